/* What a release, or a PDF that carries one, says of its booklet. */
#include "cmd/cmd.h"
#include "revise/revise.h"

#include <stdio.h>
#include <string.h>

int cmd_release(const Options *options, Diag *diag, Arena *arena)
{
    bool json = options->diagnostics && strcmp(options->diagnostics, "json") == 0;
    const Release *release = revise_read(options->arguments[0], arena, diag);
    if (!release) return diag_exit_status(diag);
    Str said = json ? revise_overview_json(release, arena) : revise_overview(release, options_lang(options), arena);
    fwrite(said.at, 1, (size_t)said.n, stdout);
    return diag_exit_status(diag);
}
