/* Calls of the system that nothing here makes, and that somebody led astray would: to run a program, to look into another process, to
   open a socket, to change what the machine is.  (A step of the fence: fence.h.) */
#ifndef BASE_BARRED_H
#define BASE_BARRED_H

#include <stdbool.h>

/* From now on they fail, for this process and those it begins (seccomp); where the kernel cannot, or on a machine not known here, all
   stays as it was.  No new privileges must be promised before.  `talks`: it may open sockets. */
void barred_begin(bool talks);

#endif
