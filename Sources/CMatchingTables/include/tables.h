/* CMatchingTables: the lists that matching goes by, compiled in: no file is looked for at run time. */
#include <stddef.h>

/* A text, in UTF-8; lines that begin with # tell where it comes from. */
struct holdfast_table {
    const unsigned char *bytes;
    size_t count;
};

/* Legal forms: spelling, tab, canonical form, tab, 1 where the form may stand in front; the first of equal spellings counts. */
struct holdfast_table holdfast_legal_forms(void);
/* Mail providers open to everybody, sorted. */
struct holdfast_table holdfast_free_mail(void);
/* Mail providers whose addresses are thrown away, sorted. */
struct holdfast_table holdfast_disposable_mail(void);
/* Internet providers that give their customers addresses, sorted. */
struct holdfast_table holdfast_internet_providers(void);
/* Look-alikes: a code point in hexadecimal, tab, what it looks like. */
struct holdfast_table holdfast_confusables(void);
/* Words of company names that tell companies apart badly: word, tab, kind. */
struct holdfast_table holdfast_words(void);
