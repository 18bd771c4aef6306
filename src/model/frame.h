/* Things at fixed places.  Built once, shared by pointer, never changed.
   Every item carries all it needs to be painted, so order and neighbours do not matter.
   x grows to the right, y downwards, from the top left corner of the frame. */
#ifndef MODEL_FRAME_H
#define MODEL_FRAME_H

#include "base/vec.h"
#include "model/document.h"

typedef struct Face Face; /* font/font.h */

/* A glyph of the face; its origin relative to that of its run (y downwards).  `cluster` is the byte of
   Glyphs.text its characters begin at; clusters never decrease. */
typedef struct {
    uint32_t id;
    Len x, y;
    Len advance;
    int cluster;
} Glyph;

/* How glyphs stand: level; upright under each other (縦組); level on a line turned clockwise, or against the clock. */
typedef enum { SET_LEVEL, SET_UPRIGHT, SET_SIDEWAYS, SET_RISING } Posture;

typedef struct {
    const Face *face;
    Len size;
    int squeeze; /* 長体: per mille of the natural width; 1000 leaves it alone */
    Color color;
    const Glyph *glyphs;
    int n_glyphs;
    Str text;        /* the characters these glyphs show, all of them */
    int at;          /* byte of the Rich's text they begin with */
    Posture posture; /* UPRIGHT: glyph x, y count from the middle of the top of each em box */
    bool is_hyphen;  /* where a line ends in a word: no character of the Rich's text; `at`: where the word goes on */
} Glyphs;            /* item x, y: origin on the baseline; UPRIGHT: middle of the top of the first em box */

typedef struct {
    Len dx, dy;
    Pen pen;
} Rule; /* from x, y; centred on its line */
/* A point of a contour.  BEGIN: a new part of it begins there; LINE: it goes on straight to there, or, behind two HANDLEs, in a Bézier
   curve: pulled towards the first where it leaves, towards the second where it arrives. */
typedef enum { STEP_LINE, STEP_BEGIN, STEP_HANDLE } ContourStep;
typedef struct {
    Len x, y;
    ContourStep step;
} PathPoint;
typedef struct {
    const PathPoint *points; /* from x, y of the item; the first of them is a BEGIN */
    int n;
} Contour;
typedef struct {
    Len width, height; /* of the box, or of the one a contour stands in */
    Plate plate;
    const Contour *contour; /* closed; NULL: the box, its corners as round as the plate says */
} Fill;                     /* plate.padding is not used here */
typedef struct {
    Len width, height; /* of what is seen of it */
    Box whole;         /* where all of it would lie, from x, y: larger than that where some is cut off */
    const Picture *picture;
    Where where;
} PictureBox;
typedef struct {
    Contour contour;
    bool is_filled; /* each part is closed then */
    Color fill;
    Pen pen;  /* along it, its ends and corners round: a part of one point is a dot; LINE_NONE: nothing */
    Len dash; /* so long are its dashes, and the white between them; 0: it is not dashed */
} Path;
typedef struct {
    Len width, height;
    Str target; /* a key, as written */
    int at;     /* byte of the Rich's text */
} Link;
typedef struct {
    const Slot *slot;
    Len width;
    const Style *style;
    Align align;
} SlotBox; /* x, y: baseline start */

typedef enum { ITEM_GLYPHS, ITEM_RULE, ITEM_FILL, ITEM_PATH, ITEM_PICTURE, ITEM_LINK, ITEM_SLOT, ITEM_FRAME } ItemKind;

typedef struct Item {
    Len x, y;
    ItemKind kind;
    union {
        Glyphs glyphs;
        Rule rule;
        Fill fill;
        Path path;
        PictureBox picture;
        Link link;
        SlotBox slot;
        const struct Frame *frame;
    } as;
} Item;

/* What a frame is.  Frames of one key on several pages are parts of one thing. */
typedef struct Mark {
    Role role;
    Key key;
    Where where;
    int serial;                /* of the Rich it shows, or 0 */
    const SourceSpan *sources; /* of its words */
    int n_sources;
    int figure; /* of a FIGURE: serial of the first Rich in it */
    int level;  /* heading level */
    Str bookmark;
    Str spoken;    /* what it says beside its texts: the figures of a chart */
    bool repeated; /* shown before: a head said again, a label （続き）; artifact in tags, not counted in the proof */
    bool sample;   /* part of a sample: the same records stand elsewhere as themselves */
    int column, column_span, row_span; /* of a cell */
    const struct Absorbed *absorbed;   /* likewise: Cell.absorbed */
    const NoteKind *note_kind;         /* of a NOTE */
    int page_column;                   /* of what stands in one of the columns of its page: which, from 1 */
    int slot; /* of late words: the byte of the text they stand in whose slot they fill; of a picture that is words: where they begin */
    bool is_icon;       /* it is such a picture */
    int table, counted; /* of rows at a page end, not 0: their table (Slab.table), the body rows up to there */
} Mark;

/* What justification gave (or took, < 0) between two characters of a line, in its order of priority: JLReq 3.8.3, 3.8.4. */
typedef struct {
    Str before, after;
    Len amount;
    int rank;
} Share;

typedef struct Frame {
    Len width, height, baseline; /* baseline: of the first line in it, from the top; 0: there is none */
    const Mark *mark;            /* NULL: just a group */
    Item *items;
    int n_items;
    const Share *shares; /* of a justified line */
    int n_shares;
    bool
        stands; /* in what lies: all that it holds is level as it is, and stays so when the page is turned; its sides change places */
    const struct LateLine *late; /* of a line with rooms for late words: how to set it with their true widths (para.h) */
} Frame;

/* A frame under construction. */
typedef Vec(Item) FrameBuilder; /* { .arena = arena } to begin */

void frame_expect(FrameBuilder *builder, int n); /* before the first: so many items */
Item *frame_add(FrameBuilder *builder, ItemKind kind, Len x, Len y);
void frame_add_frame(FrameBuilder *builder, const Frame *frame, Len x, Len y);
void frame_add_rule(FrameBuilder *builder, Len x, Len y, Len dx, Len dy, Pen pen);
void frame_add_fill(FrameBuilder *builder, Box box, Plate plate);
/* What the contour outlines, which stands in the box, filled and drawn as the plate says; the contour lives as long as the frame. */
void frame_add_contour(FrameBuilder *builder, Box box, const Contour *contour, Plate plate);
const Frame *frame_built(const FrameBuilder *builder, Len width, Len height, const Mark *mark);
/* The order in which a file paints the items of a frame: as they stand, but cells over several rows before the first row whose
   texts follow theirs, as they are read.  NULL: as they stand. */
const int *frame_order(const Frame *frame, Arena *arena);
/* A column in which some stand upright and some do not. */
bool frame_is_mixed(const Frame *frame);
/* The same things under another mark. */
const Frame *frame_marked(const Frame *frame, const Mark *mark, Arena *arena);

/* Of none: 0. */
static inline Len frame_height(const Frame *frame)
{
    return frame ? frame->height : 0;
}

#endif
