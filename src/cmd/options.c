/* argv → Options from one table, which help.c prints as help, manual page and shell completions. */
#include "cmd/options.h"

#include "base/suggest.h"
#include "base/vec.h"

#include <stdlib.h>
#include <string.h>

#define AT(field) offsetof(Options, field)

const Option options_table[] = {
    { 'o',
      "-o",
      "--output",
      "OUT.pdf",
      TAKES_VALUE,
      AT(output),
      { "出力ファイル（既定は output/<レイアウト名>.pdf、- は標準出力）",
        "output file (default output/<layout name>.pdf; - is standard output)" } },
    { 'd',
      NULL,
      "--data",
      "FILE",
      TAKES_VALUE,
      AT(data),
      { "レイアウトの指すデータの代わりに使うデータ", "data to use instead of what the layout names" } },
    { 'v',
      NULL,
      "--schema",
      "FILE",
      TAKES_VALUE,
      AT(schema),
      { "データの指す schema.xml の代わりに使うもの", "schema to use instead of what the data name" } },
    { 'p',
      NULL,
      "--pages",
      "LIST",
      TAKES_VALUE,
      AT(pages),
      { "出力するページ。印刷されるページ番号と範囲（3-5,12）、または #17 のように紙の順番",
        "pages to write: printed labels and ranges (3-5,12), or #17 for the physical page" } },
    { 'f',
      NULL,
      "--format",
      "pdf|trace",
      TAKES_VALUE,
      AT(format),
      { "出力の形式。trace は組版結果をミリメートルで書いた文字の一覧",
        "format of the output; trace lists everything placed, in millimetres" } },
    { 'P',
      NULL,
      "--profile",
      "screen|archive|press",
      TAKES_VALUE,
      AT(profile),
      { "だれのための PDF か。screen 画面と読み上げ（PDF/UA）、archive 保存（PDF/A・PDF/UA）、press 印刷所（PDF/X）",
        "for whom the PDF is: screen (PDF/UA), archive (PDF/A and PDF/UA), press (PDF/X)" } },
    { 'x',
      NULL,
      "--press",
      "x1a|x4",
      TAKES_VALUE,
      AT(press),
      { "press のときの規格（既定はレイアウトの press の standard）",
        "the standard of the press profile (default: that of the layout's press)" } },
    { 'A',
      NULL,
      "--attach-data",
      NULL,
      TAKES_NOTHING,
      AT(attach_data),
      { "データの XML を PDF に添付する（--profile archive のとき。PDF/A-3 になる）",
        "keep the XML of the data within the PDF (with --profile archive: it is PDF/A-3 then)" } },
    { 'a',
      NULL,
      "--attach-release",
      NULL,
      TAKES_NOTHING,
      AT(attach_release),
      { "リリースを PDF に添付する（--profile screen か archive のとき。archive では PDF/A-3 になる）",
        "keep the release within the PDF (with --profile screen or archive, which is PDF/A-3 then)" } },
    { 'R',
      NULL,
      "--release",
      "FILE",
      TAKES_VALUE,
      AT(release),
      { "後で差し替えページを作るのに要るもの（ページの切り方、全文）を書き残す",
        "keep here what replacement pages will need: how pages are cut, all texts" } },
    { 'k',
      NULL,
      "--replace",
      NULL,
      TAKES_NOTHING,
      AT(replace),
      { "別のページのリリースがあっても上書きする（--release のとき）", "overwrite a release of other pages (with --release)" } },
    { 'y',
      NULL,
      "--summary",
      "FILE.pdf",
      TAKES_VALUE,
      AT(summary),
      { "印刷所に渡す 1 ページの要約（--profile press）", "a page of summary for the printer (--profile press)" } },
    { 'r',
      NULL,
      "--release",
      "OLD.release",
      TAKES_VALUE,
      AT(release),
      { "発行したときのリリースファイル、またはそれを添付した PDF",
        "the release file of what was published, or a PDF that carries it" } },
    { 'D', "-o", "--output", "DIR", TAKES_VALUE, AT(output), { "出力先のフォルダー", "folder for everything that is written" } },
    { 'O', "-o", "--output", "FILE.csv", TAKES_VALUE, AT(output), { "出力先の表", "the table that is written" } },
    { 'C',
      NULL,
      "--corrections",
      "FILE",
      TAKES_VALUE,
      AT(corrections),
      { "データに加える訂正（XML、または hyogumi corrections の表に書き込んだ CSV）",
        "corrections to apply to the data: XML, or a table of hyogumi corrections that was filled in" } },
    { 'm',
      NULL,
      "--mode",
      "leaves|changes|reflow",
      TAKES_VALUE,
      AT(mode),
      { "動かしてよい範囲。leaves 発行したとおりに切る、changes 次の見出しまで流し直す、reflow 新しい版",
        "what may move: leaves as published, changes up to the next heading, reflow a new edition" } },
    { 'e', NULL, "--encoding", "utf-8|cp932", TAKES_VALUE, AT(encoding), { "CSV の文字コード", "encoding of the CSV" } },
    { 't',
      NULL,
      "--date",
      "DATE",
      TAKES_VALUE,
      AT(date),
      { "訂正の日付（2020-10-15 か 2020-10）。書かなければ訂正ファイルのいちばん新しい日付",
        "day of the correction, 2020-10-15 or 2020-10; else the latest of the corrections" } },
    { 'n',
      NULL,
      "--reason",
      "TEXT",
      TAKES_VALUE,
      AT(reason),
      { "理由の書かれていない訂正とデータの変更の理由", "why, for corrections and edits of the data that do not say" } },
    { 'S',
      NULL,
      "--since",
      "published",
      TAKES_VALUE,
      AT(since),
      { "まだ一度も加除していない冊子のために、発行時からの一式を作る",
        "make the set for booklets into which nothing has been filed yet" } },
    { 'N',
      NULL,
      "--copies",
      "N",
      TAKES_VALUE,
      AT(copies),
      { "冊子の部数。decision.pdf に用紙の枚数を示す", "copies of the booklet, for the count of paper in decision.pdf" } },
    { 'c',
      NULL,
      "--cover",
      "FILE",
      TAKES_VALUE,
      AT(cover),
      { "このテキストの文字が足りるかを調べる", "check that the characters of this text can be set" } },
    { 'b',
      NULL,
      "--by",
      "NAME",
      TAKES_VALUE,
      AT(by),
      { "何ごとに分けるか（department など。レイアウトの excerpt の by）",
        "what to divide by: department, or another excerpt of the layout" } },
    { 'i', NULL, "--only", "ID", TAKES_MANY, AT(only), { "この id のものだけを作る", "make those of this id alone" } },
    { 'I',
      NULL,
      "--only",
      "ID",
      TAKES_MANY,
      AT(only),
      { "この識別子の課の記載だけを表にする", "list what is of the department of this id alone" } },
    { 'M',
      NULL,
      "--mode",
      "rows|pages",
      TAKES_VALUE,
      AT(mode),
      { "rows その課の行だけで組み直す、pages 冊子のページからほかの課を消す",
        "rows sets its rows afresh, pages takes the others out of the pages of the booklet" } },
    { 'w',
      NULL,
      "--changed-since",
      "RELEASE",
      TAKES_VALUE,
      AT(since),
      { "このリリースより後に変わったところに印を付け、変わったものだけを作る",
        "mark what has changed since this release, and make only what has changed" } },
    { 'j',
      NULL,
      "--jobs",
      "N",
      TAKES_VALUE,
      AT(jobs),
      { "同時に動かすプロセスの数（既定は CPU の数）", "how many processes at a time (default: the processors)" } },
    { 'u',
      NULL,
      "--resume",
      NULL,
      TAKES_NOTHING,
      AT(resume),
      { "足りないものと古くなったものだけを作る。分担して作ったものをまとめる",
        "make only what is missing or stale; joins what shards have made" } },
    { 's', NULL, "--shard", "I/N", TAKES_VALUE, AT(shard), { "N 台で分担するうちの I 台目", "the part of machine I of N" } },
    { 'q',
      NULL,
      "--printer",
      "QUEUE",
      TAKES_VALUE,
      AT(printer),
      { "できたものを CUPS のこのキューで印刷する", "print each file on this CUPS queue" } },
    { '*', NULL, "--diagnostics", "human|json", TAKES_VALUE, AT(diagnostics), { "メッセージの形式", "format of messages" } },
    { '*',
      NULL,
      "--lang",
      "ja|en",
      TAKES_VALUE,
      AT(lang),
      { "メッセージの言語（既定はロケール）", "language of messages (default: the locale)" } },
    { '*',
      NULL,
      "--strict",
      NULL,
      TAKES_NOTHING,
      AT(strict),
      { "警告も終了コードに数える", "warnings count for the exit status" } },
    { '*',
      NULL,
      "--deny",
      "CODE",
      TAKES_MANY,
      AT(denied),
      { "このメッセージを誤りとして扱う", "treat this message as an error" } },
    { '*',
      NULL,
      "--notes",
      NULL,
      TAKES_NOTHING,
      AT(notes),
      { "注記（N で始まるメッセージ）も表示する。なければ数だけ",
        "list the notes (messages beginning with N), which are only counted otherwise" } },
    { '*', "-q", "--quiet", NULL, TAKES_NOTHING, AT(quiet), { "誤りだけを表示する", "show errors only" } },
    { '*', NULL, "--color", "auto|always|never", TAKES_VALUE, AT(color), { "メッセージの色", "colour of messages" } },
    { '*', "-h", "--help", NULL, TAKES_NOTHING, AT(help), { "使い方を表示する", "show this help" } },
    { 0 },
};

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
      "odvpfRkCPxAa",
      { "レイアウトとデータから PDF を作る", "make a PDF from a layout and its data" },
      cmd_render },
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
      "rDdvCtnSNmePx",
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
      "bDirCwMjusqdvPx",
      { "課ごとに、その課の分だけの PDF を作り、印刷する",
        "a PDF for each department with its part of the booklet; prints them" },
      cmd_excerpt },
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

