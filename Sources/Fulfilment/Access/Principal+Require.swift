// Asking before doing.
//
// GUARANTEES   What a principal may not even know of is answered as what is not there: same code, same words.

public import Domain

extension Principal {
    /// Throws unless the principal may do it.
    ///
    /// - Parameters:
    ///   - action: what is to be done.
    ///   - resource: what it is to be done to.
    ///   - unknown: the answer for a thing that is not there, which is also the answer where it is hidden.
    /// - Throws: `FulfilmentError`: `access.forbidden`, or `unknown`.
    public func require(_ action: Action, on resource: Resource, else unknown: @autoclosure () -> FulfilmentError)
        throws(FulfilmentError)
    {
        switch authorize(self, action, resource) {
        case .allowed: return
        case .hidden: throw unknown()
        case .forbidden:
            throw FulfilmentError(
                code: "access.forbidden",
                message: "\(actor) may not do this: it takes the right \(action.rawValue)",
                remedy: "ask an administrator of the account for a role that has it"
            )
        }
    }
}
