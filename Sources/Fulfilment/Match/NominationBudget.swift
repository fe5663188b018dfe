/// How much of what became decidable one operation still decides at once, however many changes it makes.
final class NominationBudget {
    /// Up to how many orders are decided again within the transaction that made it possible.
    static let directLimit = 200
    /// How many lines one transaction nominates at the most.
    static let nominationLimit = 2_000

    /// How many orders may still be decided.
    private(set) var orders = directLimit
    /// How many lines may still be looked at.
    private(set) var lines = nominationLimit

    /// Takes so many lines that were looked at.
    func look(at count: Int) { lines -= min(lines, count) }

    /// Takes so many orders, all or none.
    ///
    /// - Returns: whether there were so many left.
    func take(_ count: Int) -> Bool {
        guard count <= orders else { return false }
        orders -= count
        return true
    }
}
