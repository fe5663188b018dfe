// SpoolEntry: a file in hand.
//
// LAYOUT   spool/<number>.<partner>/<the file under its own name>   the partner's file, moved here by the claim
//          spool/<number>.<partner>/.copy                           the daemon's own copy, which alone is parsed
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
    static let attemptsName = ".attempts"

    /// Names it; a larger number was claimed later.
    let number: Int64
    let partner: PartnerName
    /// What the file is called.
    let name: String
    let directory: Directory

    var directoryName: String { Self.directoryName(number, partner) }

    static func directoryName(_ number: Int64, _ partner: PartnerName) -> String { "\(number).\(partner.text)" }

    /// Reads a directory's name.
    static func parse(directoryName: String) -> (number: Int64, partner: PartnerName)? {
        let parts = directoryName.split(separator: ".", maxSplits: 1, omittingEmptySubsequences: false)
        guard parts.count == 2, let number = Int64(parts[0]), let partner = try? PartnerName(parts[1]) else {
            // No name of ours; the caller tells somebody.
            return nil
        }
        return (number, partner)
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

    /// Opens the partner's file.
    func openOriginal() throws(InboxError) -> OpenFile? { try directory.openFile(name) }
}
