import Foundation

/// A Swift file of the package, read for the checks.
struct SourceFile {
    /// Its path below the package's root.
    let path: String
    let lines: [String]

    /// The package's root, found from this file's own place.
    static let root = URL(fileURLWithPath: #filePath)
        .deletingLastPathComponent().deletingLastPathComponent().deletingLastPathComponent()

    /// The Swift files below a folder of the package.
    static func all(below folder: String) throws -> [SourceFile] {
        let base = root.appendingPathComponent(folder)
        guard let walker = FileManager.default.enumerator(at: base, includingPropertiesForKeys: nil) else { return [] }
        var files: [SourceFile] = []
        for case let url as URL in walker where url.pathExtension == "swift" {
            let text = try String(contentsOf: url, encoding: .utf8)
            let path = url.path.replacing(root.path + "/", with: "")
            files.append(
                SourceFile(
                    path: path,
                    lines: text.split(separator: "\n", omittingEmptySubsequences: false).map(String.init)
                )
            )
        }
        return files.sorted { $0.path < $1.path }
    }

    /// The target a file under Sources/ belongs to.
    var target: String { String(path.split(separator: "/")[1]) }

    /// The modules it imports.
    var imports: [String] {
        lines.compactMap { line in
            let words = line.split(separator: " ")
            guard let index = words.firstIndex(of: "import"), words.count > index + 1,
                words[..<index].allSatisfy({ ["public", "internal", "package", "private", "@testable"].contains($0) })
            else { return nil }
            let kinds: Set<Substring> = ["struct", "class", "enum", "protocol", "func", "var", "let", "typealias"]
            let name = kinds.contains(words[index + 1]) && words.count > index + 2 ? words[index + 2] : words[index + 1]
            return String(name.prefix { $0 != "." })
        }
    }

    /// The lengths of its functions and initialisers, by name; found by the indentation that the formatter guarantees.
    var functions: [(name: String, length: Int)] {
        var found: [(String, Int)] = []
        for (start, line) in lines.enumerated() {
            let indentation = line.prefix { $0 == " " }
            let declaration = line.dropFirst(indentation.count)
            guard Self.isFunction(declaration), let open = lines[start...].firstIndex(where: { $0.hasSuffix("{") }),
                let end = lines[open...].dropFirst().firstIndex(where: { $0 == indentation + "}" })
            else { continue }
            found.append((String(declaration.prefix(60)), end - open - 1))
        }
        return found
    }

    private static func isFunction(_ declaration: Substring) -> Bool {
        let words = declaration.split(separator: " ").drop { word in
            [
                "public", "internal", "private", "fileprivate", "static", "mutating", "final", "override", "package",
                "nonisolated", "@inlinable", "@discardableResult", "@inline(__always)", "borrowing", "consuming",
            ].contains(String(word))
        }
        guard let first = words.first else { return false }
        return first == "func" || first.hasPrefix("init(") || first.hasPrefix("init?(")
    }
}
