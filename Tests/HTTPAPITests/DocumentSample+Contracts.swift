import Domain
import Fulfilment

@testable import HTTPAPI

extension Sample {
    /// One of each of the documents about contracts, and what partners find.
    static let contractDocuments: [DocumentSample] = {
        let request = ContractRequest(
            kind: "enterpriseAgreement",
            startsOn: "2026-01-01",
            endsOn: "2028-12-31",
            suites: ["Security"],
            note: "renewed",
            orders: [.init(partner: "acme", number: "PO-1")]
        )
        var view = ContractView(
            id: AgreementID(rawValue: 1 << 40).description,
            number: "EA-1",
            kind: "enterpriseAgreement",
            startsOn: "2026-01-01",
            endsOn: "2028-12-31",
            note: "renewed"
        )
        view.suites = ["Security"]
        view.orders = [.init(partner: "acme", number: "PO-1", licenses: 5)]
        view.licenses = 5
        let found = FoundAccountView(
            id: SmartAccountID(rawValue: 1 << 41).description,
            domain: "xyz.com",
            name: "XYZ",
            state: "active",
            virtualAccounts: [.init(id: VirtualAccountID(rawValue: 1 << 42).description, name: "DEFAULT")]
        )
        return [
            DocumentSample(request), DocumentSample(Page(items: [view])), DocumentSample(view),
            DocumentSample(Page(items: [found])),
        ]
    }()
}
