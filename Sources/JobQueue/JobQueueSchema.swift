// The tables of the job queue.
//
// SOURCE   The design was measured against five others (facts on queues): claims by SELECT then UPDATE, finished rows
//          leave the table, the claim counter fences, a partial unique index makes the head of a partition unique.

public import Storage

/// The queue's migrations.
public enum JobQueueSchema {
    /// All migrations, oldest first; never edited once released.
    public static let migrations = [
        Migration(component: "queue", version: 1, name: "jobs", sql: jobs)
    ]

    /// Times are milliseconds since the epoch; `state` is 0 ready, 1 running, 2 scheduled, 3 waiting in its partition.
    private static let jobs = """
        CREATE TABLE queue(
            id INTEGER PRIMARY KEY,
            name TEXT NOT NULL UNIQUE,
            lane INTEGER NOT NULL CHECK(lane IN (0, 1)),        -- 0 inside a transaction, 1 outside
            is_paused INTEGER NOT NULL DEFAULT 0 CHECK(is_paused IN (0, 1)),
            maximum_running INTEGER NOT NULL CHECK(maximum_running > 0),
            rate_per_minute INTEGER CHECK(rate_per_minute > 0), -- NULL: no limit
            tokens INTEGER NOT NULL DEFAULT 0 CHECK(tokens >= 0), -- thousandths of a claim
            refilled_at INTEGER NOT NULL DEFAULT 0,
            keeps_finished INTEGER NOT NULL DEFAULT 0 CHECK(keeps_finished IN (0, 1))
        ) STRICT;

        CREATE TABLE job(
            id INTEGER PRIMARY KEY,
            queue INTEGER NOT NULL REFERENCES queue(id),
            kind TEXT NOT NULL,
            state INTEGER NOT NULL CHECK(state BETWEEN 0 AND 3),
            priority INTEGER NOT NULL,                          -- lower runs first
            run_at INTEGER NOT NULL,
            claims INTEGER NOT NULL DEFAULT 0 CHECK(claims >= 0), -- fence: +1 at every claim, never lowered
            failures INTEGER NOT NULL DEFAULT 0 CHECK(failures >= 0),
            maximum_failures INTEGER NOT NULL CHECK(maximum_failures > 0),
            crashes INTEGER NOT NULL DEFAULT 0 CHECK(crashes >= 0), -- times the process died while it ran
            partition_key TEXT,
            unique_key TEXT,
            payload BLOB NOT NULL,
            enqueued_at INTEGER NOT NULL,
            lease_until INTEGER,                                -- set while running
            last_error TEXT,
            CHECK((state = 1) = (lease_until IS NOT NULL)),
            CHECK(state <> 3 OR partition_key IS NOT NULL)
        ) STRICT;
        CREATE INDEX job_ready ON job(queue, priority, run_at, id) WHERE state = 0;
        CREATE INDEX job_due ON job(run_at, queue) WHERE state = 2;
        CREATE UNIQUE INDEX job_unique ON job(unique_key) WHERE unique_key IS NOT NULL;
        CREATE UNIQUE INDEX job_partition_head ON job(partition_key) WHERE partition_key IS NOT NULL AND state <> 3;
        CREATE INDEX job_partition_waiting ON job(partition_key, id) WHERE state = 3;

        CREATE TABLE job_finished(
            id INTEGER PRIMARY KEY,
            queue INTEGER NOT NULL REFERENCES queue(id),
            kind TEXT NOT NULL,
            outcome INTEGER NOT NULL CHECK(outcome IN (0, 1)),  -- 0 done, 1 dead
            priority INTEGER NOT NULL,
            finished_at INTEGER NOT NULL,
            claims INTEGER NOT NULL,
            failures INTEGER NOT NULL,
            maximum_failures INTEGER NOT NULL,
            crashes INTEGER NOT NULL,
            partition_key TEXT,
            unique_key TEXT,
            payload BLOB NOT NULL,
            enqueued_at INTEGER NOT NULL,
            last_error TEXT
        ) STRICT;
        CREATE INDEX job_finished_by_age ON job_finished(outcome, finished_at);

        CREATE TABLE recurring_job(
            name TEXT PRIMARY KEY,
            queue INTEGER NOT NULL REFERENCES queue(id),
            kind TEXT NOT NULL,
            every INTEGER NOT NULL CHECK(every >= 1000),        -- milliseconds
            phase INTEGER NOT NULL CHECK(phase >= 0),           -- milliseconds after each multiple of `every`
            next_at INTEGER NOT NULL,
            is_paused INTEGER NOT NULL DEFAULT 0 CHECK(is_paused IN (0, 1))
        ) STRICT, WITHOUT ROWID;
        """
}
