import Domain

@testable import Fulfilment
@testable import HTTPAPI

extension Sample {
    /// Entries and assets with every field.
    static let activityDocuments: [DocumentSample] = [DocumentSample(activity), DocumentSample(asset)]

    private static let activity = ActivityView(
        ActivityEntry(
            id: ActivityID(rawValue: 1),
            owner: .smartAccount(SmartAccountID(rawValue: 1)),
            kind: ActivityKind.licenseTransferred.rawValue,
            actor: "person:prn_1",
            happenedAt: Timestamp(milliseconds: 0),
            summary: "5 A moved from Berlin to Paris",
            virtualAccount: VirtualAccountID(rawValue: 1),
            source: VirtualAccountID(rawValue: 2),
            lot: LotID(rawValue: 1),
            sku: "A",
            quantity: 5,
            orderNumber: "PO-1"
        )
    )

    private static let asset = AssetView(
        id: "lot_1",
        kind: "subscription",
        sku: "A",
        name: "Advantage",
        quantity: 5,
        virtualAccount: "va_1",
        virtualAccountName: "Berlin",
        partner: "acme",
        orderNumber: "PO-1",
        line: "1",
        acquiredAt: "2026-11-25T08:00:00.000Z",
        termStartsAt: "2026-11-25T08:00:00.000Z",
        termEndsAt: "2027-11-25T08:00:00.000Z"
    )
}
