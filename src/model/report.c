#include "model/report.h"

#include <assert.h>

const Style *report_find_style(const Report *report, Str name)
{
    for (int i = 0; i < report->n_styles; i++)
        if (str_equal(report->styles[i].name, name)) return &report->styles[i];
    return NULL;
}

bool report_find_color(const Report *report, Str text, Color *color)
{
    for (int i = 0; i < report->n_colors; i++) {
        if (!str_equal(report->colors[i].name, text)) continue;
        *color = report->colors[i].color;
        return true;
    }
    return color_read(text, color);
}

const Attribute *node_find(const Node *node, const char *name)
{
    for (int i = 0; i < node->n_attributes; i++)
        if (str_same(node->attributes[i].name, name)) return &node->attributes[i];
    return NULL;
}

Str node_text(const Node *node, const char *name)
{
    const Attribute *attribute = node_find(node, name);
    return attribute ? attribute->text : STR("");
}

Len node_len(const Node *node, const char *name, Len otherwise)
{
    const Attribute *attribute = node_find(node, name);
    return attribute ? attribute->as.len : otherwise;
}

Pen node_pen(const Node *node, const char *name, Color color)
{
    const Attribute *attribute = node_find(node, name);
    if (!attribute || attribute->as.line.width <= 0) return (Pen){ .kind = LINE_NONE };
    return (Pen){ attribute->as.line.kind, attribute->as.line.width, color };
}

int node_int(const Node *node, const char *name, int otherwise)
{
    const Attribute *attribute = node_find(node, name);
    return attribute ? attribute->as.number : otherwise;
}

int node_choice(const Node *node, const char *name, int otherwise)
{
    const Attribute *attribute = node_find(node, name);
    assert(!attribute || attribute->kind == VALUE_CHOICE);
    return attribute ? attribute->as.number : otherwise;
}

bool node_flag(const Node *node, const char *name, bool otherwise)
{
    const Attribute *attribute = node_find(node, name);
    return attribute ? attribute->as.flag : otherwise;
}

Color node_color(const Node *node, const char *name, Color otherwise)
{
    const Attribute *attribute = node_find(node, name);
    return attribute ? attribute->as.color : otherwise;
}

bool node_is_part(const Node *node)
{
    static const char *const names[] = { "cover", "toc", "divider", "legend", "section", "appendix" };
    for (size_t i = 0; i < sizeof names / sizeof *names; i++)
        if (node_is(node, names[i])) return true;
    return false;
}
