// DomainLists: domains whose addresses say nothing about a company.
//
// GUARANTEES   A domain on a list is never evidence. Real companies are on the lists too: then it is only not evidence,
//              and nothing is held against them.

internal import CMatchingTables

/// The lists of mail domains.
enum DomainLists {
    private static let disposable = EmbeddedTable(holdfast_disposable_mail)
    private static let free = EmbeddedTable(holdfast_free_mail)
    private static let providers = EmbeddedTable(holdfast_internet_providers)

    /// Whose addresses a domain has.
    ///
    /// - Parameters:
    ///   - host: the host name of the address; a list may name it, or any part of it down to the registered domain.
    ///   - registered: the registered domain.
    /// - Returns: the standing; a list of thrown-away addresses counts before the others.
    static func standing(of host: String, registered: String) -> CustomerDomain.Standing {
        var part = host[...]
        var found = CustomerDomain.Standing.corporate
        while true {
            let name = String(part)
            if disposable.contains(name) { return .disposable }
            if providers.contains(name) { found = .internetProvider }
            if found == .corporate, free.contains(name) { found = .freeMail }
            guard name != registered, let dot = part.firstIndex(of: ".") else { return found }
            part = part[part.index(after: dot)...]
        }
    }
}
