// CatalogImport: a catalog file for the daemon that runs, by the same rules as the file of its configuration.

internal import Domain
public import HTTPAPI

/// Reads a catalog file.
public enum CatalogImport {
    /// The products of a file.
    ///
    /// - Parameter path: the file, CSV or YAML.
    /// - Returns: the products, for `POST /v1/catalog`.
    /// - Throws: `ConfigurationFaults` with all that is wrong with it.
    public static func products(atPath path: String) throws(ConfigurationFaults) -> [ProductEntry] {
        let file = CatalogFile(path: path)
        guard file.faults.isEmpty else { throw ConfigurationFaults(file.faults) }
        return file.products.map(ProductEntry.init)
    }
}
