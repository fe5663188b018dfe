// AccessChecks: the texts of requests about people.

internal import Domain
internal import Matching

/// Checks what is said of people.
enum AccessChecks {
    /// Mailboxes that are read by whoever is on duty: nobody can be held to what they accept.
    ///
    /// SOURCE   RFC 2142, and what companies use besides.
    private static let teams: Set<String> = [
        "info", "office", "contact", "mail", "sales", "marketing", "support", "help", "helpdesk", "service", "admin",
        "administrator", "it", "billing", "accounting", "invoice", "invoices", "orders", "purchasing", "procurement",
        "hr", "jobs", "team", "hello", "noreply", "postmaster", "hostmaster", "webmaster", "abuse", "noc",
        "security", "licensing", "licenses", "software", "root",
    ]

    /// A name of a person, program or token.
    static func name(_ text: String) throws(FulfilmentError) -> Name {
        do {
            return try Name(text)
        } catch {
            throw FulfilmentError(code: "name.invalid", message: "the name \(error)", remedy: "write another one")
        }
    }

    /// A mailbox in lower case.
    ///
    /// - Parameters:
    ///   - text: as it was written.
    ///   - domains: those of the account, at or below one of which it must be; none where no domain is known, and nil
    ///     where any mailbox will do.
    /// - Returns: the mailbox.
    /// - Throws: `FulfilmentError` `email.invalid`.
    static func mailbox(_ text: String, at domains: [String]?) throws(FulfilmentError) -> String {
        let text = text.lowercased()
        let parts = text.split(separator: "@", omittingEmptySubsequences: false)
        guard parts.count == 2, text.utf8.count <= 254, isLocalPart(parts[0]),
            let domain = try? DomainIdentifier(String(parts[1]))
        else { throw invalid("\(text) is no mailbox", "write it as name@company.example") }
        guard let domains else { return text }
        // A domain that no list knows of may be a company's own all the same, such as one inside its network.
        guard CustomerDomain(domain).map({ $0.standing == .corporate }) ?? true else {
            throw invalid("\(domain) gives mailboxes to everybody", "use a mailbox at the company's own domain")
        }
        guard domains.isEmpty || domains.contains(where: { domain.text == $0 || domain.text.hasSuffix(".\($0)") })
        else {
            throw invalid(
                "\(text) is not at \(domains.joined(separator: " or "))",
                "use a mailbox there, or say that it is outside on purpose"
            )
        }
        // As mail servers read it: what follows a + only sorts, and dots and hyphens only ease reading.
        let name = parts[0].prefix { $0 != "+" }.filter { $0 != "." && $0 != "-" && $0 != "_" }
        guard !teams.contains(name) else {
            throw invalid("\(text) is a team's mailbox", "use a person's, for what a person accepts")
        }
        return text
    }

    /// The rights a token is limited to, as they are kept.
    static func scopes(_ texts: [String]?) throws(FulfilmentError) -> String? {
        guard let texts else { return nil }
        for text in texts where Action(rawValue: text) == nil {
            throw FulfilmentError(
                code: "scope.invalid",
                message: "there is no right \(text)",
                remedy: "choose from \(Action.allCases.map(\.rawValue).joined(separator: ", "))"
            )
        }
        return texts.sorted().joined(separator: " ")
    }

    /// A number of days within limits.
    static func days(_ days: Int?, usual: Int, atMost limit: Int) throws(FulfilmentError) -> Int64 {
        let days = days ?? usual
        guard (1...limit).contains(days) else {
            throw FulfilmentError(
                code: "days.invalid",
                message: "\(days) is not from 1 to \(limit) days",
                remedy: "choose another number of days"
            )
        }
        return Int64(days) * 86_400_000
    }

    private static func isLocalPart(_ text: Substring) -> Bool {
        !text.isEmpty && text.utf8.count <= 64
            && text.utf8.allSatisfy { byte in
                byte > 0x20 && byte < 0x7F && !"()<>,;:\\\"[]".utf8.contains(byte)
            }
    }

    private static func invalid(_ message: String, _ remedy: String) -> FulfilmentError {
        FulfilmentError(code: "email.invalid", message: message, remedy: remedy)
    }
}
