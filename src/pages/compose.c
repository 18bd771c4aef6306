/* One page: the column of slabs in the type area, its notes at the foot.  A vertical page lies: it is turned when the slots of its
   lines are filled (pages.c). */
#include "pages/steps.h"

const Master *sheet_master(const Sheet *sheet)
{
    return sheet->cut ? part_master(sheet->cut->part) : sheet->section->master;
}

static Len left_margin(const Sheet *sheet)
{
    const Master *master = sheet_master(sheet);
    return master->mirrored && sheet->page.is_left ? master->outside : master->inside;
}

/* The page as its column sees it: of a turned master lying, its left edge being the foot of the page; of a vertical one, the head. */
typedef struct {
    Len width, height, left, head, foot;
} Ground;

static Ground ground_of(const Sheet *sheet)
{
    const Master *master = sheet_master(sheet);
    Len left = left_margin(sheet), right = master->inside + master->outside - left;
    if (master->turned && sheet->cut) return (Ground){ master->height, master->width, master->foot, left, right };
    if (master->vertical && sheet->cut) return (Ground){ master->height, master->width, master->head, right, left };
    return (Ground){ master->width, master->height, left, master->head, master->foot };
}

/* Of facing pages each has the notes of its own cells. */
static DueNotes notes_of_half(const Sheet *sheet, Arena *arena)
{
    const DueNotes *all = &sheet->cut->notes;
    if (!sheet->half || !all->n) return *all;
    DueNotes own = { .at = arena_array(arena, DueNote, all->n) };
    for (int i = 0; i < all->n; i++) {
        const DueNote *due = &all->at[i];
        if (due->note.is_right != (sheet->half == SHEET_RIGHT)) continue;
        own.at[own.n++] = *due;
        own.height += frame_height(due->resumed) + due->note.frame->height;
    }
    return own;
}

/* Notes stand at the foot of the type area, under a rule. */
static void add_notes(FrameBuilder *builder, const Sheet *sheet, Ground ground, Len width)
{
    const Master *master = sheet_master(sheet);
    const DueNotes notes = notes_of_half(sheet, builder->arena);
    if (!notes.n) return;
    const Style *style = master->note_style;
    Len x = ground.left, y = ground.height - ground.foot - cut_notes_height(master, notes);
    if (style) {
        y += style->space_before;
        frame_add_rule(builder, x, y, width, 0, style->above);
        y += style_white_under_rule(style);
    }
    galley_add_notes(builder, &notes, x, y);
}

/* Something in it stands at the foot of its page, or fills it up to there. */
static bool takes_white(Part part)
{
    for (int i = part.first; i <= part.last; i++)
        if (part.strip->slabs[i].sinks || part.strip->slabs[i].blank) return true;
    return false;
}

const Frame *compose_column(const Sheet *sheet, Tools tools)
{
    FrameBuilder builder = { .arena = tools.arena };
    const Section *section = sheet->section;
    const Master *master = sheet_master(sheet);
    const Ground ground = ground_of(sheet);
    if (sheet->cut) {
        Part part = sheet->cut->part;
        Len width = master_measure(master), space = master_space(master);
        Len *heights = arena_array(tools.arena, Len, part.last - part.first + 1);
        galley_measure(part, heights);
        Len across = sheet->half ? 2 * width : width;
        const Frame *column = galley_compose(part, heights, across, true, true, tools.arena);
        Len room = space - column->height;
        if (takes_white(part)) {
            part.white = len_max(0, room - cut_notes_height(master, sheet->cut->notes));
            const Frame *filled = galley_compose(part, heights, across, true, true, tools.arena);
            if (filled->height > column->height || !part.white) room = 0;
            column = filled;
        }
        Len y = ground.head + valign_offset(section->valign, room);
        if (sheet->half) column = facing_half(column, width, sheet->half, tools.arena);
        frame_add_frame(&builder, column, ground.left, y);
        add_notes(&builder, sheet, ground, width);
    }
    return frame_built(&builder, ground.width, ground.height, NULL);
}
