/// Somebody who has just come, with the first token.
public struct NewPrincipalView: Codable, Hashable, Sendable {
    /// Who it is.
    public var principal: PrincipalView
    /// The first token, with its secret.
    public var token: TokenView

    /// Puts a view together.
    public init(principal: PrincipalView, token: TokenView) {
        self.principal = principal
        self.token = token
    }
}
