// SettingReader: turns the texts of settings into values, and gathers what is wrong with them.
//
// GUARANTEES   The first place that has a key decides, in the order of the places. A value that is wrong is a fault
//              where it stands; reading goes on, so that all faults are found.
// DOES NOT     Give a usable value after a fault: what it returns then only fills the place.

/// Reads settings from places in their order of precedence.
struct SettingReader<Key: SettingKey> {
    private let sources: [SettingSource]
    private(set) var found: [Key: FoundSetting] = [:]
    private(set) var faults: [ConfigurationFault] = []
    /// Keys whose values mean nothing.
    private var faulty: Set<Key> = []

    init(sources: [SettingSource]) { self.sources = sources }

    /// Adds a fault of two keys that contradict each other, where the one of them was written that somebody set.
    ///
    /// Nothing is added when one of them has no value to compare.
    mutating func contradiction(of first: Key, and second: Key, message: String, remedy: String) {
        guard !faulty.contains(first), !faulty.contains(second) else { return }
        let isFirst = found[first].map { $0.origin != .standard } ?? false
        fault(isFirst ? first : second, message: message, remedy: remedy)
    }

    /// Adds a fault of a key, where its value was written.
    mutating func fault(_ key: Key, message: String, remedy: String) {
        add(SettingProblem(message: message, remedy: remedy), of: key, from: found[key]?.origin ?? .standard)
    }

    private mutating func add(_ problem: SettingProblem, of key: Key, from origin: SettingOrigin) {
        faulty.insert(key)
        faults.append(origin.fault(key: key.rawValue, problem))
    }

    // MARK: - Values

    mutating func text(_ key: Key) -> String { value(key, or: "") { $0 } }

    mutating func flag(_ key: Key) -> Bool {
        value(key, or: false) { text throws(SettingProblem) in
            guard let flag = Bool(text) else {
                throw SettingProblem(
                    message: "\(text.debugDescription) is neither true nor false",
                    remedy: "write true or false"
                )
            }
            return flag
        }
    }

    mutating func integer(_ key: Key, in range: ClosedRange<Int>) -> Int {
        value(key, or: range.lowerBound) { text throws(SettingProblem) in
            guard let number = Int(text), range.contains(number) else {
                throw SettingProblem(
                    message:
                        "\(text.debugDescription) is not a whole number from \(range.lowerBound) to \(range.upperBound)",
                    remedy: "write such a number"
                )
            }
            return number
        }
    }

    mutating func duration(_ key: Key, in range: ClosedRange<Duration>) -> Duration {
        value(key, or: range.lowerBound) { text throws(SettingProblem) in
            let duration = try DurationText.parse(text)
            guard range.contains(duration) else {
                let (least, most) = (DurationText.format(range.lowerBound), DurationText.format(range.upperBound))
                throw SettingProblem(
                    message: "\(text) is out of range",
                    remedy: "write a span from \(least) to \(most)"
                )
            }
            return duration
        }
    }

    mutating func bytes(_ key: Key, in range: ClosedRange<Int>) -> Int {
        value(key, or: range.lowerBound) { text throws(SettingProblem) in
            let bytes = try ByteCountText.parse(text)
            guard range.contains(bytes) else {
                let (least, most) = (ByteCountText.format(range.lowerBound), ByteCountText.format(range.upperBound))
                throw SettingProblem(
                    message: "\(text) is out of range",
                    remedy: "write a size from \(least) to \(most)"
                )
            }
            return bytes
        }
    }

    /// One of a few words.
    mutating func choice<Choice: CaseIterable & RawRepresentable<String>>(_ key: Key, or other: Choice) -> Choice {
        value(key, or: other) { text throws(SettingProblem) in
            if let choice = Choice(rawValue: text) { return choice }
            throw .unknownWord(text, among: Choice.allCases.map(\.rawValue))
        }
    }

    /// A list of values.
    mutating func list<Value>(_ key: Key, _ parse: (String) throws(SettingProblem) -> Value) -> [Value] {
        guard let (texts, origin) = look(up: key) else { return [] }
        var values: [Value] = []
        for text in texts {
            do throws(SettingProblem) {
                values.append(try parse(text))
            } catch {
                add(error, of: key, from: origin)
            }
        }
        let text = texts.joined(separator: ", ")
        found[key] = FoundSetting(text: text, origin: origin, meaning: text)
        return values
    }

    /// One value.
    mutating func value<Value>(
        _ key: Key,
        or other: Value,
        _ parse: (String) throws(SettingProblem) -> Value
    ) -> Value {
        guard let (texts, origin) = look(up: key) else { return other }
        let text = texts.first ?? ""
        do throws(SettingProblem) {
            let value = try parse(text)
            found[key] = FoundSetting(text: text, origin: origin, meaning: "\(value)")
            return value
        } catch {
            found[key] = FoundSetting(text: text, origin: origin, meaning: text)
            add(error, of: key, from: origin)
            return other
        }
    }

    /// The texts of a key and where they came from; nil after a fault.
    private mutating func look(up key: Key) -> (texts: [String], origin: SettingOrigin)? {
        for source in sources {
            do throws(SettingProblem) {
                if let result = try source.texts(of: key.rawValue, isList: key.isList) { return result }
            } catch {
                // The fault of its shape is told by whoever looks at the file's keys, with the line.
                faulty.insert(key)
                return nil
            }
        }
        return (key.isList ? SettingList.parts(of: key.standard) : [key.standard], .standard)
    }
}
