// VirtualAccountTexts: what people write about virtual accounts.

internal import Domain
internal import Storage

/// Checks and writes the texts of a virtual account.
enum VirtualAccountTexts {
    /// A name.
    static func name(_ text: String) throws(FulfilmentError) -> VirtualAccountName {
        do {
            return try VirtualAccountName(text)
        } catch {
            throw invalid("the name \(error)")
        }
    }

    /// Writes the attributes that a request names.
    static func write(_ request: VirtualAccountRequest, to id: VirtualAccountID, _ operation: Operation) throws {
        if let text = request.location {
            try operation.transaction.run(
                "UPDATE virtual_account SET location = ?2 WHERE id = ?1",
                id.rawValue,
                try attribute(text)
            )
        }
        if let text = request.technologyGroup {
            try operation.transaction.run(
                "UPDATE virtual_account SET technology_group = ?2 WHERE id = ?1",
                id.rawValue,
                try attribute(text)
            )
        }
        if let text = request.department {
            try operation.transaction.run(
                "UPDATE virtual_account SET department = ?2 WHERE id = ?1",
                id.rawValue,
                try attribute(text)
            )
        }
        if let text = request.reportingLine {
            try operation.transaction.run(
                "UPDATE virtual_account SET reporting_line = ?2 WHERE id = ?1",
                id.rawValue,
                try attribute(text)
            )
        }
    }

    /// The error for what cannot be.
    static func invalid(_ message: String) -> FulfilmentError {
        FulfilmentError(code: "virtualAccount.invalid", message: message, remedy: "correct the request")
    }

    private static func attribute(_ text: String) throws(FulfilmentError) -> String? {
        guard !text.isEmpty else { return nil }
        do {
            return try Name(text).text
        } catch {
            throw invalid("an attribute \(error)")
        }
    }
}
