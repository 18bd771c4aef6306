/* The classes of JLReq 3.9 (cl-01 … cl-30), as far as a character alone decides them.  Ruby, inserted notes and
   縦中横 (cl-22, 23, 28–30) are no characters; letters of units (cl-25) are Western letters behind a number;
   cl-17 and cl-18 behave alike.  Below the line are ours: the same trades at other widths. */
#ifndef TEXT_JCLASS_H
#define TEXT_JCLASS_H

#include <stdbool.h>
#include <stdint.h>

typedef enum {
    OPENING,     /* cl-01 始め括弧類 */
    CLOSING,     /* cl-02 終わり括弧類 */
    HYPHEN,      /* cl-03 ハイフン類 ‐ – */
    WAVE,        /* cl-03, those of Japanese text 〜 ゠: CSS lets them go first */
    DIVIDING,    /* cl-04 区切り約物 ！？ */
    MIDDLE_DOT,  /* cl-05 中点類 */
    FULL_STOP,   /* cl-06 句点類 */
    COMMA,       /* cl-07 読点類 */
    INSEPARABLE, /* cl-08 分離禁止文字 */
    ITERATION,   /* cl-09 繰返し記号 */
    PROLONGED,   /* cl-10 長音記号 */
    SMALL_KANA,  /* cl-11 小書きの仮名 */
    PREFIX,      /* cl-12 前置省略記号 */
    POSTFIX,     /* cl-13 後置省略記号 */
    WIDE_SPACE,  /* cl-14 和字間隔 */
    HIRAGANA,    /* cl-15 */
    KATAKANA,    /* cl-16 */
    EQUALS,      /* cl-17 等号類 */
    OPERATOR,    /* cl-18 演算記号類 ＋ － × ÷ */
    IDEOGRAPH,   /* cl-19 漢字等 */
    REFERENCE,   /* cl-20 合印, cl-21: whatever is raised above its line */
    NUMERAL,     /* cl-24 連数字 */
    SPACE,       /* cl-26 欧文間隔 */
    WESTERN,     /* cl-27 欧文用文字 */
    /* ---- */
    WIDE_NUMERAL,  /* １２: spaced as cl-19, unbroken as cl-24 */
    WIDE_LETTER,   /* ＫＰＩ: spaced as cl-19, unbroken as cl-27 */
    PLAIN_OPENING, /* ( [ <: no white of their own */
    PLAIN_CLOSING, /* ) ] > */
    PLAIN_STOP,    /* , . : ; ! ? */
    PLAIN_SIGN,    /* / - + & and the like: Western without letters */
    HANGUL,        /* Korean parts its words by spaces, figures set solid: unbroken as cl-27, without a quarter em */
    LEADER,        /* リーダー */
    BOUND_SPACE,   /* U+00A0 and its like: white of one width that ties what stands on both sides */
    LINE_FEED,
    JCLASS_COUNT
} JClass;

/* Sets of classes. */
typedef uint64_t JClasses;
#define IN(class) (UINT64_C(1) << (class))

JClass jclass_of(uint32_t character);

#endif
