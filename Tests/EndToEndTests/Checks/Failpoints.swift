import Foundation

/// The steps at which the program can be made to die, read from its source, so that a new one is tested without a word.
enum Failpoints {
    static func all() throws -> [String] {
        let base = URL(fileURLWithPath: Package.path("Sources"))
        guard let walker = FileManager.default.enumerator(at: base, includingPropertiesForKeys: nil) else { return [] }
        var names: Set<String> = []
        for case let file as URL in walker where file.pathExtension == "swift" {
            let text = try String(contentsOf: file, encoding: .utf8)
            for match in text.matches(of: /Failpoint\.hit\("([^"]+)"\)/) { names.insert(String(match.1)) }
        }
        return names.sorted()
    }

    /// Each step at its first time, and at a later one: with the second file, or in the midst of the orders.
    static func rehearsals() throws -> [String] {
        try all().flatMap { name in
            let isPerFile =
                name.hasPrefix("inbox.") || ["fulfilment.beforeReceipt", "fulfilment.afterIntake"].contains(name)
            return isPerFile ? [name, "\(name):2"] : [name, "\(name):5"]
        }
    }
}
