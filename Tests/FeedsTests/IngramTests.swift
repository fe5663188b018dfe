import Domain
import Feeds
import Foundation
import Testing

/// Orders after Ingram Micro's reseller API.
@Suite struct IngramTests {
    @Test func `an order with its end users`() throws {
        let feed = parse(try Fixture.bytes("json/ingram-order.json"))
        #expect(feed.codes == [])
        #expect(feed.summary == ["IM-1 new: 1 C9300-DNA-A-48-3Y 10 @41.71, 2 RQ6000 1"])
        let order = feed.orders[0]
        #expect(order.endCustomerOrderNumber?.text == "EC-9")
        #expect(order.reseller?.text == "Reseller Ltd")
        #expect(
            CSVOrdersTests.described(order.endCustomer) == [
                "Contoso Ltd", "US", "it@contoso.example", "-", "-", "-", "-", "1 Main St", "190875607", "Wayne",
                "contoso.com", "-",
            ]
        )
        #expect(order.lines[1].endCustomer.customerNumber?.text == "5")
        #expect(order.lines[1].endCustomer.email?.text == "it@northwind.example")
    }

    @Test func `a change that names its order`() throws {
        let feed = parse(try Fixture.bytes("json/ingram-change.json"))
        #expect(feed.codes == [])
        #expect(feed.summary == ["IM-1 change: change 1 YZ1478 2, cancel 2, 3 SKU-C 4"])
    }

    @Test(arguments: [
        ("\"quantity\": \"1,\"", "value.notANumber"), ("\"quantity\": \"\"", "order.quantityMissing"),
        ("\"quantity\": 1.5", "value.notWhole"),
        ("\"quantity\": 1, \"ingramLineNumber\": \"001\"", "ingram.lineNumber"),
        ("\"quantity\": 1, \"addUpdateDeleteLine\": \"REMOVE\"", "value.unknownWord"),
        ("\"quantity\": 1, \"endUserInfo\": [{}, {}]", "ingram.severalEndUsers"),
        ("\"quantity\": 1, \"quantity\": 2", "json.duplicateKey"),
    ])
    func `refuses the order`(line: String, code: String) {
        let feed = parse("{\"customerOrderNumber\": \"A\", \"lines\": [{\"ingramPartNumber\": \"P\", \(line)}]}")
        #expect(feed.format == .jsonIngram)
        #expect(feed.codes == [code])
        #expect(feed.rejected == [RejectedUnit(kind: "order", name: "A", lineCount: 1)])
    }

    @Test func `several orders in an array`() {
        let order = { (number: String) in
            "{\"customerOrderNumber\": \"\(number)\", \"lines\": [{\"ingramPartNumber\": \"P\", \"quantity\": 1}]}"
        }
        let feed = parse("[\(order("A")), \(order("")), \(order("B"))]")
        #expect(feed.summary == ["A new: 1 P 1", "B new: 1 P 1"])
        #expect(feed.rejected.map(\.name) == ["[1]"])
        #expect(feed.codes == ["ingram.orderNumberMissing"])
    }

    @Test func `a configured sort of JSON is not looked for`() {
        let text = "{\"customerOrderNumber\": \"A\", \"lines\": [{\"ingramPartNumber\": \"P\", \"quantity\": 1}]}"
        #expect(parse(text, profile { $0.jsonProfile = .holdfast }).codes.contains("json.unknownKey"))
        #expect(
            parse("{\"number\": \"A\"}", profile { $0.jsonProfile = .ingram }).codes == ["ingram.nothingForLicenses"]
        )
    }

    /// What becomes of each file, looked at one by one.
    ///
    /// An empty list of codes means that it goes in, and what follows is its order.
    private static let expectations: [String: (codes: [String], order: String)] = [
        "post_APPLE_DEP_Sample": ([], "APPLE DEP-01 new: 1 DF4128 10"),
        "post_All_Distributions_ShipComplete_SplitOrder": ([], "newcustomerP1O6 new: 1 DF4128 10, 2 RQ6000 1"),
        "post_Backordered_Request": ([], "newcustomerP1O6 new: 1 DF4128 1"),
        // Both lines of these two have the number 1, so that a later change could not say which it means.
        "post_Combined_Order_Stock_Direct_ship_": (["order.duplicateLineNumber"], ""),
        "post_Partial_Order_and_Special_Bid_Number": (["order.duplicateLineNumber"], ""),
        "post_Direct_Ship_with_EndUser_Info": ([], "newcustomerPO9 new: 1 YZ1478 1"),
        // The quantity is "1,".
        "post_Govt_fields_with_End_User_Info": (["value.notANumber"], ""),
        "post_Order_on_CustomerHold": ([], "SWAGGER-01 new: 1 DF4128 1"),
        // The product has the customer's own number only.
        "post_Order_with_CPN_SAP": (["ingram.customerPartNumber"], ""),
        "post_Order_with_CarrierCode_Freight_Acount_Number": ([], "SPCLBID1 new: 1 DF4128 1 @60"),
        "post_Order_with_Header_Comments": ([], "SWAGGER-01 new: 1 DF4128 1"),
        // What Ingram tells its customers when an order was shipped.
        "post_Order_with_Header_Comments_webhook": (["ingram.event"], ""),
        "post_Order_with_Shipping_Address": ([], "SWAGGER-03 new: 1 DF4128 1"),
        "post_Requested_Unit_Price_or_Price_Variance": ([], "SWAGGER-02 new: 1 TSXML1 1 @10"),
        "post_Ship_Complete_Order": ([], "THIS_IS-121 new: 1 4U0212 1"),
        "post_Ship_from_warehouseid": ([], "newcustomerPO4 new: 1 DF4128 1"),
        "post_Shipping_Instructions_and_Signature_Required": ([], "SHIPVIAeg new: 1 4U0212 1"),
        "post_Warranty_order_sample": (
            [],
            "Warranty-01 new: 001 9VL970 2, 002 8RB884 2, 003 8RB881 3, 004 9YG948 2, 005 9HG002 1, 006 9HF999 3"
        ),
        // No change names its order: the API has the number in the address of the request.
        "put_Add_header_comments_35_characters_with_additionalA": (["ingram.nothingForLicenses"], ""),
        "put_Add_header_comments_35_characters_without_addition": (["ingram.nothingForLicenses"], ""),
        "put_Modify_address_with_valid_details": (["ingram.nothingForLicenses"], ""),
        "put_Add_line_notes": (["ingram.orderNumberMissing"], ""),
        "put_MultipleLines": (["ingram.orderNumberMissing"], ""),
        "put_SingleLine": (["ingram.orderNumberMissing"], ""),
        // Nor do these say which line they mean by the number it was ordered with.
        "put_Delete_header_comments": (["ingram.lineNumber", "ingram.orderNumberMissing"], ""),
        "put_Delete_line_notes": (["ingram.lineNumber", "ingram.orderNumberMissing"], ""),
        "put_Delete_multiple_lines": (["ingram.lineNumber", "ingram.lineNumber", "ingram.orderNumberMissing"], ""),
        "put_Delete_single_line": (["ingram.lineNumber", "ingram.orderNumberMissing"], ""),
        "put_Modify_Quantity_with_integer_value": (["ingram.lineNumber", "ingram.orderNumberMissing"], ""),
        "put_Modify_header_comments": (["ingram.lineNumber", "ingram.orderNumberMissing"], ""),
        "put_Modify_line_notes": (["ingram.lineNumber", "ingram.orderNumberMissing"], ""),
        // An added line has no number either.
        "put_Valid_SKU_and_Blank_Line_Number": (["ingram.orderNumberMissing", "order.lineNumberMissing"], ""),
    ]

    @Test(.enabled(if: Fixture.samples("json-orders") != nil, "the collected samples are not at hand"))
    func `the vendor's own samples go in or are refused for the right reason`() throws {
        let folder = try #require(Fixture.samples("json-orders"))
        var seen: Set<String> = []
        for file in try FileManager.default.contentsOfDirectory(atPath: folder.path) {
            let name = String(file.dropFirst("ingram__".count).dropLast(".json".count))
            let expectation = try #require(Self.expectations[name], "\(name)")
            let feed = parse([UInt8](try Data(contentsOf: folder.appending(path: file))))
            #expect(feed.format == .jsonIngram || feed.isRefused, "\(name)")
            #expect(feed.codes == expectation.codes, "\(name)")
            #expect(feed.summary == (expectation.order.isEmpty ? [] : [expectation.order]), "\(name)")
            seen.insert(name)
        }
        #expect(seen.count == 32)
    }
}
