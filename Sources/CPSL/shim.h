/* CPSL: libpsl, and libidn2, on which it stands, as Swift sees them. Nothing here is variadic. */
#include <idn2.h>
#include <libpsl.h>
