// Authenticator: from a token to who holds it.
//
// GUARANTEES   Nil for every token that counts for nothing; why it does not, nobody is told.

public import Domain

/// Knows the holders of tokens.
public protocol Authenticator: Sendable {
    /// Who holds a token, with all roles that count now; nil where it is unknown, expired or revoked.
    func principal(token: String) async throws -> Principal?
}