bool verb_takes(const Verb *verb, const Option *option)
{
    return option->letter == '*' || (verb && strchr(verb->options, option->letter));
}

/* The option an argument names; "--name=value" gives its value too. */
static const Option *find_option(const Verb *verb, const char *argument, const char **value)
{
    const char *equals = strchr(argument, '=');
    size_t n = equals ? (size_t)(equals - argument) : strlen(argument);
    *value = equals ? equals + 1 : NULL;
    for (const Option *option = options_table; option->name; option++) {
        if (!verb_takes(verb, option)) continue;
        if (strlen(option->name) == n && strncmp(argument, option->name, n) == 0) return option;
        if (option->brief && strcmp(argument, option->brief) == 0) return option;
    }
    return NULL;
}

static bool one_of(const char *value, const char *list)
{
    size_t n = strlen(value);
    for (const char *at = list; *at; at += *at == '|') {
        size_t end = strcspn(at, "|");
        if (end == n && strncmp(at, value, n) == 0) return true;
        at += end;
    }
    return false;
}

static bool refused(Mistake *mistake, DiagCode code, const char *first, const char *second, const char *third)
{
    *mistake = (Mistake){ code, { first, second, third } };
    return false;
}

static bool put_value(Options *options, const Option *option, const char *value, Mistake *mistake)
{
    if (strchr(option->value, '|') && !one_of(value, option->value))
        return refused(mistake, DIAG_BAD_OPTION_VALUE, option->name, value, option->value);
    char *at = (char *)options + option->at;
    if (option->takes == TAKES_VALUE) {
        *(const char **)at = value;
        return true;
    }
    Words *many = (Words *)(void *)at;
    if (many->n == MOST_WORDS) return refused(mistake, DIAG_SURPLUS_ARGUMENT, value, NULL, NULL);
    many->at[many->n++] = value;
    return true;
}

