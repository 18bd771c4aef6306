/* What is asked of every text of the data, whatever it is called: no check knows a field by its name.  Each is a row of the table in
   hygiene.c; the functions that look, a family to a file, say what they find of one text. */
#ifndef AUDIT_HYGIENE_H
#define AUDIT_HYGIENE_H

#include "audit/checks.h"
#include "audit/letters.h"
#include "base/vec.h"
#include "model/choices.h"

/* Two ways to write one thing; which of them is the habit of the data is counted when it is first asked. */
typedef enum {
    HABIT_DIGIT,      /* 3 ３, by itself: some houses write single figures in full width */
    HABIT_DIGITS,     /* 12 １２ */
    HABIT_LETTER,     /* A Ａ */
    HABIT_WORD,       /* KPI ＫＰＩ */
    HABIT_PERCENT,    /* % ％ */
    HABIT_BRACKET,    /* ( （ */
    HABIT_SPACE,      /* between words of Japanese */
    HABIT_FIRST_YEAR, /* 元年 1年 */
    HABIT_YEAR_2019,  /* 令和元年度 平成31年度 */
    HABIT_COUNT
} HabitKind;
/* How often it is written the first way, the second way. */
typedef struct {
    int n[2];
} Habit;
/* Those of widths are counted together, and those of years. */
typedef struct {
    Habit of[HABIT_COUNT];
    bool has_widths, has_years;
} Habits;

typedef struct {
    Letters letters;
    DataNode element; /* whose text it is */
} HygieneText;
typedef Vec(HygieneText) HygieneTexts;

typedef struct {
    const Audit *audit;
    const HygieneTexts *texts; /* all of the data */
    Habits *habits;            /* as far as they were asked for: hygiene_habit() */
    int published;             /* month of issue, counted from the year 0; 0: not known */
    Str issue;                 /* as the data say it */
    HygieneKind of;            /* the check that is asking */
} Hygiene;

/* How all texts write it. */
Habit hygiene_habit(const Hygiene *hygiene, HabitKind kind);

/* Says it of characters first … last-1; `meant` is what should stand there, or whatever the message names last. */
void hygiene_say(const Hygiene *hygiene, const HygieneText *text, int first, int last, DiagCode code, Str meant);
/* 「－」(U+FF0D): for what cannot be told by looking. */
/* The question that a code answers; empty: none of these. */
Str hygiene_question(DiagCode code);
Str hygiene_name(uint32_t character, Arena *arena);

/* widths.c */
void hygiene_width(const Hygiene *hygiene, const HygieneText *text);
void hygiene_half_kana(const Hygiene *hygiene, const HygieneText *text);
void hygiene_spaces(const Hygiene *hygiene, const HygieneText *text);
void hygiene_count_widths(Habit *habits, const Letters *letters);
/* brackets.c */
void hygiene_brackets(const Hygiene *hygiene, const HygieneText *text);
void hygiene_punctuation(const Hygiene *hygiene, const HygieneText *text);
/* separators.c */
void hygiene_separators(const Hygiene *hygiene, const HygieneText *text);
/* dates.c */
void hygiene_dates(const Hygiene *hygiene, const HygieneText *text);
void hygiene_eras(const Hygiene *hygiene, const HygieneText *text);
void hygiene_published(const Hygiene *hygiene, const HygieneText *text);
void hygiene_count_eras(Habit *habits, const Letters *letters);
/* doubled.c */
void hygiene_doubled(const Hygiene *hygiene, const HygieneText *text);
/* alike.c */
void hygiene_look_alikes(const Hygiene *hygiene, const HygieneText *text);
/* forms.c */
void hygiene_forms(const Hygiene *hygiene, const HygieneText *text);
void hygiene_marks(const Hygiene *hygiene, const HygieneText *text);
void hygiene_invisible(const Hygiene *hygiene, const HygieneText *text);
void hygiene_machine(const Hygiene *hygiene, const HygieneText *text);

#endif
