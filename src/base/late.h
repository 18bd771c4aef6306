/* A library that few runs need: it is opened when one of its functions is first wanted, and not when the program begins, for others
   come with it.  Whoever meets it lists the functions once, CALLS(X), and from the list are made the pointers they are called by,
   each of the type its header gives it, and the table they are found by:

       static struct { CALLS(LATE_POINTER) } libzip;
       static const LateCall calls[] = { CALLS(CALL) };    with  #define CALL(name) { #name, &libzip.name }, */
#ifndef BASE_LATE_H
#define BASE_LATE_H

#include <stdbool.h>

#define LATE_POINTER(name) __typeof__(name) *name;

typedef struct {
    const char *name;
    void *pointer; /* to the pointer to it */
} LateCall;
typedef struct {
    const char *file; /* by the name the program would be linked with it: libzip.so.4 */
    const LateCall *calls;
    int n;
    bool is_there; /* all of them are found */
} LateLibrary;
/* NULL: they may be called.  Or else why not, in the words of the system: it is not on this machine, or another than was built for. */
const char *late_open(LateLibrary *library);

#endif
