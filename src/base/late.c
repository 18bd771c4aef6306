#include "base/late.h"

#include "base/arena.h"

#include <dlfcn.h>
#include <errno.h>
#include <string.h>

/* As if it had been linked: what stands before it in the order of libraries is found before it. */
static bool find_calls(const LateLibrary *library)
{
    for (int i = 0; i < library->n; i++) {
        void *found = dlsym(RTLD_DEFAULT, library->calls[i].name);
        if (!found) return false;
        memcpy(library->calls[i].pointer, &found, sizeof found);
    }
    return true;
}

const char *late_open(LateLibrary *library)
{
    if (library->is_there) return NULL;
    errno = 0;
    void *opened = dlopen(library->file, RTLD_NOW | RTLD_GLOBAL);
    if (!opened && errno == ENOMEM) base_out_of_memory();
    library->is_there = opened && find_calls(library);
    return library->is_there ? NULL : dlerror();
}
