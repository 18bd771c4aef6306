#include "cmd/cmd.h"

#include <stdio.h>

int cmd_explain(const Options *options, Diag *diag, Arena *arena)
{
    (void)arena;
    DiagCode code;
    if (options->n_arguments == 0) diag_list(stdout, options_lang(options));
    else if (diag_find_code(str_from(options->arguments[0]), &code)) diag_explain(stdout, code, options_lang(options));
    else diag_report(diag, (Where){ 0 }, STR(""), DIAG_NO_SUCH_CODE, options->arguments[0]);
    return diag_exit_status(diag);
}

int cmd_version(const Options *options, Diag *diag, Arena *arena)
{
    (void)options, (void)diag, (void)arena;
    puts("hyogumi " HYOGUMI_VERSION);
    return 0;
}
