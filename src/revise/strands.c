#include "revise/strands.h"

#include "revise/wording.h"

static Strand *strand_of(Strands *strands, Source source, int nth)
{
    for (int i = 0; i < strands->n; i++)
        if (strands->at[i].nth == nth && source_equal(strands->at[i].source, source)) return &strands->at[i];
    Strand *strand = vec_push(strands);
    *strand = (Strand){ source, nth, { .arena = strands->arena }, { .arena = strands->arena }, false };
    return strand;
}

bool strand_is_unknown(Source source)
{
    return source.kind == SOURCE_COMPUTED && !source.record.n;
}

static void unravel(Strands *strands, const Passage *passage, bool is_new)
{
    int n_unknown = 0;
    for (int i = 0; passage && i < passage->n_sources; i++) {
        const SourceSpan *span = &passage->sources[i];
        Strand *strand = strand_of(strands, span->source, strand_is_unknown(span->source) ? n_unknown++ : 0);
        str_add(is_new ? &strand->now : &strand->was, str_part(passage->text, span->first, span->last));
    }
}

/* How often does the layout say these words itself? */
static int said_by_layout(const Passage *passage, Str words)
{
    int n = 0;
    for (int at = 0; passage && words.n && at + words.n <= passage->text.n; at++) {
        bool is_said = str_starts(str_part(passage->text, at, passage->text.n), words);
        for (int i = 0; is_said && i < passage->n_sources; i++)
            is_said = passage->sources[i].last <= at || passage->sources[i].first >= at + words.n;
        n += is_said;
    }
    return n;
}

/* 令和元年度 where {$year} was, or the other way about, reads as it did: of these words nothing differs. */
static bool changes_hands(const Strand *strand, const Passage *old, const Passage *new)
{
    Str was = str_built(&strand->was), now = str_built(&strand->now);
    return now.n == 0 ? said_by_layout(new, was) > said_by_layout(old, was)
                      : was.n == 0 && said_by_layout(old, now) > said_by_layout(new, now);
}

Strands strands_of(const Comparison *comparison, const Passage *old, const Passage *new)
{
    Strands strands = { .arena = comparison->arena };
    unravel(&strands, old, false);
    unravel(&strands, new, true);
    for (int i = 0; !comparison_same_layout(comparison) && i < strands.n; i++)
        if (changes_hands(&strands.at[i], old, new)) strands.at[i].now = strands.at[i].was;
    for (int i = 0; !(old && new) && i < strands.n; i++) {
        const Source *source = &strands.at[i].source;
        strands.at[i].stays = map_find(&comparison->reworded, fact_name(source->record, source->field, comparison->arena));
    }
    return strands;
}

bool strand_differs(const Strand *strand)
{
    return !wording_reads_alike(str_built(&strand->was), str_built(&strand->now));
}
