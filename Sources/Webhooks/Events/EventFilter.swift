// EventFilter: which events an endpoint wants.

internal import Domain

/// The types of events an endpoint wants: `*`, whole families such as `license.*`, or single types.
struct EventFilter: Hashable, Sendable {
    /// Everything there is, also types that come later.
    static let everything = EventFilter(stored: "*")

    /// The patterns as the database keeps them, with a space between.
    let stored: String

    /// Wraps a filter read from the database; it may name types that this program does not know.
    init(stored: String) { self.stored = stored }

    /// Takes patterns as somebody wrote them.
    ///
    /// - Throws: `SettingFault` naming the first pattern that no event can ever match.
    init(_ written: [String]) throws(SettingFault) {
        guard !written.isEmpty else { throw SettingFault(reason: "names no type") }
        for pattern in written {
            let matchesAny = EventType.allCases.contains { Self.matches(pattern[...], $0.rawValue) }
            guard matchesAny else { throw SettingFault(reason: "has \(pattern), which matches no type of event") }
        }
        stored = written.contains("*") ? "*" : Set(written).sorted().joined(separator: " ")
    }

    /// The patterns.
    var patterns: [String] { stored.split(separator: " ").map(String.init) }

    /// Whether an event of this type is wanted.
    func matches(_ type: EventType) -> Bool { matches(type.rawValue) }

    func matches(_ type: String) -> Bool {
        if stored == "*" { return true }
        return stored.split(separator: " ").contains { Self.matches($0, type) }
    }

    private static func matches(_ pattern: Substring, _ type: String) -> Bool {
        if pattern == "*" || pattern == type { return true }
        return pattern.hasSuffix(".*") && pattern.utf8.count > 2 && type.hasPrefix(pattern.dropLast())
    }
}
