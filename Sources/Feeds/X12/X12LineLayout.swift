// X12LineLayout: where the segments of lines have what.

/// The elements of a segment that is a line.
struct X12LineLayout {
    let quantity: Int
    /// The quantity's number in the dictionary.
    let quantityReference: Int
    let unit: Int
    let price: Int
    /// The first of the pairs of qualifier and number.
    let firstQualifier: Int

    /// PO1.
    static let order = X12LineLayout(quantity: 2, quantityReference: 330, unit: 3, price: 4, firstQualifier: 6)
    /// POC.
    static let change = X12LineLayout(quantity: 3, quantityReference: 330, unit: 5, price: 6, firstQualifier: 8)
    /// SLN.
    static let part = X12LineLayout(quantity: 4, quantityReference: 380, unit: 5, price: 6, firstQualifier: 9)
}

/// Codes of data element 662.
enum X12Relationship {
    static let included: UInt32 = 0x49
    static let added: UInt32 = 0x41
    static let changed: UInt32 = 0x43
    static let removed: UInt32 = 0x44
    static let information: UInt32 = 0x4F
}

/// Codes of data element 670.
enum X12ChangeCode {
    /// What a code wants with a line.
    enum Meaning {
        case add, change, cancel
        /// The line stays as it is.
        case leave
    }

    /// `QD`.
    static let decrease: UInt32 = 0x51_44

    private static let meanings: [UInt32: Meaning] = {
        var meanings: [UInt32: Meaning] = [:]
        let words: [(Meaning, [String])] = [
            (.add, ["AI"]), (.cancel, ["DI"]), (.leave, ["NC"]),
            (.change, ["CA", "PC", "PQ", "PR", "QC", "QD", "QI", "RQ", "RS", "RZ", "MU"]),
            // Dates, terms and transport, which licenses do not have; what stands beside them is as it was.
            (.change, ["CB", "CC", "CE", "CT", "RA", "RB"]),
        ]
        for (meaning, codes) in words { for code in codes { meanings[X12Code.packed(code)] = meaning } }
        return meanings
    }()

    /// What a code wants; nil for one that is not read here.
    static func meaning(of code: UInt32) -> Meaning? { meanings[code] }
}
