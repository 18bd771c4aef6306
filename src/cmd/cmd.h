/* The roof: each verb a recipe made of doors. */
#ifndef CMD_CMD_H
#define CMD_CMD_H

#include "base/diag.h"
#include "base/map.h"
#include "cmd/timings.h"
#include "font/font.h"
#include "layout/layout.h"
#include "model/division.h"
#include "model/release.h"
#include "model/report.h"
#include "pages/pages.h"
#include "pdf/pdf.h"
#include "revise/revise.h"

#include <stdbool.h>

struct BatchRun; /* batch/batch.h */
struct Proofing; /* cmd/proofing.h */

/* The values of an option that may be given many times. */
enum { MOST_WORDS = 256 };
typedef struct {
    const char *at[MOST_WORDS];
    int n;
} Words;

/* What a person typed.  Strings are empty when not given. */
typedef struct {
    const char *arguments[MOST_WORDS];
    int n_arguments;
    const char *output, *data, *schema, *pages, *format, *cover, *profile, *pdf, *press, *summary, *release, *corrections, *mode,
        *encoding, *text, *html, *serve, *map, *split;
    const char *diagnostics, *lang, *color;
    const char *by, *jobs, *shard, *printer;
    const char *date, *reason, *since, *copies;
    const char *max_memory, *timeout;
    Words denied, only, select, take;
    bool strict, notes, quiet, help, timings, resume, attach_data, attach_release, replace, overwrite, all, mend;
    bool answered, proof;
} Options;

typedef struct Verb {
    const char *name;
    const char *arguments;  /* as shown after the name: "LAYOUT" */
    int least, most;        /* how many arguments */
    const char *options;    /* letters of the options it takes besides the common ones; see options.c */
    const char *summary[2]; /* 日本語, English */
    int (*run)(const Options *options, Diag *diag, Arena *arena);
} Verb;

extern const Verb verbs[]; /* verbs.c; ends with a NULL name */

/* What is wrong with what was typed: a message, and the words in it. */
typedef struct {
    DiagCode code;
    const char *words[3];
} Mistake;

/* argv, which ends with NULL, → options; false: `mistake` is to be reported.  `verb` is NULL when none was recognised. */
bool options_parse(int argc, char **argv, Options *options, const Verb **verb, Mistake *mistake, Arena *arena);
void options_help(const Verb *verb, DiagLang lang); /* verb NULL: of all */
DiagLang options_lang(const Options *options);

/* The job of one layout: what was read, and what was made of it. */
typedef struct {
    const Release *before;      /* as it was published; NULL: this is the first time */
    const Pins *pins;           /* how its pages are cut then; or NULL */
    Corrections history, fresh; /* all that are in the data, oldest first; those of them that are new */
    const Report *report;
    struct XmlShelf *files; /* of its data */
    const Schema *schema;
    FaceShelf *shelf; /* on which their faces stay open from job to job; NULL: they are closed with it */
    FontBook *fonts;
    bool keeps_shapes;     /* for other documents like this one */
    struct Shapes *shapes; /* of all its documents */
    const Document *document;
    bool shows_faults;    /* pages are given whatever is wrong with them */
    bool is_web;          /* its pages are for a page of the web */
    bool is_lean;         /* the document is read from above to below */
    bool makes_workbooks; /* writes .xlsx */
    bool writes_release;  /* --release names what is made, not what is read */
    bool has_default;     /* writes below output/ where nothing else is said */
    bool leaves_facts;    /* nobody asks for them, or whose they are: there is no release, neither before nor to come */
    Facts facts;
    Facts past;             /* of the edition this one is held against: whose the records were that are no more */
    const Offices *offices; /* NULL: nobody asks */
    const Str *data_files;
    int n_data_files;
    const ChosenWidths *chosen; /* widths of columns in the booklet of which its document is an excerpt; or NULL */
    const Pages *pages;
    Sightings *seen;  /* of them, as they came; NULL: they have their frames */
    Timings *timings; /* noted as the work goes on */
} Job;

/* What a release keeps of a finished job. */
Release *job_release(const Job *job, Arena *arena, Diag *diag);
/* What --corrections names: XML, or a table that was filled in, which is held against the data with the `past` corrections in
   them.  Those that say neither day nor reason have those of --date and --reason.  NULL: reported. */
