// The tables of orders, accounts and the ledger.
//
// GUARANTEES   Invariants are constraints: one account that is not closed per domain identifier, one default virtual
//              account, balances never negative, a lot's units in one place, a released line has its account and time.
//              Holding accounts and virtual accounts are different tables with different balances, so a query over a
//              customer's tables cannot reach a holding account.
// DOES NOT     Keep balances true by itself: the Ledger writes them together with the movement, and `verify` derives
//              them again.

public import Storage

/// The migrations of this module.
public enum FulfilmentSchema {
    /// All migrations, oldest first; never edited once released.
    public static let migrations = [
        Migration(component: "fulfilment", version: 1, name: "accounts", sql: accounts),
        Migration(component: "fulfilment", version: 2, name: "orders", sql: orders),
        Migration(component: "fulfilment", version: 3, name: "ledger", sql: ledger),
        Migration(component: "fulfilment", version: 4, name: "decisions", sql: decisions),
        Migration(component: "fulfilment", version: 5, name: "listing", sql: listing),
        Migration(component: "fulfilment", version: 6, name: "registrar", sql: registrar),
        Migration(component: "fulfilment", version: 7, name: "ageing", sql: ageing),
        Migration(component: "fulfilment", version: 8, name: "line changes", sql: lineChanges),
        Migration(component: "fulfilment", version: 9, name: "order's customer", sql: ordersCustomer),
        Migration(component: "fulfilment", version: 10, name: "evidence", sql: evidence),
        Migration(component: "fulfilment", version: 11, name: "review", sql: review),
        Migration(component: "fulfilment", version: 12, name: "activity", sql: activity),
        Migration(component: "fulfilment", version: 13, name: "seals", sql: seals + assets),
        Migration(component: "fulfilment", version: 14, name: "access", sql: access),
        Migration(component: "fulfilment", version: 15, name: "stewardship", sql: stewardship),
        Migration(component: "fulfilment", version: 16, name: "use", sql: use),
        Migration(component: "fulfilment", version: 17, name: "placement", sql: placement),
        Migration(component: "fulfilment", version: 18, name: "contracts", sql: contracts),
    ]

