// What changes did to lines, as numbers.
//
// GUARANTEES   A line that was not there had nothing, and one that is taken back has nothing. A change belongs to its
//              revision. `verify` follows the numbers to what the line is.
// DOES NOT     Have what was changed before the table was there: only the summaries of those revisions tell it. What a
//              command cancels is no revision; its decision is kept with the line.

extension FulfilmentSchema {
    /// Whom the order names for all lines that do not name their own; NULL for nobody.
    ///
    /// Of an order that is there already it is known where all lines name the same. It refers to `end_customer`, whose
    /// rows refer to orders, so that one of both has to be without REFERENCES.
    static let ordersCustomer = """
        ALTER TABLE orders ADD COLUMN end_customer INTEGER;
        UPDATE orders SET end_customer = (SELECT CASE WHEN min(coalesce(order_line.end_customer, 0)) =
                max(coalesce(order_line.end_customer, 0)) THEN min(order_line.end_customer) END
            FROM order_line WHERE order_line.order_id = orders.id);
        """

    /// What each revision did to each line.
    static let lineChanges = """
        CREATE TABLE order_line_change(
            line INTEGER NOT NULL REFERENCES order_line(id),
            order_id INTEGER NOT NULL,
            revision INTEGER NOT NULL,
            action TEXT NOT NULL CHECK(action IN ('added', 'changed', 'cancelled')),
            old_quantity INTEGER NOT NULL CHECK(old_quantity >= 0),     -- 0: the line was not there
            new_quantity INTEGER NOT NULL CHECK(new_quantity >= 0),     -- 0: it is taken back
            old_sku TEXT,
            new_sku TEXT,
            PRIMARY KEY(line, revision),
            FOREIGN KEY(order_id, revision) REFERENCES order_change(order_id, revision),
            CHECK((action = 'added') = (old_quantity = 0) AND (old_quantity = 0) = (old_sku IS NULL)),
            CHECK((action = 'cancelled') = (new_quantity = 0) AND (new_quantity = 0) = (new_sku IS NULL))
        ) STRICT, WITHOUT ROWID;
        """
}
