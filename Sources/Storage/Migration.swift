// Migration: a numbered, append-only change of the schema.
//
// GUARANTEES   Its checksum covers every byte of its SQL, so an edit of one that has been applied is noticed.

internal import Crypto

/// One step of a module's schema.
public struct Migration: Sendable {
    /// The module whose tables it makes; each module counts its own versions from 1.
    public let component: String
    /// Its place in the component's sequence, from 1.
    public let version: Int
    /// What it does, in a few words.
    public let name: String
    /// The statements, run once, in one transaction with the record of having run.
    public let sql: String

    /// Describes a migration.
    ///
    /// - Parameters:
    ///   - component: the module whose tables it makes.
    ///   - version: its place in the component's sequence, from 1.
    ///   - name: what it does, in a few words.
    ///   - sql: the statements.
    public init(component: String, version: Int, name: String, sql: String) {
        self.component = component
        self.version = version
        self.name = name
        self.sql = sql
    }

    /// SHA-256 of the SQL in lower-case hexadecimal.
    var checksum: String {
        let digits = Array("0123456789abcdef")
        return SHA256.hash(data: Array(sql.utf8)).reduce(into: "") { text, byte in
            text.append(digits[Int(byte >> 4)])
            text.append(digits[Int(byte & 15)])
        }
    }
}
