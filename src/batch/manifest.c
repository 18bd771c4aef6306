/* The manifest has one output a line, so that it can be read by eye, by grep and by us; the journal has the same lines as
   they come, the last one of an output counting.  A run killed at any moment leaves a journal whose last line may be torn:
   that line is no JSON, and is not believed.  Nor is anything believed of a file that its hash does not confirm. */
#include "base/file.h"
#include "batch/json.h"
#include "batch/steps.h"

#include <dirent.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

static void add_member(StrBuilder *line, const char *name, Str text)
{
    str_add_printf(line, "%s\"%s\":", line->n > 1 ? "," : "", name);
    if (text.n) str_add_json(line, text);
    else str_add(line, STR("null"));
}

Str entry_text(const Outcome *entry, Str by, Arena *arena)
{
    StrBuilder line = { .arena = arena };
    str_add(&line, STR("{"));
    add_member(&line, str_copy(arena, by).at, entry->id);
    add_member(&line, "name", entry->name);
    add_member(&line, "mode", entry->mode);
    add_member(&line, "file", entry->file);
    str_add_printf(&line, ",\"pages\":%d", entry->pages);
    add_member(&line, "sha256", entry->sha256);
    str_add_printf(&line, ",\"warnings\":%d,\"seconds\":%.3f", entry->warnings, entry->seconds);
    add_member(&line, "inputs", entry->inputs);
    if (entry->failed) {
        str_add_printf(&line, ",\"failed\":%d,\"why\":{\"ja\":", entry->failed);
        str_add_json(&line, entry->why[0]);
        str_add(&line, STR(",\"en\":"));
        str_add_json(&line, entry->why[1]);
        str_add(&line, STR("}"));
    }
    if (entry->job) {
        str_add_printf(&line, ",\"job\":%d", entry->job);
        add_member(&line, "queue", entry->queue);
        add_member(&line, "printed", entry->printed);
    }
    str_add(&line, STR("}"));
    return str_built(&line);
}

bool entry_read(Str line, Str by, Outcome *entry, Arena *arena)
{
    line = str_trim(line);
    if (str_ends(line, STR(","))) line = str_part(line, 0, line.n - 1);
    const Json *members = json_read(line, arena);
    const Json *why = json_inner(members, "why");
    *entry = (Outcome){ .id = json_text(members, str_copy(arena, by).at),
                        .name = json_text(members, "name"),
                        .file = json_text(members, "file"),
                        .mode = json_text(members, "mode"),
                        .sha256 = json_text(members, "sha256"),
                        .inputs = json_text(members, "inputs"),
                        .pages = json_whole(members, "pages"),
                        .warnings = json_whole(members, "warnings"),
                        .seconds = json_number(members, "seconds"),
                        .failed = json_whole(members, "failed"),
                        .why = { json_text(why, "ja"), json_text(why, "en") },
                        .job = json_whole(members, "job"),
                        .queue = json_text(members, "queue"),
                        .printed = json_text(members, "printed") };
    return entry->id.n > 0;
}

const char *manifest_name(const Batch *batch, const char *ending, Arena *arena)
{
    if (!batch->n_shards) return str_printf(arena, "manifest%s", ending).at;
    return str_printf(arena, "manifest-%d-of-%d%s", batch->shard, batch->n_shards, ending).at;
}

Str manifest_text(const Batch *batch, const Outcomes *entries, Arena *arena)
{
    StrBuilder text = { .arena = arena };
    str_add(&text, STR("{"));
    str_add(&text, STR("\"schema\":1"));
    add_member(&text, "program", STR(HYOGUMI_VERSION));
    add_member(&text, "layout", batch->layout);
    add_member(&text, "by", batch->by);
    add_member(&text, "mode", batch->mode);
    for (int i = 0; i < batch->n_facts; i++) add_member(&text, batch->facts[i].name, batch->facts[i].text);
    if (batch->n_shards) str_add_printf(&text, ",\"shard\":\"%d/%d\"", batch->shard, batch->n_shards);
    str_add(&text, STR(",\"outputs\":["));
    for (int i = 0; i < entries->n; i++) {
        str_add(&text, i ? STR(",\n") : STR("\n"));
        str_add(&text, entry_text(&entries->at[i], batch->by, arena));
    }
    str_add(&text, STR("\n]}\n"));
    return str_built(&text);
}

static void remember(Map *memories, Outcome entry)
{
    Memory *memory = arena_new(memories->arena, Memory), *newest = map_find(memories, entry.id);
    *memory = newest ? *newest : (Memory){ .entry = entry };
    if (newest) *newest = (Memory){ entry, memory };
    else map_put(memories, entry.id, memory);
}

static void read_notes(const Batch *batch, const char *name, Map *memories)
{
    Str text;
    if (!file_read(str_printf(memories->arena, "%s/%s", batch->folder, name).at, memories->arena, &text, NULL)) return;
    while (text.n) {
        int end = str_find(text, '\n');
        Outcome entry;
        if (entry_read(str_part(text, 0, end < 0 ? text.n : end), batch->by, &entry, memories->arena)) remember(memories, entry);
        text = end < 0 ? STR("") : str_part(text, end + 1, text.n);
    }
}

static int is_note(const struct dirent *file)
{
    Str name = str_from(file->d_name);
    return str_starts(name, STR("manifest")) && (str_ends(name, STR(".json")) || str_ends(name, STR(".log")));
}

/* Journals after manifests: they are younger. */
static int by_age(const struct dirent **a, const struct dirent **b)
{
    Str one = str_from((*a)->d_name), other = str_from((*b)->d_name);
    bool is_log = str_ends(one, STR(".log"));
    if (is_log != str_ends(other, STR(".log"))) return is_log ? 1 : -1;
    return str_compare(one, other);
}

Map manifest_memories(const Batch *batch, Arena *arena)
{
    struct dirent **files;
    Map memories = map_new(arena);
    int n = scandir(batch->folder, &files, is_note, by_age);
    for (int i = 0; i < n; i++) {
        read_notes(batch, files[i]->d_name, &memories);
        free(files[i]);
    }
    if (n >= 0) free(files);
    return memories;
}
