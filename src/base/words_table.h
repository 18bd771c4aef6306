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
/* what a run says on the terminal */
WORD(NOTES,        "注記 %d 件（--notes で表示します）\n", "notes: %d (--notes lists them)\n")
WORD(BEGUN,        "%s に一式を作りました。組むには: hyogumi render %s/layouts/report.xml\n", "a small set is in %s; to render it: hyogumi render %s/layouts/report.xml\n")
WORD(MADE,         "%s  %d ページ  %.2f 秒\n", "%s  %d pages  %.2f s\n")
WORD(DIFFERENT,    "発行したものと文字 %d か所、差し替え %d か所が違います。\n", "%d texts and %d places to file differ from what was published.\n")
WORD(LEFT_OUT,     "変更のあるもの %d 件。変更のない %d 件は作りません。\n", "%d have changed; the %d that have not are left out.\n")
WORD(PRINTED,      "%s: %d 件を印刷しました\n", "%s: %d printed\n")
WORD(TIME_LEFT,    "残り", "left")
WORD(WRITTEN_TO,   "%s に書きました。\n", " Written to %s.\n")
WORD(NO_CHANGE,    "発行したものと違いはありません。", "Nothing differs from what was published.")
WORD(SUMMARY,      "訂正 %d 件（うち連動 %d 件）。変わったページ %d%s。加除 %d か所、印刷する用紙 %d 枚（組み方だけの変更 %d か所、送りだけ %d か所）。",
                   "Changed values: %d (following from others: %d). Changed pages: %d%s. Places to file: %d; leaves to print: %d (places that only look different: %d, only moved: %d).")
WORD(IN_BRACKETS,  "（%s）", " (%s)")
WORD(BETWEEN,      "・", ", ")
WORD(ABOUT,        "hyogumi 表組：XML のレイアウトとデータから日本語の報告書を組む\n", "hyogumi: typesets Japanese reports from an XML layout and data\n")
WORD(ASK_VERB,     "\nhyogumi VERB -h で各コマンドの使い方を表示します。", "\nSee hyogumi VERB -h for each verb.")

/* a release, told */
WORD(RELEASE_TITLE,       "「%s」（%s）\n", "\"%s\" (%s)\n")
WORD(RELEASE_PUBLISHED,   "発行: %s　組んだ版: hyogumi %s\n", "published: %s, set by hyogumi %s\n")
WORD(RELEASE_PAGES,       "ページ: %d（うち訂正で加えたもの %d）\n", "pages: %d (%d of them put in by corrections)\n")
WORD(RELEASE_CORRECTIONS, "訂正: %d 件\n", "corrections: %d\n")
WORD(RELEASE_CORRECTION,  "%4d  %s  %s  %s  「%s」→「%s」\n", "%4d  %s  %s  %s  \"%s\" -> \"%s\"\n")
WORD(RELEASE_CURRENT,     "現行ページ一覧\n", "current pages\n")
WORD(AS_PUBLISHED,        "発行時のまま", "as published")
WORD(BLANK,               "白紙", "blank")
WORD(TO,                  "～", "-")

/* heads of tables for spreadsheets */
WORD(FILING_NO,    "順", "no")
WORD(FILING_FROM,  "この枚の前まで残す", "keep up to the leaf before")
WORD(FILING_OUT,   "除く（元のPDFのページ）", "take out (pages of the old PDF)")
WORD(FILING_IN,    "加える（pages.pdfのページ）", "put in (pages of pages.pdf)")
WORD(TABLE_KEY,    "キー", "key")
WORD(TABLE_PAGE,   "ページ", "page")
WORD(TABLE_ROW,    "項目", "row")
WORD(TABLE_COLUMN, "欄", "column")
WORD(TABLE_SAYS,   "今の記載", "says now")
WORD(TABLE_SHOULD, "正", "should say")
WORD(TABLE_REASON, "理由", "reason")
WORD(TABLE_EMPTY,  "（空欄）", "(empty)")
WORD(TABLE_NUMBER, "（計算に使う数）", " (the number that is added up)")

/* what the printing house is told */
WORD(PRESS_HEADING,   "入稿データの内容", "For the printer")
WORD(PRESS_COLON,     "：", ": ")
WORD(PRESS_TITLE,     "題名", "Title")
WORD(PRESS_STANDARD,  "規格", "Standard")
WORD(PRESS_CONDITION, "印刷条件", "Printing condition")
WORD(PRESS_SIZE,      "仕上がり", "Trimmed size")
WORD(PRESS_COUNT,     "ページ数", "Pages")
WORD(PRESS_PLATES,    "版", "Plates")
WORD(PRESS_COLOR,     "色のあるページ", "Pages in colour")
WORD(PRESS_BLACK,     "墨だけのページ", "Pages in black")
WORD(PRESS_TYPE,      "最小の文字", "Smallest type")
WORD(PRESS_REVERSED,  "最小の白抜き文字", "Smallest reversed type")
WORD(PRESS_RULE,      "最も細い罫", "Thinnest rule")
WORD(PRESS_INK,       "総インキ量の最大", "Most ink")
WORD(PRESS_FONTS,     "埋め込みフォント", "Embedded fonts")
WORD(PRESS_IMAGES,    "画像", "Images")
WORD(PRESS_SHEET,     "%.2f × %.2f mm、塗り足し %.3g mm、トンボ%s", "%.2f × %.2f mm, bleed %.3g mm, marks: %s")
WORD(PRESS_PAGES,     "%d ページ（%d の倍数、白紙 %d）、単ページ順", "%d pages (a multiple of %d, blank: %d), single, in order")
WORD(PRESS_WHOLE,     "（全体）", " (whole)")
WORD(NONE,            "なし", "none")
WORD(NO,              "なし", "no")
WORD(YES,             "あり", "yes")
/* clang-format on */
