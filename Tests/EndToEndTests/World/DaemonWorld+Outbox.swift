import Foundation

extension DaemonWorld {
    /// The acknowledgements in a partner's outbox, by their names.
    func acknowledgements(of partner: String = "acme") throws -> [String: String] {
        guard FileManager.default.fileExists(atPath: outbox(of: partner)) else { return [:] }
        let names = try DirectoryWatch.entries(outbox(of: partner))
        return Dictionary(uniqueKeysWithValues: try names.map { ($0, try text(of: "\(outbox(of: partner))/\($0)")) })
    }

    /// The acknowledgements that a receipt names, with `NOW` and `TODAY` for the time at which they were made, and
    /// `RECEIPT` for the receipt.
    func answers(_ receipt: ReceiptLook, of partner: String = "acme") throws -> [String] {
        try (receipt.acknowledgements ?? []).map { name in
            try text(of: "\(outbox(of: partner))/\(name)").replacing(receipt.id, with: "RECEIPT")
                .replacing(/\*[0-9]{6}\*[0-9]{4}\*U\*/, with: "*NOW*U*")
                .replacing(/\*20[0-9]{6}\*[0-9]{4}\*/, with: "*NOW*")
                .replacing(/\*2026(?!1120|1121)[0-9]{4}/, with: "*TODAY")
                .replacing("~\n", with: "~")
        }
    }
}
