// Up to where partners were told of lines that wait for long.

extension FulfilmentSchema {
    /// A place in the list of a partner's held lines by their age, for each limit.
    static let ageing = """
        CREATE TABLE waiting_mark(
            partner INTEGER NOT NULL REFERENCES partner(id),
            days INTEGER NOT NULL CHECK(days >= 0),
            since INTEGER NOT NULL,
            order_id INTEGER NOT NULL,
            line INTEGER NOT NULL,
            PRIMARY KEY(partner, days)
        ) STRICT, WITHOUT ROWID;
        """
}