const Corrections *corrections_read(const Options *options, const Job *job, const Corrections *past, Arena *arena, Diag *diag);
/* The data asked for: those of the layout, or of --data; and the schema of them, whose words those of the layout are.  NULL:
   reported. */
const char *cmd_data_path(const Options *options, const Report *report);
const Schema *cmd_read_schema(const Options *options, const Report *report, struct XmlShelf *files, Arena *arena, Diag *diag);
/* --date, however it is written, as 2020-10-15, 2020-10; empty: not given, or none. */
Str round_date(const Options *options, Arena *arena);
/* Is --date a date? */
bool round_check_options(const Options *options, Arena *arena, Diag *diag);
/* What a run that makes these corrections is called, should it change anything; pages and leaves are not counted yet. */
Round round_of(const Options *options, const Document *document, const Release *before, const Corrections *applied, Arena *arena);
/* Asks of what was corrected what `check` asks of all, and whether it is dated after what it corrects. */
void ask_corrected(const Job *job, const Data *data, Arena *arena, Diag *diag);
/* Every file of the run to the queue --printer names, but those that are printed already. */
void print_entries(const Options *options, const PrintWish *wish, struct BatchRun *run, Arena *arena, Diag *diag);
/* Bytes → a file of the set. */
bool cmd_write(Str bytes, const char *path, FileSet *set, Diag *diag);
/* A table that goes to `path`, in the encoding asked for.  false: it has characters that encoding has not, reported. */
bool cmd_encode(const Options *options, const char *path, Str *table, Arena *arena, Diag *diag);
/* SOURCE_DATE_EPOCH decides where it is set; else `otherwise`.  Never the clock. */
Str cmd_date(Str otherwise, Arena *arena);
/* The report; how it was published, where `release` names a release to be read (NULL: it is set for the first time).  What is
   to be written is claimed next, before anything else can fail: claiming is what puts a broken set back.  false: reported. */
bool typeset_open(const Options *options, const char *release, Job *job, Arena *arena, Diag *diag);
/* What an open job is set with: the words of its data, the fonts, the corrections of the release and those given now.  false:
   reported. */
bool typeset_prepare(const Options *options, Job *job, Arena *arena, Diag *diag);
/* Does it speak to a print queue, or to those who look at a page? */
bool cmd_talks(const Options *options);
/* What is read from now on is read behind a fence (base/fence.h): what is to be written has been claimed.  `fonts` NULL: none is opened. */
void cmd_fence(const Options *options, const Job *job, const FontList *fonts, Arena *arena);
/* Its data, corrected, for the caller to close; and what they say, bound as it was published.  NULL: reported. */
const Data *typeset_data(const Options *options, Job *job, Arena *arena, Diag *diag);
const Document *typeset_bind(const Job *job, const Data *data, Arena *arena, Diag *diag);
/* Both, for a prepared job: its document.  false: reported. */
bool typeset_words(const Options *options, Job *job, Arena *arena, Diag *diag);
/* How pages are wanted. */
typedef struct {
    const Pins *pins;       /* as they were published; or NULL */
    const PageTaker *taker; /* who is given each, and then it is forgotten; NULL: they are kept */
    bool is_trial;          /* only to see where things come to stand */
    bool despite_faults;    /* all of them whatever is wrong; otherwise none once an error is reported */
    ChosenList *chosen;     /* gets the widths of columns that were chosen; or NULL */
} PagesWish;
/* A document of the report → pages, strip after strip; NULL: reported. */
const Pages *typeset_pages(const Job *job, const Document *document, PagesWish wish, Arena *arena, Diag *diag);
/* A document of the report → proven pages; NULL: reported. */
const Pages *typeset_document(const Job *job, const Document *document, const Pins *pins, Arena *arena, Diag *diag);
/* The document of the job → proven pages, of which each is given to the taker, and then forgotten; NULL: reported. */
const Pages *typeset_given(const Job *job, const PageTaker *taker, Arena *arena, Diag *diag);
/* The whole house: layout and data of a prepared job → proven pages.  false: reported.  job_close in any case. */
bool typeset(const Options *options, Job *job, Arena *arena, Diag *diag);
void job_close(Job *job);

