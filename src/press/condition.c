/* For which printing condition the inks are meant: by a name that everybody can look up, or by a profile in the file (ISO 15930-4
   6.2.4, ISO 15930-7 6.3). */
#include "model/condition.h"
#include "base/file.h"
#include "press/press.h"
#include "press/profile.h"

static bool judge_profile(const Press *press, Arena *arena, Diag *diag)
{
    Str bytes;
    IccProfile profile;
    if (!file_read(press->profile.at, arena, &bytes, diag)) return false;
    const char *fault = profile_fault(bytes, &profile, arena);
    if (fault) diag_report(diag, press->where, STR(""), DIAG_BAD_VALUE, "profile", press->profile.at, fault);
    else if (!profile_names(&profile, press, arena))
        diag_report(diag, press->where, STR(""), DIAG_PRESS_OTHER_PROFILE, str_copy(arena, profile.description).at,
                    str_copy(arena, press->condition).at, str_copy(arena, press->condition_name).at);
    return !fault;
}

bool press_judge_condition(const Press *press, Arena *arena, Diag *diag)
{
    if (press->profile.n) return judge_profile(press, arena, diag);
    bool needs_profile = press->standard == PRESS_X4;
    bool is_known =
        press->registry.n && (!str_is(press->registry, CONDITION_REGISTRY) || condition_is_registered(press->condition));
    if (needs_profile) diag_report(diag, press->where, STR(""), DIAG_PRESS_PROFILE);
    else if (!is_known)
        diag_report(diag, press->where, STR(""), DIAG_PRESS_CONDITION, str_copy(arena, press->condition).at,
                    condition_meant(press->condition, arena).at);
    return !needs_profile && is_known;
}

Str press_profile_words(const Press *press, Arena *arena)
{
    Str bytes;
    IccProfile profile;
    bool is_read =
        press->profile.n && file_read(press->profile.at, arena, &bytes, NULL) && !profile_fault(bytes, &profile, arena);
    return is_read ? profile.description : STR("");
}
