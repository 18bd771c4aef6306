/* Reads each file it is given once, as the fuzzer would: replay READER FILE… */
#include <stdio.h>
#include <stdlib.h>

int LLVMFuzzerInitialize(int *argc, char ***argv);
int LLVMFuzzerTestOneInput(const unsigned char *bytes, size_t size);
size_t LLVMFuzzerMutate(unsigned char *bytes, size_t size, size_t most);

size_t LLVMFuzzerMutate(unsigned char *bytes, size_t size, size_t most)
{
    (void)bytes, (void)most;
    return size;
}

int main(int argc, char **argv)
{
    if (argc < 3 || setenv("FUZZ_READER", argv[1], 1) != 0) return 2;
    LLVMFuzzerInitialize(&argc, &argv);
    for (int i = 2; i < argc; i++) {
        FILE *in = fopen(argv[i], "rb");
        if (!in) return perror(argv[i]), 2;
        fseek(in, 0, SEEK_END);
        size_t size = (size_t)ftell(in);
        rewind(in);
        unsigned char *bytes = malloc(size + 1);
        if (fread(bytes, 1, size, in) != size) return 2;
        fclose(in);
        LLVMFuzzerTestOneInput(bytes, size);
        free(bytes);
    }
    return 0;
}
