/* What a run of corrections is called: its number, its day, what the margin of its pages says. */
#include "bind/bind.h"
#include "cmd/cmd.h"
#include "model/era.h"
#include "revise/revise.h"

#include <stdlib.h>

Str round_date(const Options *options, Arena *arena)
{
    Moment moment;
    return era_read_date(str_from(options->date), &moment) ? moment_text(arena, moment) : STR("");
}

bool round_check_options(const Options *options, Arena *arena, Diag *diag)
{
    if (!options->date || round_date(options, arena).n) return true;
    diag_report(diag, (Where){ 0 }, STR(""), DIAG_BAD_DAY, options->date);
    return false;
}

/* That of --date, of the latest correction, or the month of SOURCE_DATE_EPOCH. */
static Str date_of(const Options *options, const Corrections *applied, Arena *arena)
{
    enum { MONTH = 7 };
    Str date = round_date(options, arena);
    for (int i = 0; i < applied->n && !options->date; i++)
        if (str_compare(applied->at[i].date, date) > 0) date = applied->at[i].date;
    if (date.n) return date;
    date = cmd_date(STR(""), arena);
    return str_part(date, 0, date.n < MONTH ? date.n : MONTH);
}

Round round_of(const Options *options, const Document *document, const Release *before, const Corrections *applied, Arena *arena)
{
    Round round = { .number = revise_rounds_so_far(before, arena) + 1,
                    .date = date_of(options, applied, arena),
                    .reason = revise_round_reason(applied, arena) };
    RoundWords words = { document->revised, document->revised_again };
    if (!words.again.n) words.again = str_join(arena, words.first, STR("（第{number}次）"));
    round.line = revise_round_line(before, words, bind_date(round.date, arena), round.number, arena);
    return round;
}
