import Domain
import Feeds
import Testing

/// A trial does not release licenses.
@Suite struct TestOrdersTests {
    private static let x12 = X12Text.order(["N1*EN*Contoso", "PO1*1*5*EA***VP*SKU-1"])
    private static let edifact =
        "UNB+UNOA:3+ACME+HOLDFAST+261124:0915+1++++++1'UNH+1+ORDERS:D:96A:UN'BGM+220+PO-1+9'DTM+137:20261124:102'"
        + "LIN+1++SKU-1:SA'QTY+21:5'UNS+S'UNT+7+1'UNZ+1+1'"
    private static let cxml = """
        <cXML payloadID="1@a" timestamp="2026-11-24T12:00:00Z"><Header/><Request deploymentMode="test"><OrderRequest>
        <OrderRequestHeader orderID="PO-1" orderDate="2026-11-24" type="new"/><ItemOut quantity="5" lineNumber="1"><ItemID>
        <SupplierPartID>SKU-1</SupplierPartID></ItemID></ItemOut></OrderRequest></Request></cXML>
        """

    @Test(arguments: [
        (x12.replacing("*0*P*>", with: "*0*T*>"), x12),
        (edifact, edifact.replacing("++++++1'", with: "'")),
        (cxml, cxml.replacing(" deploymentMode=\"test\"", with: "")),
    ])
    func `an order that is marked as a test waits for a command, unless the partner's are taken as all others`(
        marked: String,
        plain: String
    ) throws {
        var taken = FeedProfile()
        taken.holdsTestOrders = false
        #expect(Self.waits(marked, FeedProfile()) == [true])
        #expect(Self.waits(plain, FeedProfile()) == [false])
        #expect(Self.waits(marked, taken) == [false])
    }

    private static func waits(_ text: String, _ profile: FeedProfile) -> [Bool] {
        let feed = Array(text.utf8).withUnsafeBytes { FeedParser.parse($0, profile: profile) }
        #expect(feed.faults.isEmpty, "\(feed.faults.first)")
        return feed.documents.compactMap { document in
            guard case .order(let order) = document else { return nil }
            return order.isReleasedOnRequest
        }
    }
}
