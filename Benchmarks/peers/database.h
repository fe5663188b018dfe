// What the peers on SQLite share: WAL, synchronous=FULL, and a passive checkpoint whenever the log has grown by 8 MiB (so
// that the log is overwritten in place, which syncs faster than appending, as ours is).
#ifndef PEERS_DATABASE_H
#define PEERS_DATABASE_H

#include <sqlite3.h>
#include <stdio.h>
#include <stdlib.h>
#include <time.h>

static inline double now(void) {
    struct timespec t;
    clock_gettime(CLOCK_MONOTONIC, &t);
    return t.tv_sec + t.tv_nsec / 1e9;
}

static inline void must(int code, sqlite3 *db) {
    if (code == SQLITE_OK || code == SQLITE_DONE || code == SQLITE_ROW) return;
    fprintf(stderr, "sqlite: %s\n", sqlite3_errmsg(db));
    exit(1);
}

static inline void run(sqlite3 *db, const char *sql) { must(sqlite3_exec(db, sql, 0, 0, 0), db); }

static inline sqlite3_stmt *prepare(sqlite3 *db, const char *sql) {
    sqlite3_stmt *statement;
    must(sqlite3_prepare_v3(db, sql, -1, SQLITE_PREPARE_PERSISTENT, &statement, 0), db);
    return statement;
}

static inline void step(sqlite3 *db, sqlite3_stmt *s) {
    must(sqlite3_step(s), db);
    sqlite3_reset(s);
}

static int log_pages, pages_at_checkpoint;

static int note_log(void *context, sqlite3 *db, const char *name, int pages) {
    (void)context, (void)db, (void)name;
    log_pages = pages;
    return SQLITE_OK;
}

static inline void checkpoint_if_due(sqlite3 *db) {
    if (log_pages < pages_at_checkpoint) pages_at_checkpoint = 0;
    if (log_pages < pages_at_checkpoint + 2048) return;
    pages_at_checkpoint = log_pages;
    must(sqlite3_wal_checkpoint_v2(db, 0, SQLITE_CHECKPOINT_PASSIVE, 0, 0), db);
}

static inline sqlite3 *open_database(const char *directory) {
    char path[4096];
    snprintf(path, sizeof path, "%s/peer.sqlite3", directory);
    sqlite3 *db;
    must(sqlite3_open(path, &db), db);
    run(db, "PRAGMA journal_mode=WAL; PRAGMA synchronous=FULL; PRAGMA wal_autocheckpoint=0; PRAGMA cache_size=-65536;"
            "PRAGMA foreign_keys=ON; PRAGMA cell_size_check=ON;");
    sqlite3_wal_hook(db, note_log, 0);
    return db;
}

static inline int ascending(const void *a, const void *b) {
    double x = *(const double *)a, y = *(const double *)b;
    return (x > y) - (x < y);
}

/// The result: so many in so long, with the latencies where there are any.
static inline void report(double count, double seconds, double *latencies, long latency_count) {
    printf("{\"rate\": %.0f", count / seconds);
    if (latency_count > 0) {
        qsort(latencies, latency_count, sizeof *latencies, ascending);
        printf(", \"p50_ms\": %.3f, \"p99_ms\": %.3f", latencies[latency_count / 2] * 1e3,
               latencies[latency_count * 99 / 100] * 1e3);
    }
    printf("}\n");
    fflush(stdout);
}

#endif
