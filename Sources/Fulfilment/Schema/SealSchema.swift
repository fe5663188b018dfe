// The activity log in sealed batches.
//
// GUARANTEES   Seals are only added, one after the other, and no entry is added before the last sealed one: the database
//              refuses both. What lies in a sealed batch is what lay in it when it was sealed; `verify` hashes it again.

extension FulfilmentSchema {
    /// The heads of sealed batches, what their trees are made of, and where an entry of a virtual account is found.
    static let seals = """
        CREATE TABLE activity_seal(
            batch INTEGER PRIMARY KEY CHECK(batch > 0),
            first INTEGER NOT NULL,
            last INTEGER NOT NULL CHECK(last >= first),
            count INTEGER NOT NULL CHECK(count > 0),
            sealed_at INTEGER NOT NULL,
            root BLOB NOT NULL CHECK(length(root) = 32),
            previous BLOB NOT NULL CHECK(length(previous) = 32),    -- the hash of the head before it; zeros for the first
            far BLOB NOT NULL CHECK(length(far) = 32),              -- the hash of a head far before it, or zeros
            hash BLOB NOT NULL UNIQUE CHECK(length(hash) = 32)      -- its own
        ) STRICT;
        -- Beside the heads, which are read without it: the hashes of the entries, 32 bytes each, and what their salts
        -- are made from, which never leaves the database.
        CREATE TABLE activity_tree(
            batch INTEGER PRIMARY KEY REFERENCES activity_seal(batch),
            secret BLOB NOT NULL CHECK(length(secret) = 32),
            leaves BLOB NOT NULL
        ) STRICT;

        CREATE TRIGGER activity_seal_added BEFORE INSERT ON activity_seal
        WHEN NEW.batch <> coalesce((SELECT max(batch) FROM activity_seal), 0) + 1
            OR NEW.first <= (SELECT last FROM activity_seal ORDER BY batch DESC LIMIT 1)
            OR NEW.previous <> (SELECT hash FROM activity_seal ORDER BY batch DESC LIMIT 1)
        BEGIN
            SELECT RAISE(ABORT, 'a seal follows the last one');
        END;
        CREATE TRIGGER activity_seal_changed BEFORE UPDATE ON activity_seal BEGIN
            SELECT RAISE(ABORT, 'a seal is never changed');
        END;
        CREATE TRIGGER activity_seal_removed BEFORE DELETE ON activity_seal BEGIN
            SELECT RAISE(ABORT, 'a seal is never removed');
        END;
        CREATE TRIGGER activity_tree_changed BEFORE UPDATE ON activity_tree BEGIN
            SELECT RAISE(ABORT, 'a seal is never changed');
        END;
        CREATE TRIGGER activity_tree_removed BEFORE DELETE ON activity_tree BEGIN
            SELECT RAISE(ABORT, 'a seal is never removed');
        END;
        CREATE TRIGGER activity_added BEFORE INSERT ON activity
        WHEN NEW.id <= (SELECT last FROM activity_seal ORDER BY batch DESC LIMIT 1) BEGIN
            SELECT RAISE(ABORT, 'an entry of the activity log comes after all that are sealed');
        END;

        CREATE INDEX activity_place ON activity(virtual_account, id) WHERE virtual_account IS NOT NULL;
        CREATE INDEX activity_source ON activity(source_account, id) WHERE source_account IS NOT NULL;
        """
}
