// What was decided about lines, and what was asked back.

extension FulfilmentSchema {
    /// Decisions and requests for returns.
    static let decisions = """
        -- Every decision about a line with what it rests on; the last one is the present one.
        CREATE TABLE decision(
            id INTEGER PRIMARY KEY,
            line INTEGER NOT NULL REFERENCES order_line(id),
            outcome TEXT NOT NULL CHECK(outcome IN ('held', 'matched', 'released', 'cancelled')),
            hold_reason TEXT,
            tier TEXT,                                          -- the rule that decided, for example `explicitAccount`
            smart_account INTEGER REFERENCES smart_account(id),
            virtual_account INTEGER REFERENCES virtual_account(id),
            explanation TEXT NOT NULL,                          -- sentences for people
            rule_version INTEGER NOT NULL,
            actor TEXT NOT NULL,
            decided_at INTEGER NOT NULL
        ) STRICT;
        CREATE INDEX decision_line ON decision(line, id);

        CREATE TABLE return_request(
            id INTEGER PRIMARY KEY,
            line INTEGER NOT NULL REFERENCES order_line(id),
            reason TEXT NOT NULL,
            actor TEXT NOT NULL,
            receipt INTEGER REFERENCES receipt(id),
            requested_at INTEGER NOT NULL
        ) STRICT;
        CREATE INDEX return_request_line ON return_request(line);
        """
}
