/* CUnistring: what Swift needs of libunistring, which is there already where libpsl and libidn2 are. The normalization
   forms are macros over addresses, which Swift does not import: hence the functions. */
#include <stdlib.h>
#include <unicase.h>
#include <unictype.h>
#include <uninorm.h>

/* Compatibility composition of the case-folded text; the result is the caller's to free, or the buffer. */
static inline uint8_t *holdfast_casefold_nfkc(const uint8_t *text, size_t count, uint8_t *buffer, size_t *capacity) {
    return u8_casefold(text, count, NULL, UNINORM_NFKC, buffer, capacity);
}

static inline uint8_t *holdfast_nfc(const uint8_t *text, size_t count, uint8_t *buffer, size_t *capacity) {
    return u8_normalize(UNINORM_NFC, text, count, buffer, capacity);
}

static inline uint8_t *holdfast_nfkc(const uint8_t *text, size_t count, uint8_t *buffer, size_t *capacity) {
    return u8_normalize(UNINORM_NFKC, text, count, buffer, capacity);
}

static inline uint8_t *holdfast_nfd(const uint8_t *text, size_t count, uint8_t *buffer, size_t *capacity) {
    return u8_normalize(UNINORM_NFD, text, count, buffer, capacity);
}

/* The script's name, for example "Latin"; the empty text for a code point without one. */
static inline const char *holdfast_script(ucs4_t code_point) {
    const uc_script_t *script = uc_script(code_point);
    return script ? script->name : "";
}
