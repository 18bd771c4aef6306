#include "cmd/cmd.h"
int cmd_revise(const Options *options, Diag *diag, Arena *arena)
{
    (void)options, (void)arena;
    return diag_exit_status(diag);
}