    /// Times are milliseconds since the epoch, identifiers 63-bit numbers, states the texts of the Domain's enums.
    private static let accounts = """
        CREATE TABLE partner(
            id INTEGER PRIMARY KEY,
            name TEXT NOT NULL UNIQUE,
            created_at INTEGER NOT NULL
        ) STRICT;

        CREATE TABLE holding_account(
            id INTEGER PRIMARY KEY,
            partner INTEGER NOT NULL UNIQUE REFERENCES partner(id)
        ) STRICT;

        CREATE TABLE smart_account(
            id INTEGER PRIMARY KEY,
            domain TEXT NOT NULL,
            name TEXT NOT NULL,
            country TEXT,
            state TEXT NOT NULL CHECK(state IN ('pending', 'active', 'suspended', 'closed')),
            created_at INTEGER NOT NULL,
            changed_at INTEGER NOT NULL
        ) STRICT;
        CREATE UNIQUE INDEX smart_account_domain ON smart_account(domain) WHERE state <> 'closed';

        CREATE TABLE virtual_account(
            id INTEGER PRIMARY KEY,
            smart_account INTEGER NOT NULL REFERENCES smart_account(id),
            name TEXT NOT NULL,
            parent INTEGER REFERENCES virtual_account(id),
            is_default INTEGER NOT NULL CHECK(is_default IN (0, 1)),
            UNIQUE(smart_account, name),
            CHECK(parent <> id)
        ) STRICT;
        CREATE UNIQUE INDEX virtual_account_default ON virtual_account(smart_account) WHERE is_default = 1;
        CREATE INDEX virtual_account_parent ON virtual_account(parent) WHERE parent IS NOT NULL;
        -- Triggers, for a foreign key over both columns takes an index over both: 36 bytes for each virtual account.
        CREATE TRIGGER virtual_account_added BEFORE INSERT ON virtual_account
        WHEN NEW.parent IS NOT NULL AND NEW.smart_account
            IS NOT (SELECT smart_account FROM virtual_account WHERE id = NEW.parent)
        BEGIN
            SELECT RAISE(ABORT, 'a virtual account lies in one of the same Smart Account');
        END;
        CREATE TRIGGER virtual_account_moved BEFORE UPDATE OF parent, smart_account ON virtual_account
        WHEN NEW.smart_account <> OLD.smart_account OR NEW.parent IS NOT NULL AND NEW.smart_account
            IS NOT (SELECT smart_account FROM virtual_account WHERE id = NEW.parent)
        BEGIN
            SELECT RAISE(ABORT, 'a virtual account lies in one of the same Smart Account');
        END;

        -- What a registry says of the company besides: kept for people and for the tiers of matching that use it.
        CREATE TABLE account_fact(
            smart_account INTEGER NOT NULL REFERENCES smart_account(id),
            kind TEXT NOT NULL CHECK(kind IN ('alias', 'webDomain', 'identifier')),
            scheme TEXT NOT NULL,                               -- of an identifier, else empty
            value TEXT NOT NULL,
            partner INTEGER REFERENCES partner(id),             -- who said it; NULL: an operator
            told_at INTEGER NOT NULL,
            PRIMARY KEY(smart_account, kind, scheme, value)
        ) STRICT, WITHOUT ROWID;

        -- A partner's own number of a customer, confirmed for an account. Two accounts for one number: ambiguous.
        CREATE TABLE customer_number(
            partner INTEGER NOT NULL REFERENCES partner(id),
            number TEXT NOT NULL,
            smart_account INTEGER NOT NULL REFERENCES smart_account(id),
            confirmed_by TEXT NOT NULL,
            confirmed_at INTEGER NOT NULL,
            PRIMARY KEY(partner, number, smart_account)
        ) STRICT, WITHOUT ROWID;

        CREATE TABLE product(
            sku TEXT PRIMARY KEY,
            name TEXT NOT NULL,
            kind TEXT NOT NULL CHECK(kind IN ('perpetualLicense', 'termLicense', 'subscription', 'hardware', 'service')),
            term_months INTEGER CHECK(term_months > 0),
            is_smart_enabled INTEGER NOT NULL CHECK(is_smart_enabled IN (0, 1)),
            CHECK((term_months IS NOT NULL) = (kind IN ('termLicense', 'subscription')))
        ) STRICT, WITHOUT ROWID;
        """

