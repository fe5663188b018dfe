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

    /// All that a customer's side may see of what it owns.
    ///
    /// Hardware lies in no virtual account. It is the account's to which the other lines were released for which the order
    /// says the same of the customer; nobody's, where those went to several accounts.
    static let assets = """
        CREATE VIEW customer_asset AS
        SELECT virtual_account.smart_account AS smart_account, virtual_account.id AS virtual_account,
            virtual_account.name AS virtual_account_name, lot.id AS lot, lot.sku AS sku, product.name AS product_name,
            coalesce(product.kind, CASE WHEN lot.term_months IS NULL THEN 'perpetualLicense' ELSE 'termLicense' END)
                AS kind,
            virtual_balance.quantity AS quantity, order_line.released_at AS acquired_at,
            lot.term_starts_at AS term_starts_at, lot.term_ends_at AS term_ends_at, order_line.number AS line_number,
            orders.end_customer_order_number AS end_customer_order_number, partner.name AS partner_name
        FROM virtual_account
            JOIN virtual_balance ON virtual_balance.virtual_account = virtual_account.id
            JOIN lot ON lot.id = virtual_balance.lot
            JOIN order_line ON order_line.id = lot.line
            JOIN orders ON orders.id = order_line.order_id
            JOIN partner ON partner.id = orders.partner
            LEFT JOIN product ON product.sku = lot.sku;

        CREATE VIEW customer_hardware AS
        SELECT witness.smart_account AS smart_account, witness.order_id AS order_id, order_line.id AS line,
            order_line.sku AS sku, product.name AS product_name, order_line.quantity AS quantity,
            orders.accepted_at AS acquired_at, order_line.number AS line_number,
            orders.end_customer_order_number AS end_customer_order_number, partner.name AS partner_name
        FROM order_line AS witness
            JOIN order_line ON order_line.order_id = witness.order_id AND order_line.state = 'recorded'
                AND coalesce(order_line.end_customer, 0) = coalesce(witness.end_customer, 0)
            JOIN product ON product.sku = order_line.sku AND product.kind = 'hardware'
            JOIN orders ON orders.id = witness.order_id
            JOIN partner ON partner.id = orders.partner
        WHERE witness.state = 'released'
            AND NOT EXISTS(SELECT 1 FROM order_line AS other
                WHERE other.order_id = witness.order_id AND other.state IN ('released', 'returned')
                    AND coalesce(other.end_customer, 0) = coalesce(witness.end_customer, 0)
                    AND (other.smart_account <> witness.smart_account
                        OR other.state = 'released' AND other.id < witness.id));
        """
}
