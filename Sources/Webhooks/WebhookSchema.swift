// The tables of events, endpoints and deliveries.
//
// GUARANTEES   Invariants are constraints: an event and an endpoint have exactly one owner, an event is delivered to an
//              endpoint by one delivery, a pending delivery names its job, a response is kept only in part.
// DOES NOT     Know partners, accounts and orders: it keeps their numbers. Secrets are kept as they are, because they
//              are needed to sign; the database lies in a directory that only the daemon's user may enter.

public import Storage

/// The migrations of this module; they follow those of the job queue.
public enum WebhookSchema {
    /// All migrations, oldest first; never edited once released.
    public static let migrations = [
        Migration(component: "webhooks", version: 1, name: "events, endpoints, deliveries", sql: tables)
    ]

    /// Times are milliseconds since the epoch, identifiers 63-bit numbers, states the texts of `DeliveryState`.
    private static let tables = """
        CREATE TABLE event(
            id INTEGER PRIMARY KEY,
            type TEXT NOT NULL,
            partner INTEGER,
            smart_account INTEGER,
            order_id INTEGER,
            occurred_at INTEGER NOT NULL,
            body BLOB NOT NULL,                                 -- sent byte for byte: the signature covers it
            CHECK((partner IS NULL) <> (smart_account IS NULL))
        ) STRICT;
        CREATE INDEX event_partner ON event(partner, id) WHERE partner IS NOT NULL;
        CREATE INDEX event_smart_account ON event(smart_account, id) WHERE smart_account IS NOT NULL;
        CREATE INDEX event_order ON event(order_id, id) WHERE order_id IS NOT NULL;

        CREATE TABLE endpoint(
            id INTEGER PRIMARY KEY,
            partner INTEGER,
            smart_account INTEGER,
            url TEXT NOT NULL,
            description TEXT NOT NULL,
            events TEXT NOT NULL CHECK(events <> ''),           -- patterns with a space between
            headers TEXT NOT NULL,                              -- lines of `name: value`
            secret BLOB NOT NULL,
            previous_secret BLOB,                               -- signs too, until it expires
            previous_secret_until INTEGER,
            is_enabled INTEGER NOT NULL DEFAULT 1 CHECK(is_enabled IN (0, 1)),
            disabled_reason TEXT,
            disabled_at INTEGER,
            maximum_concurrency INTEGER NOT NULL CHECK(maximum_concurrency BETWEEN 1 AND 1000),
            rate_per_minute INTEGER CHECK(rate_per_minute > 0), -- NULL: no limit
            queue INTEGER NOT NULL UNIQUE REFERENCES queue(id), -- its own, so that it delays nobody else
            failing_since INTEGER,                              -- the first failure after the last success
            is_throttled INTEGER NOT NULL DEFAULT 0 CHECK(is_throttled IN (0, 1)),
            created_at INTEGER NOT NULL,
            changed_at INTEGER NOT NULL,
            deleted_at INTEGER,                                 -- set: gone for everybody but the upkeep
            CHECK((partner IS NULL) <> (smart_account IS NULL)),
            CHECK(deleted_at IS NOT NULL OR length(secret) BETWEEN 24 AND 64),
            CHECK(deleted_at IS NULL OR (length(secret) = 0 AND previous_secret IS NULL AND is_enabled = 0)),
            CHECK((previous_secret IS NULL) = (previous_secret_until IS NULL)),
            CHECK((is_enabled = 0) = (disabled_at IS NOT NULL)),
            CHECK((is_enabled = 0) = (disabled_reason IS NOT NULL)),
            CHECK(is_throttled = 0 OR failing_since IS NOT NULL)
        ) STRICT;
        CREATE INDEX endpoint_partner ON endpoint(partner) WHERE partner IS NOT NULL AND deleted_at IS NULL;
        CREATE INDEX endpoint_smart_account ON endpoint(smart_account)
            WHERE smart_account IS NOT NULL AND deleted_at IS NULL;

        CREATE TABLE delivery(
            id INTEGER PRIMARY KEY,
            event INTEGER NOT NULL REFERENCES event(id),
            endpoint INTEGER NOT NULL REFERENCES endpoint(id),
            state TEXT NOT NULL CHECK(state IN ('pending', 'waiting', 'delivered', 'failed', 'discarded')),
            job INTEGER,                                        -- the one that may act; another of the same delivery may not
            attempts INTEGER NOT NULL DEFAULT 0 CHECK(attempts >= 0),
            created_at INTEGER NOT NULL,
            next_at INTEGER,
            ended_at INTEGER,
            UNIQUE(event, endpoint),
            CHECK((state = 'pending') = (job IS NOT NULL)),
            CHECK((state = 'pending') = (next_at IS NOT NULL)),
            CHECK((state IN ('delivered', 'failed', 'discarded')) = (ended_at IS NOT NULL))
        ) STRICT;
        CREATE INDEX delivery_endpoint ON delivery(endpoint, id);
        CREATE INDEX delivery_waiting ON delivery(endpoint, id) WHERE state = 'waiting';
        CREATE INDEX delivery_failed ON delivery(endpoint, id) WHERE state = 'failed';

        CREATE TABLE delivery_attempt(
            delivery INTEGER NOT NULL REFERENCES delivery(id),
            number INTEGER NOT NULL CHECK(number > 0),
            started_at INTEGER NOT NULL,
            status INTEGER,
            failure TEXT,                                       -- why there is no status
            name_lookup INTEGER NOT NULL,                       -- microseconds since the start, as the four below
            connect INTEGER NOT NULL,
            tls_handshake INTEGER NOT NULL,
            first_byte INTEGER NOT NULL,
            total INTEGER NOT NULL,
            remote_address TEXT,
            is_reused INTEGER NOT NULL CHECK(is_reused IN (0, 1)),
            response BLOB CHECK(length(response) BETWEEN 1 AND 4096), -- NULL: empty
            PRIMARY KEY(delivery, number),
            CHECK((status IS NULL) <> (failure IS NULL))
        ) STRICT, WITHOUT ROWID;
        CREATE INDEX delivery_attempt_age ON delivery_attempt(started_at);
        """
}
