/* How libxml2 tells of an error: const since its 2.12.  It is included behind the library's own headers, as the ground meets none. */
#ifndef BASE_HEARD_H
#define BASE_HEARD_H

#if LIBXML_VERSION >= 21200
typedef const xmlError *HeardError;
#else
typedef xmlError *HeardError;
#endif

#endif