    private static let orders = """
        CREATE TABLE receipt(
            id INTEGER PRIMARY KEY,
            partner INTEGER NOT NULL REFERENCES partner(id),
            sha256 BLOB NOT NULL CHECK(length(sha256) = 32),
            bytes INTEGER NOT NULL CHECK(bytes >= 0),
            file_name TEXT NOT NULL,                            -- as the partner named it; never used as a path
            format TEXT,                                        -- NULL: not recognised
            outcome TEXT NOT NULL CHECK(outcome IN ('accepted', 'partlyAccepted', 'rejected')),
            received_at INTEGER NOT NULL,
            report BLOB NOT NULL,                               -- the receipt as the partner gets it: JSON
            UNIQUE(partner, sha256)
        ) STRICT;
        CREATE INDEX receipt_by_time ON receipt(partner, received_at);

        CREATE TABLE orders(
            id INTEGER PRIMARY KEY,
            partner INTEGER NOT NULL REFERENCES partner(id),
            number TEXT NOT NULL,
            revision INTEGER NOT NULL CHECK(revision >= 0),
            kind TEXT NOT NULL CHECK(kind IN ('standard', 'stocking', 'enterpriseAgreement')),
            is_cancelled INTEGER NOT NULL DEFAULT 0 CHECK(is_cancelled IN (0, 1)),
            is_released_on_request INTEGER NOT NULL CHECK(is_released_on_request IN (0, 1)),
            order_date TEXT,
            currency TEXT,
            end_customer_order_number TEXT,
            reseller TEXT,
            receipt INTEGER NOT NULL REFERENCES receipt(id),    -- of the file that brought it first
            content_hash BLOB NOT NULL,                         -- of the document's meaning, to tell a repeat from a conflict
            accepted_at INTEGER NOT NULL,
            changed_at INTEGER NOT NULL,
            UNIQUE(partner, number)
        ) STRICT;
        CREATE INDEX orders_by_receipt ON orders(receipt);

        -- What changed an order after its acceptance.
        CREATE TABLE order_change(
            order_id INTEGER NOT NULL REFERENCES orders(id),
            revision INTEGER NOT NULL,
            purpose TEXT NOT NULL CHECK(purpose IN ('change', 'cancellation')),
            receipt INTEGER REFERENCES receipt(id),             -- NULL: by command
            content_hash BLOB NOT NULL,
            actor TEXT NOT NULL,
            summary TEXT NOT NULL,                              -- old and new, for people
            changed_at INTEGER NOT NULL,
            PRIMARY KEY(order_id, revision)
        ) STRICT, WITHOUT ROWID;

        -- What an order says of an end customer, as written there. Lines share a row where they say the same.
        CREATE TABLE end_customer(
            id INTEGER PRIMARY KEY,
            order_id INTEGER NOT NULL REFERENCES orders(id),
            name TEXT, country TEXT, email TEXT, web_domain TEXT, customer_number TEXT, tax_identifier TEXT,
            duns_number TEXT, street TEXT, postal_code TEXT, city TEXT, smart_account TEXT, virtual_account TEXT
        ) STRICT;
        CREATE INDEX end_customer_order ON end_customer(order_id);

        CREATE TABLE order_line(
            id INTEGER PRIMARY KEY,
            order_id INTEGER NOT NULL REFERENCES orders(id),
            number TEXT NOT NULL,                               -- text: 2.0.1
            parent TEXT,
            sku TEXT NOT NULL,
            description TEXT,
            quantity INTEGER NOT NULL CHECK(quantity BETWEEN 1 AND 1000000000),
            unit_price TEXT,
            end_customer INTEGER REFERENCES end_customer(id),
            state TEXT NOT NULL CHECK(state IN ('held', 'scheduled', 'released', 'cancelled', 'returned', 'rejected', 'recorded')),
            hold_reason TEXT CHECK(hold_reason IN ('noAccount', 'ambiguous', 'accountPending', 'agreementPending',
                'needsReview', 'notAssignable', 'onRequest')),
            hold_detail TEXT,                                   -- one sentence for people; NULL: not decided yet
            held_since INTEGER,
            -- Of the match. Without REFERENCES: an UPDATE of a foreign key keeps a journal of its own in SQLite, and its
            -- end walks the whole journal of the transaction. The decision written beside it has them.
            smart_account INTEGER,
            virtual_account INTEGER,
            release_at INTEGER,                                 -- end of the undo window
            released_at INTEGER,                                -- written once
            UNIQUE(order_id, number),
            CHECK((state = 'held') = (hold_reason IS NOT NULL)),
            CHECK(state <> 'held' OR held_since IS NOT NULL),
            CHECK(state NOT IN ('scheduled', 'released', 'returned') OR (smart_account IS NOT NULL
                AND virtual_account IS NOT NULL AND release_at IS NOT NULL)),
            CHECK((state IN ('released', 'returned')) = (released_at IS NOT NULL))
        ) STRICT;
        CREATE INDEX order_line_held ON order_line(hold_reason, held_since) WHERE state = 'held';
        CREATE INDEX order_line_scheduled ON order_line(smart_account) WHERE state = 'scheduled';
        CREATE INDEX order_line_account ON order_line(smart_account, released_at) WHERE state = 'released';

        -- By what a waiting line can be found when something becomes known: the reverse of matching.
        CREATE TABLE waiting_key(
            kind INTEGER NOT NULL CHECK(kind BETWEEN 1 AND 4),  -- 1 domain, 2 account, 3 partner's customer number, 4 SKU
            key TEXT NOT NULL,                                  -- xyz.com, sa_…, ptn_…/number, the SKU
            line INTEGER NOT NULL REFERENCES order_line(id),
            PRIMARY KEY(kind, key, line)
        ) STRICT, WITHOUT ROWID;
        CREATE INDEX waiting_key_line ON waiting_key(line);

        -- Who said whose an order or a line is; the latest for a line counts, and one for a line before one for the order.
        CREATE TABLE assignment(
            id INTEGER PRIMARY KEY,
            partner INTEGER NOT NULL REFERENCES partner(id),
            order_number TEXT NOT NULL,
            line_number TEXT,                                   -- NULL: all lines
            smart_account TEXT NOT NULL,                        -- domain identifier or sa_…, as written; it may come later
            virtual_account TEXT,
            actor TEXT NOT NULL,
            assigned_at INTEGER NOT NULL,
            is_current INTEGER NOT NULL DEFAULT 1 CHECK(is_current IN (0, 1))
        ) STRICT;
        CREATE UNIQUE INDEX assignment_current ON assignment(partner, order_number, coalesce(line_number, ''))
            WHERE is_current = 1;
        """

