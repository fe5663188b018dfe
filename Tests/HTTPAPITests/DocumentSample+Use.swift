import Fulfilment

@testable import HTTPAPI

extension Sample {
    private static let useMoment = "2026-01-01T00:00:00.000Z"
    private static let count = LicenseCount(sku: "NET-ADV-100", quantity: 3)

    /// One of each document about moving and using licenses.
    static let useDocuments: [DocumentSample] = [
        DocumentSample(count),
        DocumentSample(
            RegistrationTokenRequest(
                virtualAccount: "Berlin",
                description: "rack 4",
                days: 30,
                maximumUses: 5,
                allowsExportControlled: true
            )
        ),
        DocumentSample(
            RegistrationRequest(
                token: "hfr_1",
                product: "C9300-24T",
                serial: "FDO1",
                hostName: "sw1",
                softwareVersion: "17.9",
                credential: "hfp_1"
            )
        ),
        DocumentSample(UsageReport(licenses: [count], virtualAccount: "Berlin")),
        DocumentSample(InstanceReport(credential: "hfp_1", licenses: [count], virtualAccount: "Berlin")),
        DocumentSample(InstanceProof(credential: "hfp_1")),
        DocumentSample(
            TransferRequest(
                items: [.init(source: "Berlin", destination: "Paris", sku: "NET-ADV-100", lot: "lot_1", quantity: 3)],
                destinationAccount: "xyz.com"
            )
        ),
        DocumentSample(
            ReservationRequest(
                virtualAccount: "Berlin",
                requestCode: "RQ-ZC9300-24T:FDO1-0-0",
                kind: "specific",
                licenses: [count],
                days: 30,
                allowsExportControlled: false
            )
        ),
        DocumentSample(ReturnRequest(returnCode: "RT-ZC9300-24T:FDO1-0-0")),
    ]
}
