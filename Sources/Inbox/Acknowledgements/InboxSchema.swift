// The tables of the acknowledgements: what was sent to whom, and how far its numbers have come.
//
// GUARANTEES   A partner's number in a series, and an acknowledgement's place in the answer to a file, are given once.

public import Storage

/// The migrations of this module.
public enum InboxSchema {
    /// All migrations, oldest first; never edited once released.
    public static let migrations = [
        Migration(component: "inbox", version: 1, name: "acknowledgements", sql: acknowledgements)
    ]

    /// Times are milliseconds since the epoch, partners are known by their names, which never change.
    private static let acknowledgements = """
        CREATE TABLE control_number(
            partner TEXT NOT NULL,
            series TEXT NOT NULL,                               -- what is counted, as the format names it
            last INTEGER NOT NULL CHECK(last > 0),
            PRIMARY KEY(partner, series)
        ) STRICT;

        CREATE TABLE acknowledgement(
            receipt INTEGER NOT NULL,
            ordinal INTEGER NOT NULL CHECK(ordinal > 0),        -- its place in the answer to a file, from 1
            partner TEXT NOT NULL,
            kind TEXT NOT NULL,
            name TEXT NOT NULL,                                 -- what its file in the outbox is called
            content BLOB,                                       -- NULL: kept long enough
            is_current INTEGER NOT NULL CHECK(is_current IN (0, 1)), -- 0: the same file has been answered anew since
            made_at INTEGER NOT NULL,
            PRIMARY KEY(receipt, ordinal)
        ) STRICT;
        CREATE INDEX acknowledgement_kept ON acknowledgement(made_at) WHERE content IS NOT NULL;
        """
}