static bool refuse_option(const Verb *verb, const char *argument, Mistake *mistake, Arena *arena)
{
    Vec(Str) names = { .arena = arena };
    for (const Option *option = options_table; option->name; option++)
        if (verb_takes(verb, option)) *vec_push(&names) = str_from(option->name);
    Str meant = suggest_name(str_part(str_from(argument), 0, (int)strcspn(argument, "=")), names.at, names.n, arena);
    return refused(mistake, DIAG_UNKNOWN_OPTION, verb ? verb->name : "VERB", argument, meant.at);
}

/* The option argv[*i], with its value, which may be the next. */
static bool take_option(Options *options, const Verb *verb, char **argv, int *i, Mistake *mistake, Arena *arena)
{
    const char *value;
    const Option *option = find_option(verb, argv[*i], &value);
    if (!option) return refuse_option(verb, argv[*i], mistake, arena);
    if (option->takes == TAKES_NOTHING) {
        if (value) return refused(mistake, DIAG_SURPLUS_ARGUMENT, argv[*i], NULL, NULL);
        return *(bool *)((char *)options + option->at) = true;
    }
    if (!value && !argv[*i + 1]) return refused(mistake, DIAG_NO_OPTION_VALUE, option->name, option->value, NULL);
    return put_value(options, option, value ? value : argv[++*i], mistake);
}