    private static let ledger = """
        CREATE TABLE lot(
            id INTEGER PRIMARY KEY,
            line INTEGER NOT NULL REFERENCES order_line(id),
            sku TEXT NOT NULL,
            quantity INTEGER NOT NULL CHECK(quantity >= 0),     -- all its units that are not cancelled or returned
            term_months INTEGER CHECK(term_months > 0),
            term_starts_at INTEGER,                             -- set by the release, once
            term_ends_at INTEGER,
            CHECK(term_ends_at IS NULL OR term_starts_at IS NOT NULL)
        ) STRICT;
        CREATE INDEX lot_line ON lot(line);

        -- Append-only, double entry: every unit leaves one place and enters another.
        CREATE TABLE movement(
            id INTEGER PRIMARY KEY,
            lot INTEGER NOT NULL REFERENCES lot(id),
            quantity INTEGER NOT NULL CHECK(quantity > 0),
            from_kind INTEGER NOT NULL CHECK(from_kind IN (0, 1, 2)),   -- 0 supplier, 1 holding account, 2 virtual account
            from_account INTEGER NOT NULL,                      -- 0 for the supplier
            to_kind INTEGER NOT NULL CHECK(to_kind IN (0, 1, 2)),
            to_account INTEGER NOT NULL,
            reason TEXT NOT NULL CHECK(reason IN ('received', 'released', 'cancelled', 'transferred', 'returned')),
            actor TEXT NOT NULL,
            moved_at INTEGER NOT NULL,
            CHECK(from_kind <> to_kind OR from_account <> to_account),
            CHECK(from_kind <> 2 OR to_kind <> 1)               -- nothing goes back into a holding account
        ) STRICT;
        CREATE INDEX movement_lot ON movement(lot);

        CREATE TABLE holding_balance(
            lot INTEGER NOT NULL REFERENCES lot(id),
            holding_account INTEGER NOT NULL REFERENCES holding_account(id),
            quantity INTEGER NOT NULL CHECK(quantity > 0),
            PRIMARY KEY(lot, holding_account)
        ) STRICT, WITHOUT ROWID;

        CREATE TABLE virtual_balance(
            virtual_account INTEGER NOT NULL REFERENCES virtual_account(id),
            lot INTEGER NOT NULL REFERENCES lot(id),
            quantity INTEGER NOT NULL CHECK(quantity > 0),
            PRIMARY KEY(virtual_account, lot)
        ) STRICT, WITHOUT ROWID;
        CREATE INDEX virtual_balance_lot ON virtual_balance(lot);
        """
}
