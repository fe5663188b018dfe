// Who did what, when, on whose order.
//
// GUARANTEES   Entries are only added. Their ids grow, so an owner's log is read in the order in which it happened.

extension FulfilmentSchema {
    /// The activity log.
    static let activity = """
        CREATE TABLE activity(
            id INTEGER PRIMARY KEY,
            owner_kind INTEGER NOT NULL CHECK(owner_kind IN (1, 2)),    -- 1 partner, 2 Smart Account
            owner INTEGER NOT NULL,
            kind TEXT NOT NULL,
            actor TEXT NOT NULL,
            happened_at INTEGER NOT NULL,
            summary TEXT NOT NULL,
            virtual_account INTEGER,
            source_account INTEGER,
            lot INTEGER,
            sku TEXT,
            quantity INTEGER CHECK(quantity > 0),
            order_number TEXT
        ) STRICT;
        CREATE INDEX activity_owner ON activity(owner_kind, owner, id);
        CREATE TRIGGER activity_changed BEFORE UPDATE ON activity BEGIN
            SELECT RAISE(ABORT, 'an entry of the activity log is never changed');
        END;
        CREATE TRIGGER activity_removed BEFORE DELETE ON activity BEGIN
            SELECT RAISE(ABORT, 'an entry of the activity log is never removed');
        END;
        """
}
