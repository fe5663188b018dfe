// Devices: lines of an order that are only recorded, and whose they are.

internal import Domain
internal import Storage

extension OrderWork {
    /// Registers the order with the accounts to which something of it was released, where it has devices.
    ///
    /// Whose each device is, the view customer_hardware says from how the lines stand when it is read.
    func registerDevices() throws {
        try transaction.run(
            """
            INSERT INTO device_order(smart_account, order_id)
            SELECT DISTINCT smart_account, order_id FROM order_line WHERE order_id = ?1 AND state = 'released'
                AND EXISTS(SELECT 1 FROM order_line WHERE order_id = ?1 AND state = 'recorded')
            ON CONFLICT(smart_account, order_id) DO NOTHING
            """,
            order.id.rawValue
        )
    }
}
