import Testing

import Domain

/// The documents of a file come out as they went in.
@Suite struct FeedDocumentsTests {
    private static let plain: AccountDocument = {
        var account = AccountDocument(domain: DomainIdentifier(unchecked: "xyz.com"), state: .pending, place: .start)
        account.name = Name(unchecked: "XYZ")
        return account
    }()

    private static let full: AccountDocument = {
        var account = AccountDocument(
            domain: DomainIdentifier(unchecked: "a.bc.example"),
            state: .closed,
            place: SourcePlace(byteOffset: 1 << 40, line: 70_000, column: 129)
        )
        account.country = CountryCode(unchecked: "DE")
        account.aliases = [
            Name(unchecked: "Größe & Söhne \u{1F600}"), Name(unchecked: String(repeating: "x", count: 300)),
        ]
        account.webDomains = [Name(unchecked: "bc.example")]
        account.identifiers = [.init(scheme: Name(unchecked: "vat"), value: Name(unchecked: "DE123456789"))]
        account.customerNumbers = [CustomerNumber(unchecked: "K-1"), CustomerNumber(unchecked: "K-2")]
        account.virtualAccounts = [
            .init(name: VirtualAccountName(unchecked: "EMEA"), isDefault: true),
            .init(name: VirtualAccountName(unchecked: "Lab"), parent: VirtualAccountName(unchecked: "EMEA")),
        ]
        return account
    }()

    private static let order = FeedDocument.order(
        OrderDocument(purpose: .new, number: OrderNumber(unchecked: "A-1"), lines: [], place: .start)
    )

    static let sequences: [[FeedDocument]] = [
        [], [order], [.account(plain)], [.account(plain), .account(full)], [order, .account(full), order],
        [.account(full), order, .account(plain), .account(full)], [order, order],
    ]

    @Test(arguments: sequences)
    func `documents come out as they went in, whatever is mixed`(documents: [FeedDocument]) {
        let packed = FeedDocuments(documents)
        #expect(Array(packed) == documents)
        #expect(packed.count == documents.count)
        #expect(documents.indices.reversed().allSatisfy { packed[$0] == documents[$0] })
        #expect(FeedDocuments(packed) == packed)
    }
}
