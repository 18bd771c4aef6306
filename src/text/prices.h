/* What line ends cost.  One unit for all, so that each may be weighed against each: 100 is a word torn.  The lines of a
   paragraph are those of the least sum (lines.c), after their number, which no price can buy.  What these numbers promise of each
   other is tested in tests/unit/text/test_prices.c; what characters say of words is in weights_table.h. */
#ifndef TEXT_PRICES_H
#define TEXT_PRICES_H

enum {
    /* in words (weigh.c): the sum of what the characters around say, and no more than that of a word surely torn */
    WORD_TORN = 100,
    TORN_FROM = 40,     /* what tears less tears no word */
    KATAKANA_TORN = 60, /* on top, where the whole run would fit */
    HIRAGANA_TORN = 10,
    BEFORE_PARTICLE = 12, /* on top, behind what is no kana: 計画|の */
    COMPOUND_TORN = 50,   /* on top: に|よる */
    AFFIX_TORN = 50,      /* on top: 障害|者, 再|開発 */
    EDGE_TORN = 30,       /* on top, where it is one by where it stands: 協議|会 */
    HYPHENATED = 45,
    HYPHENATED_AGAIN = 30, /* on top, where the line before ends so, too */
    AFTER_COMMA = 0,
    BESIDE_MARK = 3,
    AFTER_COLON = 25,
    MARK_BEFORE_HIRAGANA = 25, /* 」と */
    BEFORE_LEADER = 600,

    /* of figures and brackets (figures.c), on top of that */
    BEHIND_NOUN = 6,  /* 児童数|0人 */
    BEHIND_NAME = 15, /* 補助|232号線 */
    RANGE_TORN = 30,
    BRACKET_TORN = 75,
    NUMBER_WORD_TORN = 80, /* 一方, 千葉: begun by a number */
    PREFIX_TORN = 80,      /* 約|5件 */
    AFTER_ENUMERATOR = 90,
    COUNTER_TORN = 130,
    TOTAL_TORN = 140,
    ERA_TORN = 250, /* 令和|2年 */

    /* of lines (lines.c).  White at the end of one: for each em, and for its square */
    RAGGED_LEAST = 2,
    RAGGED_NARROW = 1, /* lines of up to 20 em */
    RAGGED_WIDE = 8,   /* of 40 and more */
    RAGGED_MUCH = 160, /* from here on each further em costs the same */
    RAGGED_FURTHER = 10,
    SQUEEZED = 20, /* at all; as far as can be */
    SQUEEZED_FULLY = 90,
    OPENED = 500,      /* a justified line that lacks 1 em; square: half an em is a quarter of it */
    STRETCHED = 900,   /* 1 em in one seam, square */
    LAST_OF_TWO = 70,  /* in lines of 20 em; less in shorter ones */
    LAST_OF_ONE = 640, /* dearer than a line opened by 1 em */

    /* What no rule allows, in a sum of its own that weighs before all others: by class in seam.c, else */
    PARTED_SIGN = 300,
    PARTED_NAMED = 400,
    PARTED_KEEP = 450, /* <keep> */
    PARTED_WORD = 600,
    PARTED_NUMBER = 1500,
    NEVER_PARTED = 30000,
    OVERFULL = 100000
};

#endif