/* The profile asked for; without one it is for the screen, but where an option is about the press. */
PdfProfile cmd_profile(const Options *options);
/* How the layout goes to press, with the standard asked for. */
const Press *cmd_press(const Options *options, const Report *report, Arena *arena);
/* False: that path is one of what is read, which is reported: a slip must not cost the layout or the data. */
bool cmd_may_write(const Options *options, const Report *report, const char *path, bool reads_release, Diag *diag);
/* The same of files that only reading has found: those a set includes, its spreadsheets and their maps. */
bool cmd_spares(const char *path, const Str *files, int n, Arena *arena, Diag *diag);
/* What lies there says something else, and may be an answer or somebody's work: it is not lost but by --replace.  false: reported. */
bool cmd_may_replace(const Options *options, const char *path, Str bytes, Arena *arena, Diag *diag);
/* How a file of a set is called from the folder of its first; false: it lies elsewhere. */
bool cmd_name_beside(const char *first, Str path, Str *name, Arena *arena);
/* Can a list of pages be meant at all?  "#4-#2" cannot; what is no label is seen by the pages. */
bool cmd_may_name_pages(Str list);
/* Of the pages that come those a list names, as "3-5,12,#17,#20-#24" (NULL: all): they are given on, with their numbers among them. */
typedef struct ChosenPages ChosenPages;
ChosenPages *chosen_open(const char *list, const Document *document, PageTaker next, Arena *arena);
PageTaker chosen_taker(ChosenPages *chosen);
bool chosen_has(const ChosenPages *chosen, int number); /* is this page, which has come, one of them? */
/* Those of `pages`, all that came; NULL: it asks for one that is not there, reported. */
const Pages *chosen_pages(const ChosenPages *chosen, const Pages *pages, Arena *arena, Diag *diag);
/* Pages as the profile asked for wants them, sheets where they go to press; `whole`: they are all of a booklet.  NULL: reported. */
const Pages *cmd_for_profile(const Options *options, const Job *job, const Pages *pages, bool whole, Arena *arena, Diag *diag);
/* What such a file says of itself. */
PdfInfo cmd_pdf_info(const Options *options, const Job *job, FileSet *set, Arena *arena);
/* Such pages as a file of the set, or by itself (NULL). */
bool cmd_write_pdf(const Options *options, const Job *job, const Pages *pages, const char *path, FileSet *set, Arena *arena,
                   Diag *diag);
/* Pages as sheets for the printing house; `whole`: they are all of a booklet.  NULL: reported. */
const Pages *cmd_press_sheets(const Job *job, const Pages *pages, const Press *press, bool whole, Arena *arena, Diag *diag);

/* What a run of render has made, and how long it took. */
typedef struct {
    const char *path;
    int n_pages;
    double seconds;
} Rendering;
/* The verb without its words; `shelf`: see Job; `proofing` NULL: nobody looks at a proof page of it, which a
   page of the web does not have.  false: reported, and what stood
   under the name stands there. */
bool render_made(const Options *options, FaceShelf *shelf, struct Proofing *proofing, Rendering *made, Arena *arena, Diag *diag);
void render_say(const Options *options, const Rendering *made);

int cmd_render(const Options *options, Diag *diag, Arena *arena);
int cmd_watch(const Options *options, Diag *diag, Arena *arena);
int cmd_check(const Options *options, Diag *diag, Arena *arena);
int cmd_query(const Options *options, Diag *diag, Arena *arena);
int cmd_revise(const Options *options, Diag *diag, Arena *arena);
int cmd_release(const Options *options, Diag *diag, Arena *arena);
int cmd_corrections(const Options *options, Diag *diag, Arena *arena);
int cmd_excerpt(const Options *options, Diag *diag, Arena *arena);
int cmd_sheets(const Options *options, Diag *diag, Arena *arena);
int cmd_merge(const Options *options, Diag *diag, Arena *arena);
int cmd_fonts(const Options *options, Diag *diag, Arena *arena);
int cmd_new(const Options *options, Diag *diag, Arena *arena);
int cmd_schema(const Options *options, Diag *diag, Arena *arena);
int cmd_data(const Options *options, Diag *diag, Arena *arena);
int cmd_ids(const Options *options, Diag *diag, Arena *arena);
int cmd_import(const Options *options, Diag *diag, Arena *arena);
int cmd_explain(const Options *options, Diag *diag, Arena *arena);
int cmd_version(const Options *options, Diag *diag, Arena *arena);
int cmd_help(const Options *options, Diag *diag, Arena *arena);

#endif
