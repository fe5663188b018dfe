// MetricsText: the Prometheus text exposition format, version 0.0.4.
//
// GUARANTEES   Every family has HELP and TYPE before its samples, once. Label values and help texts are escaped as the
//              format says, so that no value can begin a line of its own.
// DOES NOT     Check names: they are constants of the program, and a test holds them against the naming rules.

/// Builds a page of metrics.
public struct MetricsText: Sendable {
    /// What a family's numbers mean.
    public enum Kind: String, Sendable {
        /// A number that only grows while the process lives.
        case counter
        /// A number that goes up and down.
        case gauge
    }

    /// One number of a family.
    public struct Sample: Sendable {
        let labels: [(name: String, value: String)]
        let number: String

        /// A whole number.
        public init(_ number: some BinaryInteger, _ labels: (String, String)...) {
            self.labels = labels.map { (name: $0.0, value: $0.1) }
            self.number = String(number)
        }

        /// A number with a fraction.
        public init(_ number: Double, _ labels: (String, String)...) {
            self.labels = labels.map { (name: $0.0, value: $0.1) }
            self.number = number.isNaN ? "NaN" : number.isInfinite ? (number < 0 ? "-Inf" : "+Inf") : "\(number)"
        }
    }

    /// The media type of the page.
    public static let mediaType = "text/plain; version=0.0.4; charset=utf-8"

    /// The page as it stands.
    public private(set) var text = ""

    /// An empty page.
    public init() {}

    /// Adds a family; one without samples leaves the page as it is.
    ///
    /// - Parameters:
    ///   - name: its full name with its unit, for example `holdfast_held_lines`.
    ///   - kind: what its numbers mean.
    ///   - help: a sentence for people.
    ///   - samples: its numbers, with different labels.
    public mutating func add(_ name: String, _ kind: Kind, _ help: String, _ samples: [Sample]) {
        guard !samples.isEmpty else { return }
        text += "# HELP \(name) \(Self.escaped(help))\n# TYPE \(name) \(kind.rawValue)\n"
        for sample in samples {
            text += name
            if !sample.labels.isEmpty {
                let labels = sample.labels.map { "\($0.name)=\"\(Self.escaped($0.value, quotes: true))\"" }
                text += "{\(labels.joined(separator: ","))}"
            }
            text += " \(sample.number)\n"
        }
    }

    /// Adds a family of one number without labels.
    public mutating func add(_ name: String, _ kind: Kind, _ help: String, _ number: some BinaryInteger) {
        add(name, kind, help, [Sample(number)])
    }

    private static func escaped(_ text: String, quotes: Bool = false) -> String {
        var escaped = ""
        for scalar in text.unicodeScalars {
            switch scalar {
            case "\\": escaped += "\\\\"
            case "\n": escaped += "\\n"
            case "\"" where quotes: escaped += "\\\""
            default: escaped.unicodeScalars.append(scalar)
            }
        }
        return escaped
    }
}
