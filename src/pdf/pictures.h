/* The pictures of a file: each is an object of it, however often it is shown (8.9.5). */
#ifndef PDF_PICTURES_H
#define PDF_PICTURES_H

#include "model/frame.h"
#include "pdf/objects.h"
#include "pdf/press.h"

typedef struct Pictures Pictures;

/* What a file of this kind cannot hold, and how it is called. */
typedef struct {
    bool refuses[PICTURE_SPACE_COUNT], refuses_alpha;
    const char *name;
    const Press *press; /* NULL: it is for a screen */
    const PressResources *resources;
} PictureRules;

Pictures *pictures_open(Objects *objects, PictureRules rules, Arena *arena, Diag *diag);
void pictures_close(Pictures *pictures);
/* The object of the picture shown here; 0: the file cannot hold it, or it has changed, which is reported. */
Ref pictures_put(Pictures *pictures, const PictureBox *box);
/* Does it use this spot colour of the press? */
bool pictures_use(const Pictures *pictures, Ref picture, int spot);
/* One was not put: there is no file to be made. */
bool pictures_failed(const Pictures *pictures);

#endif
