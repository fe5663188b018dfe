// Use: what lies in a virtual account against what uses it, who uses it, and what is set aside for offline devices.
//
// GUARANTEES   The database itself keeps the stock and the positions in step with balances, usage and reservations, in the
//              statement that changes those. A device is registered once, and has one reservation at a time. Secrets are
//              kept as hashes only.
// DOES NOT     Know what time it is: units count until the watch has told of the end of their term; who reads takes off
//              those whose end has passed since.
//
// SOURCE       A page of the position of an account with 1,000,000 lots must not read lots: a row for each SKU of a virtual
//              account, and one for each day on which terms end there.

extension FulfilmentSchema {
    /// Stock, positions, registration tokens, product instances, usage and reservations.
    static let use = stock + stockTriggers + instances + reservations + stockSoFar

    private static let stock = """
        ALTER TABLE product ADD COLUMN is_export_controlled INTEGER NOT NULL DEFAULT 0
            CHECK(is_export_controlled IN (0, 1));
        ALTER TABLE lot ADD COLUMN is_expired INTEGER NOT NULL DEFAULT 0 CHECK(is_expired IN (0, 1));

        -- Units that can be used, the first to end first. 9223372036854775807: they do not end.
        CREATE TABLE license_stock(
            virtual_account INTEGER NOT NULL,
            sku TEXT NOT NULL,
            term_ends_at INTEGER NOT NULL,
            lot INTEGER NOT NULL,
            quantity INTEGER NOT NULL CHECK(quantity > 0),
            PRIMARY KEY(virtual_account, sku, term_ends_at, lot)
        ) STRICT, WITHOUT ROWID;

        CREATE TABLE license_position(
            virtual_account INTEGER NOT NULL,
            sku TEXT NOT NULL,
            purchased INTEGER NOT NULL DEFAULT 0 CHECK(purchased >= 0),
            in_use INTEGER NOT NULL DEFAULT 0 CHECK(in_use >= 0),
            reserved INTEGER NOT NULL DEFAULT 0 CHECK(reserved >= 0),
            is_over INTEGER NOT NULL DEFAULT 0 CHECK(is_over IN (0, 1)),    -- and its customer has been told
            PRIMARY KEY(virtual_account, sku)
        ) STRICT, WITHOUT ROWID;
        -- Where the customer has not been told yet: nearly always empty.
        CREATE INDEX license_position_untold ON license_position(virtual_account, sku)
            WHERE (is_over = 1) <> (in_use + reserved > purchased);

        -- How many units of a SKU end on a day, counted from 1970-01-01.
        CREATE TABLE license_end(
            virtual_account INTEGER NOT NULL,
            sku TEXT NOT NULL,
            day INTEGER NOT NULL,
            quantity INTEGER NOT NULL CHECK(quantity >= 0),
            PRIMARY KEY(virtual_account, sku, day)
        ) STRICT, WITHOUT ROWID;

        -- What the customer is to be told next about the end of a lot's term, and when: 90, 60, 30 or 0 days before.
        CREATE TABLE license_warning(
            due_at INTEGER NOT NULL,
            lot INTEGER NOT NULL,
            days INTEGER NOT NULL CHECK(days IN (90, 60, 30, 0)),
            PRIMARY KEY(due_at, lot)
        ) STRICT, WITHOUT ROWID;

        """

