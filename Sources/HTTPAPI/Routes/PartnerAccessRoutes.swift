// The paths of what a customer lets partners do.

internal import Domain
internal import Fulfilment
internal import HTTPTypes
internal import Storage

/// What partners may do in a Smart Account.
enum PartnerAccessRoutes {
    static let routes: [APIRoute] = [
        .read(
            "/v1/accounts/{account}/partner-access",
            "listPartnerAccess",
            "Lists what partners may do in a Smart Account",
            for: .right(.readPeople),
            [.account]
        ) { call in
            let key = try call.account()
            return try await call.read { fulfilment, snapshot in
                let account = try key.resolved(for: call.principal, in: snapshot)
                return Page(items: try fulfilment.partnerAccess(to: account, as: call.principal, in: snapshot))
            }
        },
        .change(
            .post,
            "/v1/accounts/{account}/partner-access",
            "givePartnerAccess",
            "Lets a partner do something in a Smart Account",
            for: .right(.managePartnerAccess),
            [.account]
        ) { (call, document: PartnerAccessRequest) in
            let key = try call.account()
            return try await call.write { fulfilment, transaction in
                let account = try key.resolved(for: call.principal, in: transaction.snapshot)
                return try fulfilment.givePartnerAccess(document, to: account, as: call.principal, in: transaction)
            }
        },
        .change(
            .post,
            "/v1/accounts/{account}/partner-access/withdraw",
            "withdrawPartnerAccess",
            "Ends what a partner may do in a Smart Account",
            for: .right(.managePartnerAccess),
            [.account]
        ) { (call, document: PartnerAccessRequest) in
            let key = try call.account()
            return try await call.write { fulfilment, transaction in
                let account = try key.resolved(for: call.principal, in: transaction.snapshot)
                return try fulfilment.withdrawPartnerAccess(document, to: account, as: call.principal, in: transaction)
            }
        },
    ]
}
