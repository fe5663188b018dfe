import Domain
import Feeds
import Foundation
import Testing

/// Collected cXML of others.
///
/// The orders were read by hand; the names of the other documents are those of XPath's `name(/cXML/Request/*)` and its
/// like, see Tests/Oracles/cxml.py.
@Suite struct CXMLSampleTests {
    /// The orders of each file, or the code of the fault that it deserves.
    private static let orders: [String: (summary: [String], codes: [String])] = [
        "atgp__cxml-php__OrderRequest.xml": (["DO1234 new: 1 1233244 10 @2.10, 2 1233245 20 @3.20"], []),
        "kazz12211__amazon_punchout__OrderRequest.xml": (["DO1234 new: 1 1233244 2 @1.34"], []),
        // A parameter entity that no DTD we load would use; but an internal subset is refused, whatever it declares.
        "kazz12211__amazon_punchout__SGML.OrderRequest.xml": ([], ["xml.internalSubset"]),
        "nickyhk4you__punchout__embedded_order_4.xml": ([], ["order.noLines"]),
        // A template whose values are not filled in.
        "DPassarelli__6-mils__OrderRequest": (
            [],
            [
                "value.malformed", "value.unknownWord", "value.unknownWord", "value.malformed", "value.notANumber",
                "value.malformed", "value.notANumber",
            ]
        ),
    ]

    private static let others: [String: String] = [
        "DPassarelli__6-mils__OrderResponse-400.xml": "Response", "DPassarelli__6-mils__OrderResponse.xml": "Response",
        "DPassarelli__6-mils__PunchOutSetupResponse-400.xml": "Response",
        "DPassarelli__6-mils__PunchOutSetupResponse.xml": "Response",
        "FriendsOfCXML__cxml-php__PunchoutOrderMessage.xml": "PunchOutOrderMessage",
        "FriendsOfCXML__cxml-php__QuoteMessage.xml": "QuoteMessage",
        "FriendsOfCXML__cxml-php__poom.xml": "PunchOutOrderMessage",
        "FriendsOfCXML__cxml-php__quote_request.xml": "QuoteMessage",
        "FriendsOfCXML__cxml-php__simple-profile-request.xml": "ProfileRequest",
        "kazz12211__amazon_punchout__GetPendingResponse.xml": "Response",
        "kazz12211__amazon_punchout__ProfileRequest.xml": "ProfileRequest",
        "kazz12211__amazon_punchout__PunchOutSetupRequest.xml": "PunchOutSetupRequest",
        "kazz12211__amazon_punchout__PunchoutSetupResponse.xml": "Response",
        "kazz12211__amazon_punchout__StatusUpdateResponse.xml": "Response",
        "kazz12211__amazon_punchout__SubscriptionListRequest.xml": "SubscriptionListRequest",
        "kazz12211__amazon_punchout__SubscriptionListResponse.xml": "Response",
        "kazz12211__amazon_punchout__SupplierDataRequest.xml": "SupplierDataRequest",
        "nickyhk4you__punchout__embedded_confirmation_REQ-ORD-001-OUTBOUND-CONFIRM.xml": "Response",
        "officeluv__cxml__document_node_with_unknown_attribute.xml": "Response",
        "officeluv__cxml__envelope2.xml": "CopyRequest",
        "officeluv__cxml__invoice_backed_and_unbacked_by_pos.xml": "InvoiceDetailRequest",
        "officeluv__cxml__invoice_taxes_at_line.xml": "InvoiceDetailRequest",
        "officeluv__cxml__invoice_taxes_at_total.xml": "InvoiceDetailRequest",
        "officeluv__cxml__punch_out_setup_request_doc_with_ship_to.xml": "PunchOutSetupRequest",
        "officeluv__cxml__request_doc.xml": "ConfirmationRequest",
        "officeluv__cxml__response_status_200.xml": "Response",
    ]

    @Test func `orders are read, or refused for the reason they deserve`() throws {
        try each(in: "cxml-order") { name, feed in
            let expected = try #require(Self.orders[name], "\(name) is not in the table")
            #expect(feed.summary == expected.summary, "\(name)")
            #expect(feed.codes == expected.codes, "\(name)")
            // None of them names an end customer: who buys, pays and receives is not taken for one.
            for order in feed.orders { #expect(order.endCustomer.isEmpty, "\(name)") }
        }
    }

    @Test func `other documents are refused by their names`() throws {
        try each(in: "cxml-other") { name, feed in
            let expected = try #require(Self.others[name], "\(name) is not in the table")
            #expect(feed.codes == ["xml.unsupportedDocument"], "\(name)")
            #expect(feed.faults.first.first?.message.contains("a cXML \(expected),") == true, "\(name)")
        }
    }

    @Test func `what is made of a file without its secrets is the same`() throws {
        for folder in ["cxml-order", "cxml-other"] {
            try each(in: folder) { name, feed in
                for secret in ["coyote", "abracadabra", "welcome", "Secret!123", "{shared secret in here}"] {
                    #expect(!"\(feed)".contains(secret), "\(name)")
                }
            }
        }
    }

    private func each(in folder: String, _ check: (String, ParsedFeed) throws -> Void) throws {
        guard let url = Fixture.samples(folder) else {
            print("the collected samples of \(folder) are not at hand")
            return
        }
        let names = try FileManager.default.contentsOfDirectory(atPath: url.path).sorted()
        #expect(!names.isEmpty)
        for name in names { try check(name, parse([UInt8](try Data(contentsOf: url.appending(path: name))))) }
    }
}
