// CatalogEntry: one SKU of a catalog as it is written, and the rules it must obey.

internal import Domain

/// An entry of the catalog as text.
struct CatalogEntry: Hashable {
    /// Why an entry is no product.
    struct Problem: Error, Hashable {
        let field: String
        let message: String
        let remedy: String
    }

    /// Where it begins, from 1.
    let line: Int
    /// What is written, by field; empty where nothing is.
    let fields: [String: String]

    /// The product it describes.
    func product() throws(Problem) -> Product {
        let sku: SKU
        do {
            sku = try SKU(self["sku"])
        } catch {
            throw Problem(field: "sku", message: "\(error)", remedy: "write the SKU as the partners' orders name it")
        }
        let kind = try kind()
        return Product(
            sku: sku,
            name: self["name"].isEmpty ? sku.text : try name(),
            kind: kind,
            isSmartEnabled: try isSmartEnabled(kind: kind),
            isExportControlled: try isExportControlled()
        )
    }

    private subscript(field: String) -> String { fields[field] ?? "" }

    private func name() throws(Problem) -> String {
        do {
            return try Name(self["name"]).text
        } catch {
            throw Problem(field: "name", message: "\(error)", remedy: "write a short line of text, or leave it empty")
        }
    }

    private func kind() throws(Problem) -> ProductKind {
        let months = try termMonths()
        let kind: ProductKind
        switch (self["kind"], months) {
        case ("perpetualLicense", _): kind = .perpetualLicense
        case ("termLicense", let months?): kind = .termLicense(months: months)
        case ("subscription", let months?): kind = .subscription(months: months)
        case ("hardware", _): kind = .hardware
        case ("service", _): kind = .service
        case ("termLicense", nil), ("subscription", nil):
            throw Problem(field: "termMonths", message: "is missing", remedy: "write the months from release to end")
        default:
            let kinds = ["perpetualLicense", "termLicense", "subscription", "hardware", "service"]
            let hint = NearestKey.suggestion(for: self["kind"], among: kinds).map { "did you mean \($0)?" }
            throw Problem(
                field: "kind",
                message: "\(self["kind"].debugDescription) is no kind of product",
                remedy: hint ?? "write one of \(kinds.joined(separator: ", "))"
            )
        }
        guard months == nil || kind.termMonths != nil else {
            throw Problem(field: "termMonths", message: "makes no sense here", remedy: "leave it empty")
        }
        return kind
    }

    private func termMonths() throws(Problem) -> Int? {
        guard !self["termMonths"].isEmpty else { return nil }
        guard let months = Int(self["termMonths"]), (1...240).contains(months) else {
            throw Problem(
                field: "termMonths",
                message: "\(self["termMonths"].debugDescription) is not a number of months",
                remedy: "write a whole number from 1 to 240"
            )
        }
        return months
    }

    private func isExportControlled() throws(Problem) -> Bool {
        switch self["exportControlled"] {
        case "", "false": return false
        case "true": return true
        default:
            throw Problem(
                field: "exportControlled",
                message: "\(self["exportControlled"].debugDescription) is neither true nor false",
                remedy: "write true or false"
            )
        }
    }

    /// Licenses and subscriptions go through Smart Accounts unless the catalog says otherwise; nothing else can.
    private func isSmartEnabled(kind: ProductKind) throws(Problem) -> Bool {
        let isLicense = kind != .hardware && kind != .service
        switch (self["smartEnabled"], isLicense) {
        case ("", _): return isLicense
        case ("true", true): return true
        case ("false", _): return false
        case ("true", false):
            throw Problem(field: "smartEnabled", message: "cannot be true for \(self["kind"])", remedy: "write false")
        default:
            throw Problem(
                field: "smartEnabled",
                message: "\(self["smartEnabled"].debugDescription) is neither true nor false",
                remedy: "write true or false"
            )
        }
    }
}
