/* What libjpeg-turbo's own sources ask of the compiler. */
#define BUILD "weft"
#define INLINE inline __attribute__((always_inline))
#define THREAD_LOCAL
#define PACKAGE_NAME "libjpeg-turbo"
#define VERSION "2.1.5"
#define SIZEOF_SIZE_T 4
#define HAVE_BUILTIN_CTZL
/* picolibc has one without the semicolon. */
#include <stdlib.h>
#undef FALLTHROUGH
#define FALLTHROUGH __attribute__((fallthrough));
