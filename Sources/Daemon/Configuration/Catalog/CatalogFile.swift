// CatalogFile: the list of SKUs, as CSV or YAML.
//
// GUARANTEES   A SKU occurs once. Faults name the line; from the 100th on they are only counted.
// SOURCE       Columns and keys: sku, name, kind, termMonths, smartEnabled, exportControlled; sku and kind are needed.

internal import Domain

/// Reads the SKU catalog.
struct CatalogFile {
    /// A catalog of a large distributor has some hundred thousand SKUs.
    private static let maximumBytes = 256 << 20
    private static let maximumFaults = 100

    /// The fields of an entry.
    static let fields = ["sku", "name", "kind", "termMonths", "smartEnabled", "exportControlled"]

    private let path: String
    private(set) var products: [Product] = []
    private(set) var faults: [ConfigurationFault] = []
    private var lines: [SKU: Int] = [:]
    private var uncounted = 0

    /// Reads a catalog; look at `faults` before `products`.
    init(path: String) {
        self.path = path
        do throws(ConfigurationFault) {
            let text = try ConfigurationFile.text(path, maximumBytes: Self.maximumBytes)
            let lower = path.lowercased()
            if lower.hasSuffix(".yaml") || lower.hasSuffix(".yml") {
                for entry in try CatalogYAML.entries(of: text, path: path) { add(entry) }
            } else {
                for entry in try CatalogCSV.entries(of: text, path: path) { add(entry) }
            }
        } catch {
            faults.append(error)
        }
        if uncounted > 0 {
            let message = "has \(uncounted) more faults"
            faults.append(
                ConfigurationFault(file: path, line: .max, message: message, remedy: "correct those above first")
            )
        }
    }

    private mutating func add(_ entry: CatalogEntry) {
        do throws(CatalogEntry.Problem) {
            let product = try entry.product()
            if let line = lines.updateValue(entry.line, forKey: product.sku) {
                throw CatalogEntry.Problem(
                    field: "sku",
                    message: "\(product.sku) already stands on line \(line)",
                    remedy: "remove one of the two"
                )
            }
            products.append(product)
        } catch {
            guard faults.count < Self.maximumFaults else {
                uncounted += 1
                return
            }
            faults.append(
                ConfigurationFault(
                    file: path,
                    key: error.field,
                    line: entry.line,
                    message: error.message,
                    remedy: error.remedy
                )
            )
        }
    }
}
