import Domain

/// What the test itself knows of licenses, use and reservations: plain numbers, changed by plain rules.
struct UseModel {
    struct Key: Hashable {
        let place: String
        let sku: String
    }

    /// Units of a SKU by the moment they end, in each virtual account; nil: they do not end.
    var stock: [Key: [Int64?: Int]] = [:]
    /// What each device uses, and where it is.
    var devices: [String: (place: String, usage: [String: Int])] = [:]
    /// What is reserved, by reservation.
    var reservations: [String: (place: String, sku: String, quantity: Int)] = [:]

    func purchased(_ key: Key, at now: Int64) -> Int {
        stock[key, default: [:]].filter { $0.key.map { $0 > now } ?? true }.reduce(0) { $0 + $1.value }
    }

    func inUse(_ key: Key) -> Int {
        devices.values.filter { $0.place == key.place }.reduce(0) { $0 + ($1.usage[key.sku] ?? 0) }
    }

    func reserved(_ key: Key) -> Int {
        reservations.values.filter { $0.place == key.place && $0.sku == key.sku }.reduce(0) { $0 + $1.quantity }
    }

    func available(_ key: Key, at now: Int64) -> Int {
        max(0, purchased(key, at: now) - inUse(key) - reserved(key))
    }

    /// The positions as `UseWorld.positions` gives them, sorted by their texts.
    func positions(at now: Int64) -> [String] {
        var keys = Set(stock.keys)
        for device in devices.values {
            for sku in device.usage.keys { keys.insert(Key(place: device.place, sku: sku)) }
        }
        for one in reservations.values { keys.insert(Key(place: one.place, sku: one.sku)) }
        return keys.compactMap { key in
            let (purchased, used, held) = (purchased(key, at: now), inUse(key), reserved(key))
            guard purchased > 0 || used > 0 || held > 0 else { return nil }
            let compliance = used + held > purchased ? "Out of Compliance" : "In Compliance"
            return "\(key.place) \(key.sku) \(purchased)-\(used)-\(held) \(compliance)"
        }.sorted()
    }

    /// Moves units, those that end first; false where it may not be.
    mutating func move(_ count: Int, _ sku: String, from source: String, to destination: String, at now: Int64) -> Bool
    {
        let (from, to) = (Key(place: source, sku: sku), Key(place: destination, sku: sku))
        guard source != destination, count <= available(from, at: now) else { return false }
        var rest = count
        let ends = stock[from, default: [:]].keys.filter { $0.map { $0 > now } ?? true }
        for end in ends.sorted(by: { $0 ?? .max < $1 ?? .max }) where rest > 0 {
            let some = min(rest, stock[from]?[end] ?? 0)
            rest -= some
            stock[from]?[end, default: 0] -= some
            stock[to, default: [:]][end, default: 0] += some
        }
        return true
    }
}
