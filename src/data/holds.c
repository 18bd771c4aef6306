/* Is a rule of the schema true of a record?  XPath 1.0 through libxml2. */
#include "data/data.h"

#include "grammar/grammar.h"

#include <libxml/xpath.h>

static void say_nothing(void *data, xmlErrorPtr error)
{
    (void)data, (void)error;
}

bool data_holds(const Data *data, DataNode record, const Question *question, Diag *diag)
{
    enum { MOST_STEPS = 20000000 };
    xmlXPathContextPtr xpath = xmlXPathNewContext(data->doc);
    if (!xpath) base_out_of_memory();
    xpath->node = record;
    xpath->error = say_nothing;
    xpath->opLimit = MOST_STEPS;
    xmlXPathObjectPtr object = xmlXPathEval((const xmlChar *)question->test.at, xpath);
    bool holds = !object || xmlXPathCastToBoolean(object);
    if (!object) diag_report(diag, question->where, STR(""), DIAG_BAD_XPATH, question->test.at, "not XPath 1.0");
    xmlXPathFreeObject(object);
    xmlXPathFreeContext(xpath);
    return holds;
}
