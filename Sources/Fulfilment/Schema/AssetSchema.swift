// The register of what accounts own.
//
// GUARANTEES   customer_asset and customer_hardware show of what an account owns what its customer may know: nothing of
//              what still waits, nothing of another account, no price, no number of the partner's order.
// DOES NOT     Show a device whose order says nothing of whose it is but its own line: nothing of that order was released.

extension FulfilmentSchema {
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

        -- The orders with lines that are only recorded, of which something was released to the account.
        CREATE TABLE device_order(
            smart_account INTEGER NOT NULL,
            order_id INTEGER NOT NULL,
            PRIMARY KEY(smart_account, order_id)
        ) STRICT, WITHOUT ROWID;
        CREATE INDEX order_line_recorded ON order_line(order_id) WHERE state = 'recorded';
        INSERT INTO device_order(smart_account, order_id)
        SELECT DISTINCT smart_account, order_id FROM order_line
        WHERE state = 'released' AND EXISTS(SELECT 1 FROM order_line AS device
            WHERE device.order_id = order_line.order_id AND device.state = 'recorded');

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
