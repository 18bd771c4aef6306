/* The texts of a document by their serial. */
#ifndef MODEL_RICHBOOK_H
#define MODEL_RICHBOOK_H

#include "model/document.h"

typedef struct RichBook RichBook;

/* Lives in the arena, and borrows the document. */
RichBook *richbook_open(const Document *document, Arena *arena);
/* NULL: no text has this serial.  Of a row that lives in a sheaf, while that is at hand: as its page is made, or taken. */
const Rich *richbook_find(RichBook *book, int serial);
/* The rows that live with the text are at hand as long as what lives in the arena. */
void richbook_take(const RichBook *book, int serial, Arena *arena);

#endif
