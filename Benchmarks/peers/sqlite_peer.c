// The limit that Storage is measured against: the same rows, the same durability, in plain C with nothing around it.
//
//   sqlite_peer group DIRECTORY CALLERS SECONDS    callers hand rows to one writer thread that commits what has come
//   sqlite_peer queue DIRECTORY JOBS BATCH         claim and delete jobs, one commit per batch
//
// Prints one JSON object. One prepared statement per kind.
#include "database.h"
#include <malloc.h>
#include <pthread.h>
#include <string.h>
#include <unistd.h>

// --- group commit

typedef struct { pthread_cond_t done; int is_done; } caller_state;

static pthread_mutex_t lock = PTHREAD_MUTEX_INITIALIZER;
static pthread_cond_t work = PTHREAD_COND_INITIALIZER;
static caller_state *waiting[1024];
static int waiting_count, is_over;
static double *latencies;
static long latency_count, latency_capacity;

static void *caller(void *argument) {
    (void)argument;
    caller_state me = {PTHREAD_COND_INITIALIZER, 0};
    while (1) {
        double start = now();
        pthread_mutex_lock(&lock);
        if (is_over) break;
        me.is_done = 0;
        waiting[waiting_count++] = &me;
        pthread_cond_signal(&work);
        while (!me.is_done && !is_over) pthread_cond_wait(&me.done, &lock);
        if (me.is_done && latency_count < latency_capacity) latencies[latency_count++] = now() - start;
        pthread_mutex_unlock(&lock);
    }
    pthread_mutex_unlock(&lock);
    return 0;
}

static void group(const char *directory, int callers, double seconds) {
    sqlite3 *db = open_database(directory);
    run(db, "CREATE TABLE note(id INTEGER PRIMARY KEY, body BLOB NOT NULL) STRICT");
    sqlite3_stmt *begin = prepare(db, "BEGIN IMMEDIATE"), *commit = prepare(db, "COMMIT");
    sqlite3_stmt *insert = prepare(db, "INSERT INTO note(id, body) VALUES(?1, ?2)");
    static char body[300];
    memset(body, 'x', sizeof body);
    latency_capacity = 10000000;
    latencies = malloc(latency_capacity * sizeof *latencies);
    for (int i = 0; i < callers; i++) {
        pthread_t thread;
        pthread_create(&thread, 0, caller, 0);
    }
    double start = now();
    long rows = 0;
    while (now() - start < seconds) {
        caller_state *batch[1024];
        pthread_mutex_lock(&lock);
        while (waiting_count == 0) pthread_cond_wait(&work, &lock);
        int count = waiting_count;
        memcpy(batch, waiting, count * sizeof *batch);
        waiting_count = 0;
        pthread_mutex_unlock(&lock);
        step(db, begin);
        for (int i = 0; i < count; i++) {
            sqlite3_bind_int64(insert, 1, ++rows);
            sqlite3_bind_blob(insert, 2, body, sizeof body, SQLITE_TRANSIENT);
            step(db, insert);
        }
        step(db, commit);
        checkpoint_if_due(db);
        pthread_mutex_lock(&lock);
        for (int i = 0; i < count; i++) {
            batch[i]->is_done = 1;
            pthread_cond_signal(&batch[i]->done);
        }
        pthread_mutex_unlock(&lock);
    }
    double elapsed = now() - start;
    pthread_mutex_lock(&lock);
    report(rows, elapsed, latencies, latency_count);
    _exit(0);
}

// --- queue

static void queue(const char *directory, long jobs, int batch) {
    sqlite3 *db = open_database(directory);
    run(db, "CREATE TABLE job(id INTEGER PRIMARY KEY, queue INTEGER NOT NULL, state INTEGER NOT NULL, priority INTEGER NOT NULL,"
            " run_at INTEGER NOT NULL, claims INTEGER NOT NULL, payload BLOB NOT NULL) STRICT;"
            "CREATE INDEX job_ready ON job(queue, priority, run_at, id) WHERE state = 0; BEGIN;");
    sqlite3_stmt *insert = prepare(db, "INSERT INTO job VALUES(?1, 1, 0, 0, ?1, 0, ?2)");
    static char body[300];
    for (long i = 1; i <= jobs; i++) {
        sqlite3_bind_int64(insert, 1, i);
        sqlite3_bind_blob(insert, 2, body, sizeof body, SQLITE_STATIC);
        step(db, insert);
    }
    run(db, "COMMIT; PRAGMA wal_checkpoint(TRUNCATE)");
    sqlite3_stmt *select = prepare(db, "SELECT id, claims, payload FROM job WHERE state = 0 AND queue = 1"
                                       " ORDER BY priority, run_at, id LIMIT ?1");
    sqlite3_stmt *claim = prepare(db, "UPDATE job SET state = 1, claims = ?2 WHERE id = ?1");
    sqlite3_stmt *finish = prepare(db, "DELETE FROM job WHERE id = ?1 AND state = 1 AND claims = ?2");
    sqlite3_stmt *begin = prepare(db, "BEGIN IMMEDIATE"), *commit = prepare(db, "COMMIT");
    sqlite3_int64 held[1024], claims[1024], next[1024], next_claims[1024];
    int held_count = 0;
    long done = 0;
    double start = now();
    while (1) {
        step(db, begin);
        for (int i = 0; i < held_count; i++) {
            sqlite3_bind_int64(finish, 1, held[i]);
            sqlite3_bind_int64(finish, 2, claims[i]);
            step(db, finish);
        }
        done += held_count;
        int count = 0;
        sqlite3_bind_int(select, 1, batch);
        while (sqlite3_step(select) == SQLITE_ROW) {
            next[count] = sqlite3_column_int64(select, 0);
            next_claims[count++] = sqlite3_column_int64(select, 1) + 1;
        }
        sqlite3_reset(select);
        for (int i = 0; i < count; i++) {
            sqlite3_bind_int64(claim, 1, next[i]);
            sqlite3_bind_int64(claim, 2, next_claims[i]);
            step(db, claim);
        }
        step(db, commit);
        checkpoint_if_due(db);
        memcpy(held, next, sizeof held);
        memcpy(claims, next_claims, sizeof claims);
        held_count = count;
        if (count == 0) break;
    }
    report(done, now() - start, 0, 0);
}

int main(int argc, char **argv) {
    mallopt(M_TRIM_THRESHOLD, 64 << 20);
    if (argc == 5 && !strcmp(argv[1], "group")) group(argv[2], atoi(argv[3]), atof(argv[4]));
    else if (argc == 5 && !strcmp(argv[1], "queue")) queue(argv[2], atol(argv[3]), atoi(argv[4]));
    else return fprintf(stderr, "usage: sqlite_peer group|queue DIRECTORY N N\n"), 64;
    return 0;
}
