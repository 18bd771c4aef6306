/* Reference names of the CMYK characterisation data, https://registry.color.org/cmyk-registry/, as of September 2026.  A file may name
   one that is registered later all the same: with its profile, or with the registry. */
#include "model/condition.h"

#include "base/suggest.h"

static const char *const registered[] = {
    /* Japan: sheet-fed on coated and uncoated paper, news, web offset; the sheet-fed one of 2011 */
    "JC200103", "JC200104", "JCN2002", "JCW2003", "JCS2011",
    /* Europe */
    "FOGRA27", "FOGRA28", "FOGRA29", "FOGRA30", "FOGRA31", "FOGRA32", "FOGRA33", "FOGRA34", "FOGRA35", "FOGRA36", "FOGRA37",
    "FOGRA38", "FOGRA39", "FOGRA40", "FOGRA41", "FOGRA42", "FOGRA43", "FOGRA44", "FOGRA45", "FOGRA46", "FOGRA47", "FOGRA48",
    "FOGRA49", "FOGRA50", "FOGRA51", "FOGRA52", "FOGRA53", "FOGRA54", "IFRA26", "EUROSB104", "EUROSB204",
    /* America */
    "CGATS TR 001", "CGATS TR 002", "CGATS TR 003", "CGATS TR 005", "CGATS TR 006", "CGATS21-2-CRPC1", "CGATS21-2-CRPC2",
    "CGATS21-2-CRPC3", "CGATS21-2-CRPC4", "CGATS21-2-CRPC5", "CGATS21-2-CRPC6", "CGATS21-2-CRPC7",
    /* Hong Kong */
    "APTEC_CTV_3", "APTEC_CTV_4", "APTEC_CTV_5", "APTEC_CTV_6", "APTEC_CTV_7", "APTEC_CTV_8", "APTEC Coated CardBoard",
    "APTEC CCNB"
};
enum { N_REGISTERED = sizeof registered / sizeof *registered };

bool condition_is_registered(Str name)
{
    for (int i = 0; i < N_REGISTERED; i++)
        if (str_is(name, registered[i])) return true;
    return false;
}

Str condition_meant(Str wrong, Arena *arena)
{
    Str names[N_REGISTERED];
    for (int i = 0; i < N_REGISTERED; i++) names[i] = str_from(registered[i]);
    return suggest_name(wrong, names, N_REGISTERED, arena);
}
