/* 読み: Japanese in the order of JIS X 4061 (日本語文字列照合順番), as an index has it. */
#ifndef BIND_READING_H
#define BIND_READING_H

#include "base/arena.h"
#include "base/str.h"

/* Keys that compare, byte by byte, as their texts do: first by what they say, かし after がか, hiragana and katakana alike, ー as the vowel
   before it, ゝ and 々 as what they repeat; then by voicing, か が; は ば ぱ; then ー before small, repeated and plain kana, small letters
   before capitals; last hiragana before katakana.  Each is asked of the whole text before the next.  Blanks come first, then signs,
   figures, letters, kana, kanji by their code. */
Str reading_key(Str text, Arena *arena);
/* Under which head of an index a text with this key stands: あ か さ, or, not by rows, あ い う and A B C; signs and figures, letters,
   and what is no reading, have heads of their own. */
Str reading_head(Str key, bool by_row, Arena *arena);
/* The text has kanji in it: it says not how it is read. */
bool reading_has_kanji(Str key);

#endif
