// The tables as bytes; scripts/matching-tables.py writes them from their sources.
#include "tables.h"

#pragma clang diagnostic ignored "-Wc23-extensions"

#define TABLE(name, file_bytes)                                                  \
    struct holdfast_table holdfast_##name(void) {                                \
        return (struct holdfast_table){file_bytes, sizeof file_bytes};           \
    }

static const unsigned char legal_forms[] = {
#embed "tables/legal_forms.txt"
};
static const unsigned char free_mail[] = {
#embed "tables/free_mail.txt"
};
static const unsigned char disposable_mail[] = {
#embed "tables/disposable_mail.txt"
};
static const unsigned char internet_providers[] = {
#embed "tables/internet_providers.txt"
};
static const unsigned char confusables[] = {
#embed "tables/confusables.txt"
};
static const unsigned char words[] = {
#embed "tables/words.txt"
};

TABLE(legal_forms, legal_forms)
TABLE(free_mail, free_mail)
TABLE(disposable_mail, disposable_mail)
TABLE(internet_providers, internet_providers)
TABLE(confusables, confusables)
TABLE(words, words)