    private static let stockTriggers = """
        CREATE TRIGGER stock_added AFTER INSERT ON license_stock BEGIN
            INSERT INTO license_position(virtual_account, sku, purchased)
            VALUES(NEW.virtual_account, NEW.sku, NEW.quantity)
            ON CONFLICT(virtual_account, sku) DO UPDATE SET purchased = purchased + excluded.purchased;
            INSERT INTO license_end(virtual_account, sku, day, quantity)
            SELECT NEW.virtual_account, NEW.sku, NEW.term_ends_at / 86400000, NEW.quantity
            WHERE NEW.term_ends_at < 9223372036854775807
            ON CONFLICT(virtual_account, sku, day) DO UPDATE SET quantity = quantity + excluded.quantity;
        END;
        CREATE TRIGGER stock_removed AFTER DELETE ON license_stock BEGIN
            UPDATE license_position SET purchased = purchased - OLD.quantity
            WHERE virtual_account = OLD.virtual_account AND sku = OLD.sku;
            UPDATE license_end SET quantity = quantity - OLD.quantity
            WHERE virtual_account = OLD.virtual_account AND sku = OLD.sku AND day = OLD.term_ends_at / 86400000;
        END;

        CREATE TRIGGER virtual_balance_added AFTER INSERT ON virtual_balance BEGIN
            INSERT INTO license_stock(virtual_account, sku, term_ends_at, lot, quantity)
            SELECT NEW.virtual_account, sku, coalesce(term_ends_at, 9223372036854775807), id, NEW.quantity
            FROM lot WHERE id = NEW.lot AND is_expired = 0;
        END;
        CREATE TRIGGER virtual_balance_changed AFTER UPDATE ON virtual_balance BEGIN
            DELETE FROM license_stock WHERE virtual_account = OLD.virtual_account
                AND sku = (SELECT sku FROM lot WHERE id = OLD.lot) AND lot = OLD.lot
                AND term_ends_at = (SELECT coalesce(term_ends_at, 9223372036854775807) FROM lot WHERE id = OLD.lot);
            INSERT INTO license_stock(virtual_account, sku, term_ends_at, lot, quantity)
            SELECT NEW.virtual_account, sku, coalesce(term_ends_at, 9223372036854775807), id, NEW.quantity
            FROM lot WHERE id = NEW.lot AND is_expired = 0;
        END;
        CREATE TRIGGER virtual_balance_removed AFTER DELETE ON virtual_balance BEGIN
            DELETE FROM license_stock WHERE virtual_account = OLD.virtual_account
                AND sku = (SELECT sku FROM lot WHERE id = OLD.lot) AND lot = OLD.lot
                AND term_ends_at = (SELECT coalesce(term_ends_at, 9223372036854775807) FROM lot WHERE id = OLD.lot);
        END;

        -- A warning that lies before the beginning of the term is never due. 7776000000 milliseconds are 90 days.
        CREATE TRIGGER lot_term_started AFTER UPDATE OF term_ends_at ON lot WHEN NEW.term_ends_at IS NOT NULL BEGIN
            INSERT INTO license_warning(due_at, lot, days)
            SELECT CASE
                    WHEN NEW.term_ends_at - 7776000000 > NEW.term_starts_at THEN NEW.term_ends_at - 7776000000
                    WHEN NEW.term_ends_at - 5184000000 > NEW.term_starts_at THEN NEW.term_ends_at - 5184000000
                    WHEN NEW.term_ends_at - 2592000000 > NEW.term_starts_at THEN NEW.term_ends_at - 2592000000
                    ELSE NEW.term_ends_at END,
                NEW.id,
                CASE
                    WHEN NEW.term_ends_at - 7776000000 > NEW.term_starts_at THEN 90
                    WHEN NEW.term_ends_at - 5184000000 > NEW.term_starts_at THEN 60
                    WHEN NEW.term_ends_at - 2592000000 > NEW.term_starts_at THEN 30
                    ELSE 0 END;
        END;

        """

    private static let instances = """
        CREATE TABLE registration_token(
            id INTEGER PRIMARY KEY,
            smart_account INTEGER NOT NULL REFERENCES smart_account(id),
            virtual_account INTEGER NOT NULL,
            secret_hash BLOB NOT NULL UNIQUE CHECK(length(secret_hash) = 32),
            description TEXT,
            allows_export_controlled INTEGER NOT NULL CHECK(allows_export_controlled IN (0, 1)),
            maximum_uses INTEGER CHECK(maximum_uses > 0),       -- NULL: any number
            uses INTEGER NOT NULL DEFAULT 0 CHECK(uses >= 0),
            expires_at INTEGER NOT NULL,
            made_by TEXT NOT NULL,
            made_at INTEGER NOT NULL,
            revoked_by TEXT,
            revoked_at INTEGER,
            CHECK(maximum_uses IS NULL OR uses <= maximum_uses),
            CHECK((revoked_by IS NULL) = (revoked_at IS NULL))
        ) STRICT;
        CREATE INDEX registration_token_place ON registration_token(virtual_account, id);

        CREATE TABLE product_instance(
            id INTEGER PRIMARY KEY,
            smart_account INTEGER NOT NULL REFERENCES smart_account(id),
            virtual_account INTEGER NOT NULL,
            product TEXT NOT NULL,
            serial TEXT NOT NULL,
            host_name TEXT,
            software_version TEXT,
            secret_hash BLOB NOT NULL CHECK(length(secret_hash) = 32),
            allows_export_controlled INTEGER NOT NULL CHECK(allows_export_controlled IN (0, 1)),
            registration_token INTEGER NOT NULL REFERENCES registration_token(id),
            is_registered INTEGER NOT NULL DEFAULT 1 CHECK(is_registered IN (0, 1)),
            registered_at INTEGER NOT NULL,
            renewed_at INTEGER NOT NULL,
            authorized_until INTEGER NOT NULL,
            is_silent INTEGER NOT NULL DEFAULT 0 CHECK(is_silent IN (0, 1)),    -- and its customer has been told
            removed_at INTEGER,
            CHECK((is_registered = 0) = (removed_at IS NOT NULL))
        ) STRICT;
        CREATE UNIQUE INDEX product_instance_device ON product_instance(product, serial) WHERE is_registered = 1;
        CREATE UNIQUE INDEX product_instance_secret ON product_instance(secret_hash) WHERE is_registered = 1;
        CREATE INDEX product_instance_place ON product_instance(virtual_account, id) WHERE is_registered = 1;
        CREATE INDEX product_instance_until ON product_instance(authorized_until)
            WHERE is_registered = 1 AND is_silent = 0;

        CREATE TABLE license_usage(
            instance INTEGER NOT NULL REFERENCES product_instance(id),
            sku TEXT NOT NULL,
            virtual_account INTEGER NOT NULL,                   -- of the instance
            quantity INTEGER NOT NULL CHECK(quantity > 0),
            reported_at INTEGER NOT NULL,
            PRIMARY KEY(instance, sku)
        ) STRICT, WITHOUT ROWID;

        CREATE TRIGGER license_usage_added AFTER INSERT ON license_usage BEGIN
            INSERT INTO license_position(virtual_account, sku, in_use)
            VALUES(NEW.virtual_account, NEW.sku, NEW.quantity)
            ON CONFLICT(virtual_account, sku) DO UPDATE SET in_use = in_use + excluded.in_use;
        END;
        CREATE TRIGGER license_usage_changed AFTER UPDATE OF quantity, virtual_account ON license_usage BEGIN
            UPDATE license_position SET in_use = in_use - OLD.quantity
            WHERE virtual_account = OLD.virtual_account AND sku = OLD.sku;
            INSERT INTO license_position(virtual_account, sku, in_use)
            VALUES(NEW.virtual_account, NEW.sku, NEW.quantity)
            ON CONFLICT(virtual_account, sku) DO UPDATE SET in_use = in_use + excluded.in_use;
        END;
        CREATE TRIGGER license_usage_removed AFTER DELETE ON license_usage BEGIN
            UPDATE license_position SET in_use = in_use - OLD.quantity
            WHERE virtual_account = OLD.virtual_account AND sku = OLD.sku;
        END;

        """

