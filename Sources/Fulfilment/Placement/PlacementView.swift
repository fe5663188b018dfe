/// The placement rules of a Smart Account, the first that matches counting.
public struct PlacementView: Codable, Hashable, Sendable {
    /// How often they have been changed; a change names the version it was made from.
    public var version: Int
    /// The rules.
    public var rules: [PlacementRuleView]

    /// Puts rules together.
    public init(version: Int, rules: [PlacementRuleView]) {
        self.version = version
        self.rules = rules
    }
}
