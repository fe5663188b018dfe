// UseChecks: the texts and numbers of requests about use.

internal import Domain
internal import Storage

/// Checks what is said of devices and of what they use.
enum UseChecks {
    /// A short text that names something.
    static func text(_ written: String, _ field: String, atMost limit: Int = 100) throws(FulfilmentError) -> String {
        do {
            return try TextRules.checked(written, maximumLength: limit)
        } catch {
            throw FulfilmentError(
                code: "\(field).invalid",
                message: "the \(field) \(error)",
                remedy: "write another one"
            )
        }
    }

    /// The same where it may be left out.
    static func optionalText(_ written: String?, _ field: String) throws(FulfilmentError) -> String? {
        guard let written else { return nil }
        return try text(written, field)
    }

    /// A number of licenses.
    static func quantity(_ count: Int, atLeast least: Int = 1) throws(FulfilmentError) -> Int {
        guard (least...Quantity.maximum).contains(count) else {
            throw FulfilmentError(
                code: "quantity.invalid",
                message: "\(count) is not from \(least) to \(Quantity.maximum)",
                remedy: "write another number of licenses"
            )
        }
        return count
    }

    /// How many licenses of which SKU, each SKU once.
    static func counts(_ items: [LicenseCount], atLeast least: Int) throws(FulfilmentError) -> [(String, Int)] {
        var seen: Set<String> = []
        var counts: [(String, Int)] = []
        for item in items {
            let sku = try text(item.sku, "sku")
            guard seen.insert(sku).inserted else {
                throw FulfilmentError(
                    code: "sku.invalid",
                    message: "\(sku) is named more than once",
                    remedy: "name each SKU once, with the sum"
                )
            }
            counts.append((sku, try quantity(item.quantity, atLeast: least)))
        }
        return counts
    }

    /// Refuses a SKU that is no license, or that the use of is not allowed for.
    ///
    /// - Throws: `FulfilmentError` `sku.unknown`, `use.exportControlled`; `StorageError`.
    static func license(_ sku: String, in place: VirtualAccountPlace, mayUseControlled: Bool, _ snapshot: Snapshot)
        throws
    {
        let product = try snapshot.first(
            "SELECT is_export_controlled, kind NOT IN ('hardware', 'service') FROM product WHERE sku = ?1",
            sku
        ) { (isControlled: $0.bool(0), isLicense: $0.bool(1)) }
        let isHere = try snapshot.integer(
            "SELECT 1 FROM license_position WHERE virtual_account = ?1 AND sku = ?2",
            place.id.rawValue,
            sku
        )
        guard product?.isLicense == true || isHere != nil else {
            throw FulfilmentError(
                code: "sku.unknown",
                message: "there is no license \(sku)",
                remedy: "name the SKU as the licenses of the virtual account do"
            )
        }
        guard product?.isControlled != true || mayUseControlled else {
            throw FulfilmentError(
                code: "use.exportControlled",
                message: "\(sku) is export-controlled, and the registration token did not allow that",
                remedy: "register with a token that allows export-controlled licenses"
            )
        }
    }
}
