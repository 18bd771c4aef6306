/* Characters that are there in another form than anyone types or searches for, and the one that is meant. */
#ifndef MODEL_LETTERFORMS_H
#define MODEL_LETTERFORMS_H

#include <stdbool.h>
#include <stdint.h>

/* ⼀ → 一, ⻑ → 長: of CJK radicals; 0: it is none, or nobody can say. */
uint32_t letterform_of_radical(uint32_t c);
/* ｶ → カ, ｡ → 。; 0: it is none of half width. */
uint32_t letterform_of_half_kana(uint32_t c);
/* か and a mark ゛, combining, by itself or of half width → が; は and ゜ → ぱ; 0: the kana takes no such mark. */
uint32_t letterform_voiced(uint32_t kana, uint32_t mark);
/* e and U+0301 → é; 0: there is no such letter here. */
uint32_t letterform_accented(uint32_t letter, uint32_t mark);
/* What Unicode calls a character that cannot be seen; NULL: it can.  Is it a blank in disguise? */
const char *letterform_invisible(uint32_t c);
bool letterform_is_blank(uint32_t c);

#endif
