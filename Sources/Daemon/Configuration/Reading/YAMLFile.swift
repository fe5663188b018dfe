// YAMLFile: a YAML file as keys with their lines, and as a snapshot of swift-configuration that holds the values.
//
// GUARANTEES   Every key has the line it stands on. A key that occurs twice, a second document and broken YAML are
//              faults with a line.
// DOES NOT     Know which keys there should be.

internal import Configuration
internal import Yams

/// A YAML file that was read.
struct YAMLFile: Sendable {
    /// What stands behind a key.
    enum Content: Hashable {
        case value(String)
        case list([String])
        case section
        /// Nothing, or `null`.
        case nothing
        /// A list of lists or mappings.
        case nested
    }

    /// A key of the file.
    struct Entry: Hashable {
        /// Its path, with dots.
        let key: String
        let line: Int
        let content: Content
    }

    let path: String
    /// All keys, sections included, in the order of the file.
    let entries: [Entry]
    /// The values, for whoever looks them up by key.
    let snapshot: any ConfigSnapshot

    /// Reads a file.
    ///
    /// - Parameter path: the file.
    /// - Throws: `ConfigurationFault`.
    init(path: String) throws(ConfigurationFault) {
        try self.init(path: path, text: ConfigurationFile.text(path))
    }

    init(path: String, text: String) throws(ConfigurationFault) {
        self.path = path
        guard let root = try Self.root(of: text, path: path), !Self.isNothing(root) else {
            entries = []
            snapshot = InMemoryProvider(values: [:]).snapshot()
            return
        }
        guard let mapping = root.mapping else {
            throw ConfigurationFault(
                file: path,
                line: root.mark?.line,
                message: "is not a list of keys with values",
                remedy: "write one `key: value` on each line"
            )
        }
        var entries: [Entry] = []
        Self.collect(mapping, prefix: "", into: &entries)
        self.entries = entries
        snapshot = try Self.snapshot(of: text, path: path, entries: entries)
    }

    /// The line of a key; nil when it is not there.
    func line(of key: String) -> Int? { entries.first { $0.key == key }?.line }

    /// The document's root, nil for an empty file.
    static func root(of text: String, path: String) throws(ConfigurationFault) -> Node? {
        do {
            return try Yams.compose(yaml: text)
        } catch let error as YamlError {
            throw fault(of: error, path: path)
        } catch {
            throw ConfigurationFault(file: path, message: "\(error)", remedy: "correct the YAML")
        }
    }

    private static func snapshot(
        of text: String,
        path: String,
        entries: [Entry]
    ) throws(ConfigurationFault) -> any ConfigSnapshot {
        // swift-configuration refuses a file that has a list of lists anywhere. That list is a fault of its key, found
        // by whoever knows what the key takes; the other keys must still be looked at.
        guard entries.allSatisfy({ $0.content != .nested }) else {
            let values = entries.compactMap { entry -> (AbsoluteConfigKey, ConfigValue)? in
                let key = AbsoluteConfigKey(ConfigKey(entry.key))
                switch entry.content {
                case .value(let text): return (key, ConfigValue(.string(text), isSecret: false))
                case .list(let texts): return (key, ConfigValue(.stringArray(texts), isSecret: false))
                case .section, .nothing, .nested: return nil
                }
            }
            return InMemoryProvider(values: Dictionary(values) { first, _ in first }).snapshot()
        }
        do {
            return try YAMLSnapshot(data: Array(text.utf8).span.bytes, providerName: path, parsingOptions: .default)
        } catch {
            throw ConfigurationFault(file: path, message: "\(error)", remedy: "correct the YAML")
        }
    }

    private static func collect(_ mapping: Node.Mapping, prefix: String, into entries: inout [Entry]) {
        for (key, value) in mapping {
            let name = key.string ?? "?"
            let path = prefix.isEmpty ? name : "\(prefix).\(name)"
            entries.append(Entry(key: path, line: key.mark?.line ?? 0, content: content(of: value)))
            if let inner = value.mapping { collect(inner, prefix: path, into: &entries) }
        }
    }

    private static func content(of node: Node) -> Content {
        if node.mapping != nil { return .section }
        if let sequence = node.sequence {
            let texts = sequence.compactMap { $0.scalar?.string }
            return texts.count == sequence.count ? .list(texts) : .nested
        }
        return isNothing(node) ? .nothing : .value(node.scalar?.string ?? "")
    }

    private static func isNothing(_ node: Node) -> Bool {
        guard let scalar = node.scalar else { return false }
        return scalar.style == .plain && ["", "~", "null", "Null", "NULL"].contains(scalar.string)
    }

    private static func fault(of error: YamlError, path: String) -> ConfigurationFault {
        let remedy = "correct the YAML; often an indentation, a missing space after a colon, or a missing quote"
        switch error {
        case .scanner(_, let problem, let mark, _), .parser(_, let problem, let mark, _),
            .composer(_, let problem, let mark, _):
            return ConfigurationFault(file: path, line: mark.line, message: "broken YAML: \(problem)", remedy: remedy)
        case .duplicatedKeysInMapping(let duplicates, let context):
            return ConfigurationFault(
                file: path,
                key: duplicates.sorted().joined(separator: ", "),
                line: context.mark.line,
                message: "the same key occurs twice in the section that begins here",
                remedy: "remove one of them"
            )
        default:
            return ConfigurationFault(file: path, message: "broken YAML: \(error)", remedy: remedy)
        }
    }
}
