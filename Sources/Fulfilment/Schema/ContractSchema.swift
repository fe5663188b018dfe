// Enterprise agreements and contracts, and the orders under them.
//
// GUARANTEES   A Smart Account has one contract of a number. An order is named by its partner and number, so that it may be
//              written down before it comes.

extension FulfilmentSchema {
    /// Contracts.
    static let contracts = """
        CREATE TABLE contract(
            id INTEGER PRIMARY KEY,
            smart_account INTEGER NOT NULL REFERENCES smart_account(id),
            number TEXT NOT NULL,
            kind TEXT NOT NULL CHECK(kind IN ('enterpriseAgreement', 'contract')),
            starts_on TEXT NOT NULL,                            -- ISO 8601 dates, which compare as they follow
            ends_on TEXT CHECK(ends_on >= starts_on),
            note TEXT,
            recorded_by TEXT NOT NULL,
            recorded_at INTEGER NOT NULL,
            UNIQUE(smart_account, number)
        ) STRICT;
        CREATE TABLE contract_suite(
            contract INTEGER NOT NULL REFERENCES contract(id),
            position INTEGER NOT NULL CHECK(position > 0),
            name TEXT NOT NULL,
            PRIMARY KEY(contract, position)
        ) STRICT, WITHOUT ROWID;
        CREATE TABLE contract_order(
            contract INTEGER NOT NULL REFERENCES contract(id),
            position INTEGER NOT NULL CHECK(position > 0),
            partner INTEGER NOT NULL REFERENCES partner(id),
            order_number TEXT NOT NULL,
            PRIMARY KEY(contract, position),
            UNIQUE(contract, partner, order_number)
        ) STRICT, WITHOUT ROWID;
        """
}
