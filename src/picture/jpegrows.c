/* libjpeg is met here: the samples of a JPEG as red, green and blue, for who cannot use them as they are.  Anything it is not happy with ends
   the reading. */
#include "picture/formats.h"

#include <setjmp.h>
#include <stdio.h>

#include <jpeglib.h>

typedef struct {
    struct jpeg_error_mgr manager; /* libjpeg knows its address alone */
    jmp_buf out;
} JpegTrouble;

static void give_up(j_common_ptr jpeg)
{
    longjmp(((JpegTrouble *)jpeg->err)->out, 1);
}

static void hear(j_common_ptr jpeg, int level)
{
    if (level < 0) give_up(jpeg); /* a warning: data are damaged, and it would go on with grey */
}

static void say_nothing(j_common_ptr jpeg)
{
    (void)jpeg;
}

static bool read_rows(struct jpeg_decompress_struct *jpeg, JpegTrouble *trouble, Str bytes, const Picture *picture,
                      unsigned char *rows)
{
    if (setjmp(trouble->out)) return false;
    jpeg_create_decompress(jpeg);
    jpeg_mem_src(jpeg, (const unsigned char *)bytes.at, (unsigned long)bytes.n);
    jpeg_read_header(jpeg, TRUE);
    jpeg->out_color_space = JCS_RGB;
    jpeg->dct_method = JDCT_ISLOW;
    jpeg_start_decompress(jpeg);
    if ((int)jpeg->output_width != picture->columns || (int)jpeg->output_height != picture->rows) return false;
    while (jpeg->output_scanline < jpeg->output_height) {
        JSAMPROW row = rows + (size_t)jpeg->output_scanline * (size_t)picture->columns * 3;
        jpeg_read_scanlines(jpeg, &row, 1);
    }
    jpeg_finish_decompress(jpeg);
    return true;
}

bool jpeg_pixels(Str bytes, const Picture *picture, Samples *samples, Arena *arena)
{
    struct jpeg_decompress_struct jpeg = { 0 };
    JpegTrouble trouble;
    size_t n = (size_t)picture->columns * (size_t)picture->rows * 3;
    unsigned char *rows = arena_bytes(arena, n);
    jpeg.err = jpeg_std_error(&trouble.manager);
    trouble.manager.error_exit = give_up;
    trouble.manager.emit_message = hear;
    trouble.manager.output_message = say_nothing;
    bool is_whole = read_rows(&jpeg, &trouble, bytes, picture, rows);
    jpeg_destroy_decompress(&jpeg);
    samples->color = (Str){ (const char *)rows, (int)n };
    return is_whole;
}