    private static let reservations = """
        -- The key that authorization codes are signed with: Ed25519, made once.
        CREATE TABLE signing_key(
            purpose TEXT PRIMARY KEY,
            private_key BLOB NOT NULL CHECK(length(private_key) = 32),
            made_at INTEGER NOT NULL
        ) STRICT, WITHOUT ROWID;

        CREATE TABLE reservation(
            id INTEGER PRIMARY KEY,
            smart_account INTEGER NOT NULL REFERENCES smart_account(id),
            virtual_account INTEGER NOT NULL,
            kind TEXT NOT NULL CHECK(kind IN ('specific', 'universal')),
            product TEXT NOT NULL,
            serial TEXT NOT NULL,
            request_code BLOB NOT NULL UNIQUE CHECK(length(request_code) = 20), -- a code is good for one reservation
            nonce BLOB NOT NULL UNIQUE CHECK(length(nonce) = 16),
            authorization_code TEXT NOT NULL,
            state TEXT NOT NULL CHECK(state IN ('reserved', 'returned', 'expired')),
            made_by TEXT NOT NULL,
            made_at INTEGER NOT NULL,
            expires_at INTEGER,
            ended_by TEXT,
            ended_at INTEGER,
            CHECK((state = 'reserved') = (ended_at IS NULL)),
            CHECK((ended_by IS NULL) = (ended_at IS NULL))
        ) STRICT;
        CREATE UNIQUE INDEX reservation_device ON reservation(product, serial) WHERE state = 'reserved';
        CREATE INDEX reservation_place ON reservation(virtual_account, id);
        CREATE INDEX reservation_end ON reservation(expires_at) WHERE state = 'reserved' AND expires_at IS NOT NULL;

        -- What is set aside now; the rows of a reservation that has ended are of nothing.
        CREATE TABLE reserved_license(
            reservation INTEGER NOT NULL REFERENCES reservation(id),
            sku TEXT NOT NULL,
            quantity INTEGER NOT NULL CHECK(quantity > 0),
            virtual_account INTEGER NOT NULL,                   -- of the reservation
            is_held INTEGER NOT NULL CHECK(is_held IN (0, 1)),
            PRIMARY KEY(reservation, sku)
        ) STRICT, WITHOUT ROWID;

        CREATE TRIGGER reserved_license_added AFTER INSERT ON reserved_license WHEN NEW.is_held = 1 BEGIN
            INSERT INTO license_position(virtual_account, sku, reserved)
            VALUES(NEW.virtual_account, NEW.sku, NEW.quantity)
            ON CONFLICT(virtual_account, sku) DO UPDATE SET reserved = reserved + excluded.reserved;
        END;
        CREATE TRIGGER reserved_license_changed AFTER UPDATE ON reserved_license BEGIN
            UPDATE license_position SET reserved = reserved - OLD.quantity
            WHERE OLD.is_held = 1 AND virtual_account = OLD.virtual_account AND sku = OLD.sku;
            INSERT INTO license_position(virtual_account, sku, reserved)
            SELECT NEW.virtual_account, NEW.sku, NEW.quantity WHERE NEW.is_held = 1
            ON CONFLICT(virtual_account, sku) DO UPDATE SET reserved = reserved + excluded.reserved;
        END;

        """

    private static let stockSoFar = """
        INSERT INTO license_stock(virtual_account, sku, term_ends_at, lot, quantity)
        SELECT virtual_account, sku, coalesce(term_ends_at, 9223372036854775807), lot, virtual_balance.quantity
        FROM virtual_balance JOIN lot ON lot.id = virtual_balance.lot;
        INSERT INTO license_warning(due_at, lot, days)
        SELECT term_ends_at - 7776000000, id, 90 FROM lot WHERE term_ends_at IS NOT NULL AND quantity > 0;
        """
}
