/* Every word the program says that is no message (diag_table.h), a row each, a language a column.  %s and %d stand in the same
   order in all. */
/* clang-format off */

/* how a text is found: 欄 */
WORD(HEADING,      "見出し",  "heading")
WORD(NOTE,         "注",      "note")
WORD(NOTE_OF,      "%sの注",  "note of %s")
WORD(TAB,          "つめ",    "thumb tab")
WORD(RUNNING_HEAD, "柱",      "running head")

/* where a record stood that moved */
WORD(PLACE_AFTER,  "%s「%s」の次（%sページ）", "%s after \"%s\" (p. %s)")
WORD(PLACE_FIRST,  "%s先頭（%sページ）",       "%s first (p. %s)")
/* clang-format on */
