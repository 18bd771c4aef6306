/* An index is a map from a value to the records that have it, in the order of the data; ids are the index by @id of whatever is
   called anything. */
#include "select/lookup.h"

#include "select/argument.h"
#include "select/mirror.h"

#include "data/data.h"

#include <libxml/xpathInternals.h>

struct Lookup {
    const Data *data;
    Arena *arena;
    Map indexes; /* "names\nby" → ValueIndex */
};

static Select *select_of(xmlXPathParserContextPtr parser)
{
    Evaluation *evaluation = parser->context->userData;
    return evaluation->select;
}

static Str own_id(const Lookup *lookup)
{
    const Schema *schema = lookup->data->schema;
    return schema ? str_join(lookup->arena, STR("@"), schema->id) : STR("@id");
}

static Lookup *lookup_of(xmlXPathParserContextPtr parser)
{
    return select_lookup(select_of(parser));
}

static bool cut_word(Str *words, char between, Str *word)
{
    *words = str_trim(*words);
    int n = 0;
    while (n < words->n && words->at[n] != between) n++;
    *word = str_trim(str_part(*words, 0, n));
    *words = str_part(*words, n < words->n ? n + 1 : n, words->n);
    return word->n > 0;
}

static bool is_called(DataNode record, Str names)
{
    for (Str name; cut_word(&names, '|', &name);)
        if (str_is(name, "*") || str_equal(name, data_name(record))) return true;
    return false;
}

void value_index_add(ValueIndex *index, Str value, DataNode record, Arena *arena)
{
    RecordVec *list = map_find(index, value);
    if (!list) {
        list = arena_new(arena, RecordVec);
        list->arena = arena;
        map_put(index, str_copy(arena, value), list);
    }
    bool is_there = list->n && list->at[list->n - 1] == record;
    if (!is_there) *vec_push(list) = record;
}

/* Under the value as a whole and under each of its words: departments="d1 d2". */
static void add_values(ValueIndex *index, Str value, DataNode record, Arena *arena)
{
    value = str_trim(value);
    if (value.n) value_index_add(index, value, record, arena);
    for (Str word; cut_word(&value, ' ', &word);) value_index_add(index, word, record, arena);
}

/* What codes name it by, of a list; of another record, its id. */
static Str own_key(DataNode record)
{
    const RecordType *type = data_record_type(record);
    return type && type->key.n ? data_attribute(record, type->key.at) : data_own_id(record);
}

/* `by` empty: what it is named by.  false: the expression is wrong, and reported. */
static bool add_record(Lookup *lookup, Select *select, ValueIndex *index, DataNode record, Str by)
{
    if (!by.n) {
        add_values(index, own_key(record), record, lookup->arena);
        return true;
    }
    Found found = select_within(select, (Context){ record, 1, 1, NULL }, by);
    if (found.kind != FOUND_NODES) add_values(index, found.text, record, lookup->arena);
    for (int i = 0; i < found.n_nodes; i++) add_values(index, select_value(select, found.nodes[i]), record, lookup->arena);
    return found.kind != FOUND_NOTHING;
}

/* The element behind this one in the order of the data, or NULL. */
static DataNode next_element(DataNode element)
{
    DataNode next = data_first(element);
    for (; !next && element; element = data_parent(element)) next = data_next(element);
    return next;
}

/* An index cannot ask itself: what it is by is a literal, which does not hold itself. */
static const ValueIndex *index_by(Lookup *lookup, Select *select, Str names, Str by)
{
    Str key = str_printf(lookup->arena, STR_FMT "\n" STR_FMT, STR_ARG(names), STR_ARG(by));
    ValueIndex *index = map_find(&lookup->indexes, key);
    if (index) return index;
    index = arena_new(lookup->arena, ValueIndex);
    *index = map_new(lookup->arena);
    map_put(&lookup->indexes, key, index);
    for (DataNode element = data_root(lookup->data); element; element = next_element(element))
        if (is_called(element, names) && !add_record(lookup, select, index, element, by)) break;
    return index;
}

typedef void AddFound(RecordVec *records, const ValueIndex *index, Str value);

static void add_found(RecordVec *records, const ValueIndex *index, Str value)
{
    const RecordVec *list = map_find(index, str_trim(value));
    for (int i = 0; list && i < list->n; i++) *vec_push(records) = list->at[i];
}

static void add_each_word(RecordVec *records, const ValueIndex *index, Str words)
{
    for (Str word; cut_word(&words, ' ', &word);) add_found(records, index, word);
}

/* What the index has for the argument on top: for each node of it, or for its text. */
static void answer(xmlXPathParserContextPtr parser, const ValueIndex *index, AddFound *add)
{
    Select *select = select_of(parser);
    xmlXPathObjectPtr values = valuePop(parser);
    if (!values) base_out_of_memory();
    RecordVec records = { .arena = select_arena(select) };
    if (values->type == XPATH_NODESET) {
        int n;
        const DataNode *nodes = mirror_nodes(values->nodesetval, select_arena(select), &n);
        for (int i = 0; i < n; i++) add(&records, index, select_value(select, nodes[i]));
    } else {
        xmlChar *text = xmlXPathCastToString(values);
        add(&records, index, str_from((const char *)text));
        xmlFree(text);
    }
    xmlXPathFreeObject(values);
    argument_push_nodes(parser, records.at, select_in_order(records.at, records.n));
}

void lookup_add_records(Select *select, RecordVec *records, Str ids)
{
    Lookup *lookup = select_lookup(select);
    add_each_word(records, index_by(lookup, select, STR("*"), own_id(lookup)), ids);
}

void lookup_call_record(xmlXPathParserContextPtr parser, int n_arguments)
{
    (void)n_arguments;
    Lookup *lookup = lookup_of(parser);
    const ValueIndex *ids = index_by(lookup, select_of(parser), STR("*"), own_id(lookup));
    answer(parser, ids, add_each_word);
}

static Str pop_text(xmlXPathParserContextPtr parser, Arena *arena)
{
    xmlChar *text = xmlXPathPopString(parser);
    Str copy = str_copy(arena, str_trim(str_from((const char *)text)));
    xmlFree(text);
    return copy;
}

void lookup_call_records(xmlXPathParserContextPtr parser, int n_arguments)
{
    Lookup *lookup = lookup_of(parser);
    xmlXPathObjectPtr values = valuePop(parser);
    Str by = n_arguments == 3 ? pop_text(parser, lookup->arena) : STR(""), names = pop_text(parser, lookup->arena);
    const ValueIndex *index = index_by(lookup, select_of(parser), names, by);
    valuePush(parser, values);
    answer(parser, index, add_found);
}

void lookup_call_current(xmlXPathParserContextPtr parser, int n_arguments)
{
    (void)n_arguments;
    DataNode current = select_current(select_of(parser));
    argument_push_nodes(parser, &current, 1);
}

Lookup *lookup_open(const Data *data, Arena *arena)
{
    Lookup *lookup = arena_new(arena, Lookup);
    *lookup = (Lookup){ .data = data, .arena = arena, .indexes = map_new(arena) };
    return lookup;
}
