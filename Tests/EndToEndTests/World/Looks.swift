// What the program prints as JSON, as far as the tests read it. They have types of their own, so that a change of the
// contract shows.

struct PageLook<Item: Decodable>: Decodable {
    let items: [Item]
    let next: String?
}

struct OrderLook: Decodable {
    let id: String
    let partner: String
    let number: String
    let isCancelled: Bool
    let lineCount: Int
    let linesByState: [String: Int]
    let lines: [LineLook]?
}

struct LineLook: Decodable, Equatable {
    let number: String
    let sku: String
    let quantity: Int
    let state: String
    let holdReason: String?
    let smartAccount: String?
    let virtualAccount: String?
    let releaseAt: String?
    let releasedAt: String?
    let termEndsAt: String?
    let decisions: [DecisionLook]?
}

struct DecisionLook: Decodable, Equatable {
    let outcome: String
    let explanation: String
    let actor: String
}

struct HeldLook: Decodable {
    let orderNumber: String
    let number: String
    let holdReason: String
    let holdDetail: String?
}

struct LicenseLook: Decodable, Hashable {
    let id: String
    let sku: String
    let quantity: Int
    let virtualAccount: String
    let releasedAt: String
    let endCustomerOrderNumber: String?
}

struct AccountLook: Decodable {
    let domain: String
    let state: String
}

struct ReceiptLook: Decodable {
    struct Item: Decodable {
        let kind: String
        let name: String
        let outcome: String
    }

    struct Fault: Decodable {
        let code: String
        let line: Int?
        let column: Int?
        let message: String
        let remedy: String
    }

    let id: String
    let fileName: String
    let outcome: String
    let receivedAt: String
    let items: [Item]
    let faultCount: Int
    let faults: [Fault]
    /// Only in the partner's directory.
    let acknowledgements: [String]?
}

struct RefusalLook: Decodable {
    let fileName: String
    let outcome: String
    let fault: ReceiptLook.Fault
}

struct ExplanationLook: Decodable {
    let receipt: ReceiptLook
    let isRepeat: Bool
    let orders: [OrderLook]
    let acknowledgements: [String]
}

struct CancelLook: Decodable {
    let cancelled: [String]
    let returnRequested: [String]
}

struct EndpointLook: Decodable {
    let id: String
    let isEnabled: Bool
    let disabledReason: String?
}

struct EndpointSecretLook: Decodable {
    let endpoint: EndpointLook
    let secret: String
}

struct DeliveryLook: Decodable {
    let id: String
    let event: String
    let eventType: String
    let state: String
    let attempts: Int
    let lastStatus: Int?
    let lastFailure: String?
}

struct EventLook: Decodable {
    let id: String
    let type: String
    let body: String
}

struct JobLook: Decodable {
    let kind: String
    let state: String
    let lastError: String?
}

struct StatusLook: Decodable {
    let isReady: Bool
    let failing: [String]
    let processID: Int
}

struct AliasLook: Decodable {
    let id: String
    let state: String
    let smartAccount: String
}
