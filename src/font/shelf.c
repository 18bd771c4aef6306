/* A face is known by its file, its number in it and the weight it serves.  Two <file>s may say the same: each has a face of its own,
   so what a book has taken another of its leaves does not get. */
#include "font/face.h"

#include "base/file.h"
#include "base/vec.h"

typedef struct {
    Face *face; /* NULL: closed */
    FileStamp stamp;
    Str path;
    int index, weight;
    bool is_taken;
} StandingFace;

struct FaceShelf {
    Arena *arena;
    Vec(StandingFace) faces;
};

FaceShelf *font_open_shelf(Arena *arena)
{
    FaceShelf *shelf = arena_new(arena, FaceShelf);
    *shelf = (FaceShelf){ .arena = arena, .faces = { .arena = arena } };
    return shelf;
}

void font_close_shelf(FaceShelf *shelf)
{
    for (int i = 0; i < shelf->faces.n; i++)
        if (shelf->faces.at[i].face) face_close(shelf->faces.at[i].face);
}

void shelf_return(FaceShelf *shelf)
{
    for (int i = 0; i < shelf->faces.n; i++) shelf->faces.at[i].is_taken = false;
}

/* One that was opened before its file changed is closed on the way. */
static StandingFace *find_standing(FaceShelf *shelf, const FontFile *file, FileStamp stamp)
{
    for (int i = 0; i < shelf->faces.n; i++) {
        StandingFace *standing = &shelf->faces.at[i];
        if (!standing->face || standing->is_taken || standing->index != file->index || standing->weight != file->weight ||
            !str_equal(standing->path, file->path))
            continue;
        if (file_is_as_it_was(stamp, standing->stamp)) return standing;
        face_close(standing->face);
        standing->face = NULL;
    }
    return NULL;
}

Face *shelf_take(FaceShelf *shelf, const FontFile *file, Diag *diag)
{
    file_asked(file->path.at);
    FileStamp stamp = file_stamp(file->path.at);
    StandingFace *standing = find_standing(shelf, file, stamp);
    if (!standing) {
        Face *face = face_open(file, shelf->arena, diag);
        if (!face) return NULL;
        standing = vec_push(&shelf->faces);
        *standing = (StandingFace){ face, stamp, face->path, file->index, file->weight, false };
    }
    standing->is_taken = true;
    return standing->face;
}
