// What virtual accounts are, and which licenses go where.
//
// GUARANTEES   The default virtual account is open. A former name leads to one virtual account of its Smart Account.

extension FulfilmentSchema {
    /// Attributes, former names, and placement rules.
    static let placement = """
        ALTER TABLE virtual_account ADD COLUMN is_restricted INTEGER NOT NULL DEFAULT 0 CHECK(is_restricted IN (0, 1));
        ALTER TABLE virtual_account ADD COLUMN location TEXT;
        ALTER TABLE virtual_account ADD COLUMN technology_group TEXT;
        ALTER TABLE virtual_account ADD COLUMN department TEXT;
        ALTER TABLE virtual_account ADD COLUMN reporting_line TEXT;
        -- Decisions of the past name those that are removed: their rows stay, under names that say so.
        ALTER TABLE virtual_account ADD COLUMN removed_at INTEGER;
        CREATE TRIGGER virtual_account_opened BEFORE UPDATE OF is_restricted, is_default ON virtual_account
        WHEN NEW.is_restricted = 1 AND NEW.is_default = 1
        BEGIN
            SELECT RAISE(ABORT, 'the default virtual account is open');
        END;

        -- Names that orders may still write.
        CREATE TABLE former_name(
            smart_account INTEGER NOT NULL REFERENCES smart_account(id),
            name TEXT NOT NULL,
            virtual_account INTEGER NOT NULL REFERENCES virtual_account(id),
            PRIMARY KEY(smart_account, name)
        ) STRICT, WITHOUT ROWID;
        CREATE INDEX former_name_account ON former_name(virtual_account);

        CREATE TABLE placement(
            smart_account INTEGER PRIMARY KEY REFERENCES smart_account(id),
            version INTEGER NOT NULL CHECK(version > 0)
        ) STRICT;
        CREATE TABLE placement_rule(
            id INTEGER PRIMARY KEY,
            smart_account INTEGER NOT NULL REFERENCES smart_account(id),
            position INTEGER NOT NULL CHECK(position > 0),
            sku TEXT,                                           -- a pattern with * at its end, or a whole SKU
            city TEXT,
            postal_code TEXT,                                   -- a beginning
            country TEXT,
            partner TEXT,
            order_prefix TEXT,                                  -- the beginning of the customer's own order number
            virtual_account INTEGER NOT NULL REFERENCES virtual_account(id),
            UNIQUE(smart_account, position)
        ) STRICT;
        CREATE INDEX placement_rule_account ON placement_rule(virtual_account);
        """
}
