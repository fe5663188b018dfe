// EndpointRequest: an endpoint that is to be made, in one flat object: whose it is, and how it is to be.

public import Webhooks

extension EndpointDraft: RequestDocument {
    /// The names of all its fields.
    public static let fieldNames: Set = [
        "url", "description", "events", "headers", "maximumConcurrency", "ratePerMinute", "secret",
    ]
}

/// An endpoint that is to be made.
public struct EndpointRequest: RequestDocument, Hashable {
    private enum OwnerKey: String, CodingKey { case partner, smartAccount }

    /// The names of all its fields.
    public static let fieldNames = EndpointDraft.fieldNames.union(["partner", "smartAccount"])

    /// The partner it belongs to; either this or the Smart Account.
    public var partner: String?
    /// The domain identifier or id of the Smart Account it belongs to.
    public var smartAccount: String?
    /// How it is to be.
    public var draft: EndpointDraft

    /// Puts a request together.
    public init(partner: String? = nil, smartAccount: String? = nil, draft: EndpointDraft) {
        self.partner = partner
        self.smartAccount = smartAccount
        self.draft = draft
    }

    /// Reads the owner's fields and the draft's from the same object.
    public init(from decoder: any Decoder) throws {
        let container = try decoder.container(keyedBy: OwnerKey.self)
        partner = try container.decodeIfPresent(String.self, forKey: .partner)
        smartAccount = try container.decodeIfPresent(String.self, forKey: .smartAccount)
        draft = try EndpointDraft(from: decoder)
    }

    /// Writes the owner's fields and the draft's into the same object.
    public func encode(to encoder: any Encoder) throws {
        try draft.encode(to: encoder)
        var container = encoder.container(keyedBy: OwnerKey.self)
        try container.encodeIfPresent(partner, forKey: .partner)
        try container.encodeIfPresent(smartAccount, forKey: .smartAccount)
    }
}
