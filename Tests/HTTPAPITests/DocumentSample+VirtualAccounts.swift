import Domain
import Fulfilment

@testable import HTTPAPI

extension Sample {
    /// One of each of the documents about virtual accounts.
    static let virtualAccountDocuments: [DocumentSample] = {
        let (id, lot) = (VirtualAccountID(rawValue: 1 << 40), LotID(rawValue: 1 << 41))
        var view = VirtualAccountView(
            id: id.description,
            name: "Berlin",
            parent: id.description,
            isDefault: false,
            isRestricted: true
        )
        (view.location, view.technologyGroup) = ("Berlin", "Network")
        (view.department, view.reportingLine) = ("IT", "EMEA")
        var request = VirtualAccountRequest(name: "Berlin", parent: "", isDefault: true, isRestricted: false)
        (request.location, request.technologyGroup) = ("Berlin", "")
        (request.department, request.reportingLine) = ("IT", "EMEA")
        let rule = PlacementRuleView(
            sku: "NET-*",
            city: "Berlin",
            postalCode: "10",
            country: "DE",
            partner: "acme",
            orderPrefix: "PO-",
            virtualAccount: "Berlin"
        )
        let trial = PlacementTrialView(
            lot: lot.description,
            sku: "NET-1",
            quantity: 5,
            releasedAt: "2026-01-01T00:00:00.000Z",
            virtualAccount: "DEFAULT",
            wouldGoTo: "Berlin",
            rule: 1
        )
        return [
            DocumentSample(view), DocumentSample(request), DocumentSample(PlacementView(version: 3, rules: [rule])),
            DocumentSample(rule), DocumentSample(Page(items: [trial])),
        ]
    }()
}
