internal import Domain
internal import Matching

/// By what a waiting line is found when something becomes known; one row of `waiting_key`.
enum WaitingKey: Hashable {
    /// Something that matching waits for.
    case match(MatchKey)
    /// The SKU comes into the catalog.
    case sku(String)

    /// The number of its kind, as the table keeps it.
    var kind: Int {
        switch self {
        case .match(.domain): 1
        case .match(.account): 2
        case .match(.customerNumber): 3
        case .sku: Self.skuKind
        }
    }

    static let skuKind = 4

    /// The key itself, as the table keeps it.
    var text: String {
        switch self {
        case .match(.domain(let domain)): domain.text
        case .match(.account(let id)): id.description
        case .match(.customerNumber(let partner, let number)): "\(partner)/\(number)"
        case .sku(let sku): sku
        }
    }
}
