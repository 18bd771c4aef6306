/* The one table of verbs. */
#include "cmd/options.h"

#include "base/suggest.h"
#include "base/vec.h"
#include "cmd/topics.h"

#include <string.h>

const Verb verbs[] = {
    { "new",
      "DIR",
      1,
      1,
      "",
      { "新しいフォルダーに、そのまま組める小さな一式（語彙、データ、レイアウト）を作る",
        "a small set to begin with, in a new folder: schema, data and layout, ready to render" },
      cmd_new },
    { "render",
      "LAYOUT",
      1,
      1,
      "odvpfRkCP2xAa",
      { "レイアウトとデータから PDF を作る", "make a PDF from a layout and its data" },
      cmd_render },
    { "watch",
      "LAYOUT",
      1,
      1,
      "odvpfP2CxAa",
      { "PDF を作り、読んだファイルのどれかが変わるたびに作り直す。Ctrl-C で終わる",
        "make the PDF, and again whenever a file it is made from changes, until Ctrl-C" },
      cmd_watch },
    { "check",
      "LAYOUT",
      1,
      1,
      "dvrCPxy",
      { "データ、レイアウト、組み上がり、入稿の可否を調べる。何も書き出さない",
        "check data, layout, pages and whether they can be printed; writes nothing" },
      cmd_check },
    { "revise",
      "LAYOUT",
      1,
      1,
      "rDdvCtnSNmeP2x",
      { "発行後の訂正から、差し替えページ、正誤表、加除表、新旧対照表を作る",
        "replacement pages, errata, filing list and comparison for what was corrected after publication" },
      cmd_revise },
    { "release",
      "FILE",
      1,
      1,
      "",
      { "リリースの版、これまでの訂正、現行ページ一覧を表示する",
        "the edition, the corrections so far and the current pages of a release" },
      cmd_release },
    { "corrections",
      "LAYOUT",
      1,
      1,
      "rOIedv",
      { "訂正できる記載の一覧を、書き込むための表（CSV）にする", "what may be corrected, as a table (CSV) to fill in" },
      cmd_corrections },
    { "excerpt",
      "LAYOUT",
      1,
      1,
      "bDirCwMjusqdvP2x",
      { "課ごとに、その課の分だけの PDF を作り、印刷する",
        "a PDF for each department with its part of the booklet; prints them" },
      cmd_excerpt },
    { "sheets",
      "LAYOUT",
      1,
      1,
      "bDirCKdv",
      { "課ごとに、その課の記載を書き込んでもらう照会シート（.xlsx）を作る",
        "a return sheet (.xlsx) for each department, with its rows of the booklet to fill in" },
      cmd_sheets },
    { "import",
      "DATA",
      1,
      1,
      "Xv",
      { "表計算のファイルを読むデータを、その中身を書き込んだデータの XML にする",
        "data that read spreadsheets, with what these say written into their XML" },
      cmd_import },
    { "fonts",
      "[LAYOUT]",
      0,
      1,
      "c",
      { "使えるフォントと足りない文字を調べる", "what fonts are found, what is needed, which characters have no glyph" },
      cmd_fonts },
    { "schema",
      SCHEMA_LANGUAGES " [SET]",
      1,
      2,
      "",
      { "XML エディターのために、言語の文法を RELAX NG で表示する", "the grammar of a language as RELAX NG, for XML editors" },
      cmd_schema },
    { "explain", "[CODE]", 0, 1, "", { "メッセージの意味と対処を表示する", "what a message means and what to do" }, cmd_explain },
    { "help",
      "[VERB|" HELP_TOPICS "]",
      0,
      1,
      "",
      { "使い方、man ページ、シェルの補完を表示する", "show help, the manual page, or the completion of a shell" },
      cmd_help },
    { "version", "", 0, 0, "", { "版を表示する", "show the version" }, cmd_version },
    { 0 },
};

const Verb *verb_find(const char *name)
{
    for (const Verb *verb = verbs; verb->name; verb++)
        if (strcmp(verb->name, name) == 0) return verb;
    return NULL;
}

Str verb_meant(const char *wrong, Arena *arena)
{
    Vec(Str) names = { .arena = arena };
    for (const Verb *verb = verbs; verb->name; verb++) *vec_push(&names) = str_from(verb->name);
    return suggest_name(str_from(wrong), names.at, names.n, arena);
}