/* What belongs to one profile is a mistake beside another. */
static bool suits_profile(const Options *options, Mistake *mistake)
{
    bool is_pdf = !options->format || strcmp(options->format, "pdf") == 0;
    PdfProfile profile = cmd_profile(options);
    const struct {
        bool is_given, suits;
        const char *name, *needs;
    } wishes[] = {
        { options->replace, options->release, "--replace", "--release FILE" },
        { options->press, profile == PROFILE_PRESS, "--press", "--profile press" },
        { options->summary, profile == PROFILE_PRESS, "--summary", "--profile press" },
        { options->attach_data, profile == PROFILE_ARCHIVE, "--attach-data", "--profile archive" },
        { options->attach_release, is_pdf && profile != PROFILE_PRESS, "--attach-release", "--profile screen|archive" },
    };
    for (size_t i = 0; i < sizeof wishes / sizeof *wishes; i++)
        if (wishes[i].is_given && !wishes[i].suits)
            return refused(mistake, DIAG_OPTION_NEEDS, wishes[i].name, wishes[i].needs, NULL);
    return true;
}

/* What is wrong is to be said in the language that is asked for, wherever that stands. */
static void look_for_language(Options *options, char **argv)
{
    const char *value;
    for (int i = 1; argv[i]; i++) {
        const Option *option = find_option(NULL, argv[i], &value);
        if (option && option->at == AT(lang)) options->lang = value ? value : argv[i + 1];
    }
}

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

bool options_parse(int argc, char **argv, Options *options, const Verb **verb, Mistake *mistake, Arena *arena)
{
    *options = (Options){ 0 };
    *verb = NULL;
    if (argc > 1) look_for_language(options, argv);
    bool only_arguments = false;
    for (int i = 1; i < argc; i++) {
        bool is_option = !only_arguments && argv[i][0] == '-' && argv[i][1], is_version = strcmp(argv[i], "--version") == 0;
        if (is_option && strcmp(argv[i], "--") == 0) only_arguments = true;
        else if (is_option && (*verb || !is_version)) {
            if (!take_option(options, *verb, argv, &i, mistake, arena)) return false;
        } else if (!*verb) {
            *verb = verb_find(is_version ? "version" : argv[i]);
            if (!*verb) return refused(mistake, DIAG_UNKNOWN_VERB, argv[i], verb_meant(argv[i], arena).at, NULL);
        } else if (options->n_arguments == (*verb)->most) return refused(mistake, DIAG_SURPLUS_ARGUMENT, argv[i], NULL, NULL);
        else options->arguments[options->n_arguments++] = argv[i];
    }
    if (options->help) return true;
    if (!*verb) return refused(mistake, DIAG_MISSING_ARGUMENT, "VERB", NULL, NULL);
    if (options->n_arguments < (*verb)->least) return refused(mistake, DIAG_MISSING_ARGUMENT, (*verb)->arguments, NULL, NULL);
    return suits_profile(options, mistake);
}

DiagLang options_lang(const Options *options)
{
    if (options->lang) return strcmp(options->lang, "en") == 0 ? LANG_EN : LANG_JA;
    const char *locale = getenv("LC_ALL");
    if (!locale || !*locale) locale = getenv("LC_MESSAGES");
    if (!locale || !*locale) locale = getenv("LANG");
    return locale && strncmp(locale, "en", 2) == 0 ? LANG_EN : LANG_JA;
}
