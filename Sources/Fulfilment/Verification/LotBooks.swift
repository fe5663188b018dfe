internal import Domain

/// What the books say of one lot: where its movements leave it, and where its balances say it lies.
struct LotBooks {
    /// What a row of the books is.
    enum Entry: Int {
        /// So many units went from one place to another.
        case movement = 0
        /// The same, by a release.
        case release = 1
        /// So many units lie in a place.
        case balance = 2
        /// The lot has so many units and is not released.
        case waitingLot = 3
        /// The lot has so many units and is released.
        case releasedLot = 4
    }

    /// A place by the ledger's kinds: 0 the supplier, 1 a holding account, 2 a virtual account.
    struct Place: Hashable {
        let kind: Int
        let account: Int64
    }

    private struct Holding {
        let place: Place
        var derived = 0
        var kept = 0
    }

    /// The lot.
    let lot: Int64
    private var holdings: [Holding] = []
    private var quantity = 0
    private var releases = 0
    private var isReleased = false

    init(lot: Int64) { self.lot = lot }

    mutating func add(_ entry: Entry, _ count: Int, from: Place, to: Place) {
        switch entry {
        case .movement, .release:
            change(from) { $0.derived -= count }
            change(to) { $0.derived += count }
            if entry == .release { releases += 1 }
        case .balance: change(to) { $0.kept += count }
        case .waitingLot, .releasedLot:
            quantity = count
            isReleased = entry == .releasedLot
        }
    }

    /// Whether the books agree; asked of every lot, so it makes nothing.
    var isRight: Bool {
        var total = 0
        for holding in holdings {
            guard holding.derived == holding.kept else { return false }
            total += holding.derived
        }
        return total == quantity && releases == expectedReleases
    }

    /// A lot that was emptied before the release, because its line became another SKU's, has none.
    private var expectedReleases: Int { isReleased && (quantity > 0 || releases > 0) ? 1 : 0 }

    /// What does not agree, in sentences.
    var faults: [String] {
        let name = Verification.lot(lot)
        var faults = holdings.filter { $0.derived != $0.kept }.map { holding in
            "\(name): its movements leave \(holding.derived) in \(holding.place), and its balance there is \(holding.kept)"
        }
        let total = holdings.reduce(0) { $0 + $1.derived }
        if total != quantity {
            faults.append("\(name): its movements leave \(total) in accounts, and it has \(quantity)")
        }
        if releases != expectedReleases {
            faults.append("\(name): it has \(releases) movements of a release instead of \(expectedReleases)")
        }
        return faults
    }

    private mutating func change(_ place: Place, _ body: (inout Holding) -> Void) {
        guard place.kind != 0 else { return }
        if let index = holdings.firstIndex(where: { $0.place == place }) { return body(&holdings[index]) }
        var holding = Holding(place: place)
        body(&holding)
        holdings.append(holding)
    }
}

extension LotBooks.Place: CustomStringConvertible {
    var description: String {
        switch kind {
        case 1: "holding account \(HoldingAccountID(rawValue: account))"
        case 2: "virtual account \(VirtualAccountID(rawValue: account))"
        default: "no account"
        }
    }
}
