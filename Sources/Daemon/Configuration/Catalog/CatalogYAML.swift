// CatalogYAML: a catalog as a YAML list of entries.

internal import Yams

/// Reads a catalog in YAML.
enum CatalogYAML {
    /// The entries of a list.
    ///
    /// - Parameters:
    ///   - text: the file's text.
    ///   - path: the file.
    /// - Returns: the entries, unchecked but for their keys.
    /// - Throws: `ConfigurationFault` at the first thing that is no entry.
    static func entries(of text: String, path: String) throws(ConfigurationFault) -> [CatalogEntry] {
        guard let root = try YAMLFile.root(of: text, path: path) else { return [] }
        guard let sequence = root.sequence else {
            throw ConfigurationFault(
                file: path,
                line: root.mark?.line,
                message: "is not a list",
                remedy: "begin each entry with a dash, for example - {sku: L-1, kind: perpetualLicense}"
            )
        }
        var entries: [CatalogEntry] = []
        for node in sequence { entries.append(try entry(node, path: path)) }
        return entries
    }

    private static func entry(_ node: Node, path: String) throws(ConfigurationFault) -> CatalogEntry {
        let line = node.mark?.line ?? 1
        guard let mapping = node.mapping else {
            throw ConfigurationFault(
                file: path,
                line: line,
                message: "is not an entry of keys with values",
                remedy: "write for example - {sku: L-1, kind: perpetualLicense}"
            )
        }
        var fields: [String: String] = [:]
        for (key, value) in mapping {
            let name = key.string ?? "?"
            guard CatalogFile.fields.contains(name) else {
                throw ConfigurationFault(
                    file: path,
                    key: name,
                    line: key.mark?.line ?? line,
                    message: "there is no such key",
                    remedy: NearestKey.remedy(for: name, among: CatalogFile.fields)
                )
            }
            guard let scalar = value.scalar else {
                throw ConfigurationFault(
                    file: path,
                    key: name,
                    line: key.mark?.line ?? line,
                    message: "takes one value",
                    remedy: "write one value after the colon"
                )
            }
            fields[name] = scalar.string
        }
        return CatalogEntry(line: line, fields: fields)
    }
}
