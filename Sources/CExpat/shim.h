/* CExpat: expat as Swift sees it. Nothing here is variadic, so the header is all there is. */
#include <expat.h>
#include <string.h>
