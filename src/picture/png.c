/* libpng is met here.  It is asked for 8 bits a sample, grey or RGB, with alpha where there is any; what it warns of is let go,
   what it finds wrong ends the reading. */
#include "picture/formats.h"

#include <png.h>

#include <setjmp.h>
#include <string.h>

typedef struct {
    Str bytes;
    int at;
    bool is_cut; /* more was asked for than there is */
    png_structp png;
    png_infop info;
    int channels; /* of a row as it comes: 1 … 4 */
    bool is_interlaced;
    bool is_seen_through, is_colored; /* some pixel of the rows so far is */
    unsigned char *color, *alpha;     /* where they go; NULL: nowhere */
} PngReader;

static void give_up(png_structp png, png_const_charp why)
{
    (void)why; /* it quotes the file */
    png_longjmp(png, 1);
}

static void pass_over(png_structp png, png_const_charp why)
{
    (void)png, (void)why;
}

static void give_bytes(png_structp png, png_bytep into, size_t n)
{
    PngReader *reader = png_get_io_ptr(png);
    if (n > (size_t)(reader->bytes.n - reader->at)) {
        reader->is_cut = true;
        png_error(png, "");
    }
    memcpy(into, reader->bytes.at + reader->at, n);
    reader->at += (int)n;
}

static void open_reader(PngReader *reader, Str bytes)
{
    enum { MOST_CHUNK = 4 << 20, MOST_KEPT_CHUNKS = 100 };
    *reader = (PngReader){ .bytes = bytes };
    reader->png = png_create_read_struct(PNG_LIBPNG_VER_STRING, NULL, give_up, pass_over);
    reader->info = reader->png ? png_create_info_struct(reader->png) : NULL;
    if (!reader->info) base_out_of_memory();
    png_set_read_fn(reader->png, reader, give_bytes);
    png_set_crc_action(reader->png, PNG_CRC_ERROR_QUIT, PNG_CRC_ERROR_QUIT);
    png_set_user_limits(reader->png, PNG_UINT_31_MAX, PNG_UINT_31_MAX); /* ours are told with what the file has */
    png_set_chunk_malloc_max(reader->png, MOST_CHUNK);
    png_set_chunk_cache_max(reader->png, MOST_KEPT_CHUNKS);
}

static void close_reader(PngReader *reader)
{
    png_destroy_read_struct(&reader->png, &reader->info, NULL);
}

static void ask_for_bytes(PngReader *reader)
{
    png_structp png = reader->png;
    int type = png_get_color_type(png, reader->info);
    if (type == PNG_COLOR_TYPE_PALETTE) png_set_palette_to_rgb(png);
    if (type == PNG_COLOR_TYPE_GRAY) png_set_expand_gray_1_2_4_to_8(png);
    if (png_get_valid(png, reader->info, PNG_INFO_tRNS)) png_set_tRNS_to_alpha(png);
    png_set_scale_16(png);
    reader->is_interlaced = png_set_interlace_handling(png) > 1;
    png_read_update_info(png, reader->info);
    reader->channels = png_get_channels(png, reader->info);
}

static PictureState read_head(PngReader *reader, Picture *picture)
{
    if (setjmp(png_jmpbuf(reader->png))) return reader->is_cut ? PICTURE_CUT : PICTURE_BROKEN;
    png_read_info(reader->png, reader->info);
    picture->columns = (int)png_get_image_width(reader->png, reader->info);
    picture->rows = (int)png_get_image_height(reader->png, reader->info);
    if (picture_is_too_large(picture)) return PICTURE_LARGE;
    ask_for_bytes(reader);
    return PICTURE_WHOLE;
}

static void look_at(PngReader *reader, const unsigned char *row, int columns)
{
    int n = reader->channels, last = n - 1;
    bool has_alpha = n % 2 == 0;
    for (int x = 0; x < columns; x++, row += n) {
        if (has_alpha && row[last] != 0xFF) reader->is_seen_through = true;
        if (n > 2 && (row[0] != row[1] || row[1] != row[2])) reader->is_colored = true;
    }
}

/* A palette of fewer colours than its pixels ask for. */
static bool has_all_colors(const PngReader *reader)
{
    png_colorp colors;
    int n = 0;
    return !png_get_PLTE(reader->png, reader->info, &colors, &n) || png_get_palette_max(reader->png, reader->info) < n;
}

/* Colour and alpha go apart; what is grey all over needs one sample. */
static void split_row(const PngReader *reader, const Picture *picture, const unsigned char *row, int y)
{
    size_t per = picture->space == PICTURE_RGB ? 3 : 1, n = (size_t)reader->channels;
    size_t first = (size_t)y * (size_t)picture->columns;
    for (size_t x = 0; x < (size_t)picture->columns; x++) {
        memcpy(reader->color + (first + x) * per, row + x * n, per);
        if (reader->alpha) reader->alpha[first + x] = row[x * n + n - 1];
    }
}

/* All rows, into one that is used again and again (stride 0) or each into its own.  Those of an interlaced picture come in passes
   over all of it, each of which leaves what others gave. */
static PictureState read_rows(PngReader *reader, const Picture *picture, unsigned char *rows, size_t stride)
{
    if (setjmp(png_jmpbuf(reader->png))) return reader->is_cut ? PICTURE_CUT : PICTURE_BROKEN;
    for (int pass = 0; pass < (reader->is_interlaced ? PNG_INTERLACE_ADAM7_PASSES : 1); pass++)
        for (int y = 0; y < picture->rows; y++) {
            unsigned char *row = rows + stride * (size_t)y;
            png_read_row(reader->png, row, NULL);
            if (reader->color) split_row(reader, picture, row, y);
            else look_at(reader, row, picture->columns);
        }
    png_read_end(reader->png, NULL);
    return has_all_colors(reader) ? PICTURE_WHOLE : PICTURE_BROKEN;
}

PictureState png_try(Str bytes, Picture *picture, Arena *scratch)
{
    PngReader reader;
    open_reader(&reader, bytes);
    PictureState state = read_head(&reader, picture);
    if (state == PICTURE_WHOLE) {
        size_t size = (size_t)picture->columns * (size_t)reader.channels;
        unsigned char *row = arena_bytes(scratch, size);
        memset(row, 0xFF, size);
        state = read_rows(&reader, picture, row, 0);
    }
    picture->has_alpha = reader.is_seen_through;
    picture->space = reader.is_colored ? PICTURE_RGB : PICTURE_GREY;
    close_reader(&reader);
    return state;
}

bool png_samples(Str bytes, const Picture *picture, Samples *samples, Arena *arena)
{
    PngReader reader;
    Picture again = *picture;
    size_t n = (size_t)picture->columns * (size_t)picture->rows, per = picture->space == PICTURE_RGB ? 3 : 1;
    open_reader(&reader, bytes);
    bool is_whole = read_head(&reader, &again) == PICTURE_WHOLE;
    if (is_whole) {
        size_t size = (size_t)picture->columns * (size_t)reader.channels;
        reader.color = arena_bytes(arena, n * per);
        reader.alpha = picture->has_alpha ? arena_bytes(arena, n) : NULL;
        unsigned char *rows = arena_bytes(arena, reader.is_interlaced ? size * (size_t)picture->rows : size);
        is_whole = read_rows(&reader, picture, rows, reader.is_interlaced ? size : 0) == PICTURE_WHOLE;
        *samples = (Samples){ { (const char *)reader.color, (int)(n * per) },
                              { (const char *)reader.alpha, reader.alpha ? (int)n : 0 } };
    }
    close_reader(&reader);
    return is_whole;
}
