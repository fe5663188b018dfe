// SpoolEntry: a file in hand.
//
// LAYOUT   spool/<number>.<partner>[.finished]/                     `finished`: its sender had said that it is
//          spool/<number>.<partner>/<the file under its own name>   the partner's file, moved here by the claim
//          spool/<number>.<partner>/.copy                           the daemon's own copy, which alone is parsed
//          spool/<number>.<partner>/.redacted                       the copy without what is secret in it, to be kept
//          spool/<number>.<partner>/.attempts                       a byte for each time that parsing was begun
// WHY      A claimed file never begins with a dot, so the names cannot meet; and since the name is the directory
//          entry itself, the one rename of the claim moves file and name together: no crash can part them.
// STATES   no file: nothing was claimed, or everything is done; it is removed.
//          file, no copy: to be copied.
//          file and copy: if the copy's bytes have a receipt, to be finished with this copy; else to be copied anew,
//          because a copy without a receipt may be cut.

internal import Domain
internal import Glibc

/// A directory of the spool.
struct SpoolEntry: Sendable {
    static let copyName = ".copy"
    static let redactedName = ".redacted"
    static let attemptsName = ".attempts"

    let identity: Identity
    /// What the file is called.
    let name: String
    let directory: Directory

    var number: Int64 { identity.number }
    var partner: PartnerName { identity.partner }
    var directoryName: String { identity.directoryName }

    /// What an entry's own name says.
    struct Identity: Equatable, Sendable {
        /// Names it; a larger number was claimed later.
        let number: Int64
        let partner: PartnerName
        /// Whether the sender had said that the file is finished.
        let isDeclaredFinished: Bool

        var directoryName: String { "\(number).\(partner.text)\(isDeclaredFinished ? ".finished" : "")" }

        init(number: Int64, partner: PartnerName, isDeclaredFinished: Bool) {
            self.number = number
            self.partner = partner
            self.isDeclaredFinished = isDeclaredFinished
        }

        /// Reads a directory's name; nil when it is none of ours.
        init?(directoryName: String) {
            let parts = directoryName.split(separator: ".", omittingEmptySubsequences: false)
            guard parts.count == 2 || parts.count == 3 && parts[2] == "finished", let number = Int64(parts[0]),
                // What breaks a rule of names is no partner's.
                let partner = try? PartnerName(parts[1])
            else { return nil }
            self.init(number: number, partner: partner, isDeclaredFinished: parts.count == 3)
        }
    }

    /// How often parsing was begun and not ended.
    var attempts: Int {
        get throws(InboxError) { try directory.details(of: Self.attemptsName)?.stamp.size ?? 0 }
    }

    /// Notes that parsing begins; survives the death of the process.
    func beginAttempt() throws(InboxError) {
        let flags = O_WRONLY | O_CREAT | O_APPEND | O_NOFOLLOW | O_CLOEXEC
        let descriptor = openat(directory.descriptor, Self.attemptsName, flags, 0o600)
        guard descriptor >= 0 else { throw .last("create", directory.path(of: Self.attemptsName)) }
        try OpenFile(descriptor: descriptor, path: directory.path(of: Self.attemptsName)).write("x")
    }

    /// Notes that parsing has ended without harm, however it ended.
    func clearAttempts() throws(InboxError) { try directory.remove(Self.attemptsName) }

    /// Opens the partner's file; nil when there is none, or something that is no file.
    func openOriginal() throws(InboxError) -> OpenFile? {
        guard try directory.details(of: name)?.kind == .regular else { return nil }
        return try directory.openFile(name)
    }
}
