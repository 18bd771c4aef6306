/* Pages × whose they are → what one department gets of them. */
#ifndef EXCERPT_EXCERPT_H
#define EXCERPT_EXCERPT_H

#include "model/division.h"
#include "model/page.h"

/* The printed page on which each record of a booklet first stands: id → Str. */
const Map *excerpt_printed(const Pages *pages, Arena *arena);

/* A booklet made ready: whose the records on each of its pages are.  `places` tells whose the words are that stand under no
   key of the data (bind_places).  Borrows all it is given. */
typedef struct Booklet Booklet;
const Booklet *excerpt_ready(const Pages *pages, const Data *data, const Division *division, const Map *places, Arena *arena);

/* The pages on which the portion has a record of its own, as they were numbered.  Of what is others' nothing is left but
   the room it took, grey if the division says so; no text, link, bookmark or key of it.  Running heads and the heads and
   bands of tables stay. */
const Pages *excerpt_pages(const Booklet *booklet, int portion, Arena *arena);

#endif
