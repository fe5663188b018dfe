// Authorization: the one answer to “may they?”.
//
// GUARANTEES   Pure: the same principal, action and resource get the same answer. Nothing is allowed that no role of the
//              table allows in a place that contains the resource. A partner's holding account is hidden from every
//              principal that has no role for that partner, whatever it is in other places.
// DOES NOT     Look anything up: the principal carries its grants, the resource the places it lies in.

/// Answers whether a principal may do something with a resource.
///
/// - Parameters:
///   - principal: who asks; an operator may do everything.
///   - action: what is asked for.
///   - resource: what it is to be done to. A virtual account's role says nothing about its Smart Account, but that it
///     is there: its name can be read.
/// - Returns: the answer; `hidden` where the principal has no role at all in a place that contains the resource.
public func authorize(_ principal: Principal, _ action: Action, _ resource: Resource) -> Access {
    if principal.isOperator { return .allowed }
    var isVisible = false
    for grant in principal.grants where grant.isCoherent {
        switch reach(of: grant.scope, to: resource) {
        case .none: continue
        case .part:
            isVisible = true
            guard action == .readAccount else { continue }
        case .whole:
            isVisible = true
            guard RoleTable.actions(of: grant.role).contains(action) else { continue }
        }
        if principal.scopes?.contains(action) ?? true { return .allowed }
    }
    return isVisible ? .forbidden : .hidden
}

/// How much of a resource lies in a grant's place.
private enum Reach { case none, part, whole }

private func reach(of scope: Grant.Scope, to resource: Resource) -> Reach {
    switch (scope, resource) {
    case (.partner(let own), .partner(let asked)): own == asked ? .whole : .none
    case (.smartAccount(let own), .smartAccount(let asked)): own == asked ? .whole : .none
    case (.smartAccount(let own), .virtualAccount(_, let account, _)): own == account ? .whole : .none
    case (.virtualAccount(_, let account, _), .smartAccount(let asked)): account == asked ? .part : .none
    case (.virtualAccount(let own, let account, let withNested), .virtualAccount(let asked, let of, let within)):
        account == of && (own == asked || withNested && within.contains(own)) ? .whole : .none
    case (_, .installation), (.partner, _), (_, .partner): .none
    }
}
