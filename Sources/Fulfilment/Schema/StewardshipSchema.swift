// Who asked for a Smart Account, and what its company has agreed to.
//
// GUARANTEES   A domain has one request that waits. A version of the agreement is not changed once it is published, and what
//              was accepted is not taken back.

extension FulfilmentSchema {
    /// Requests, agreements, and contracts.
    static let stewardship = """
        CREATE TABLE account_request(
            id INTEGER PRIMARY KEY,
            domain TEXT NOT NULL,
            name TEXT NOT NULL,
            country TEXT,
            requester TEXT NOT NULL,
            email TEXT NOT NULL,
            state TEXT NOT NULL CHECK(state IN ('open', 'approved', 'declined')),
            smart_account INTEGER REFERENCES smart_account(id),
            requested_by TEXT NOT NULL,
            requested_at INTEGER NOT NULL,
            decided_by TEXT,
            decided_at INTEGER,
            reason TEXT,
            CHECK((state = 'open') = (decided_at IS NULL)),
            CHECK((decided_by IS NULL) = (decided_at IS NULL)),
            CHECK(state <> 'approved' OR smart_account IS NOT NULL)
        ) STRICT;
        CREATE UNIQUE INDEX account_request_open ON account_request(domain) WHERE state = 'open';

        -- The licensing agreement, version by version; the last that is in effect is the current one.
        CREATE TABLE agreement(
            id INTEGER PRIMARY KEY,
            version INTEGER NOT NULL UNIQUE CHECK(version > 0),
            title TEXT NOT NULL,
            url TEXT NOT NULL,
            sha256 TEXT,
            effective_at INTEGER NOT NULL,
            published_by TEXT NOT NULL,
            published_at INTEGER NOT NULL
        ) STRICT;
        CREATE TRIGGER agreement_changed BEFORE UPDATE ON agreement BEGIN
            SELECT RAISE(ABORT, 'a published agreement is not changed');
        END;
        CREATE TABLE agreement_acceptance(
            smart_account INTEGER NOT NULL REFERENCES smart_account(id),
            version INTEGER NOT NULL,
            accepted_by TEXT NOT NULL,
            accepted_at INTEGER NOT NULL,
            PRIMARY KEY(smart_account, version)
        ) STRICT, WITHOUT ROWID;
        CREATE TRIGGER agreement_acceptance_changed BEFORE UPDATE ON agreement_acceptance BEGIN
            SELECT RAISE(ABORT, 'what was accepted stays accepted');
        END;
        CREATE TRIGGER agreement_acceptance_removed BEFORE DELETE ON agreement_acceptance BEGIN
            SELECT RAISE(ABORT, 'what was accepted stays accepted');
        END;
        """
}
