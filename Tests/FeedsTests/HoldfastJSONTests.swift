import Domain
import Feeds
import Testing

/// The documented schema.
@Suite struct HoldfastJSONTests {
    @Test func `orders, accounts and assignments in one file`() throws {
        let feed = parse(try Fixture.bytes("json/feed.json"))
        #expect(feed.codes == [])
        #expect(
            feed.summary == [
                "PO-2001 new: 2.0 SKU-A 5 @19.90, 2.0.1 SKU-B 5 @0.00",
                "4500012346 change: cancel 1, change 2 7, 3 SKU-C 1", "PO-2003 cancellation: ",
            ]
        )
        let order = feed.orders[0]
        #expect(order.revision == 0)
        #expect(order.kind == .standard)
        #expect(order.orderDate == CalendarDate(year: 2026, month: 11, day: 24))
        #expect(order.currency?.text == "EUR")
        #expect(order.endCustomerOrderNumber?.text == "EC-1")
        #expect(order.reseller?.text == "Reseller Ltd")
        #expect(!order.isReleasedOnRequest)
        #expect(
            CSVOrdersTests.described(order.endCustomer) == [
                "XYZ AG", "DE", "it@xyz.example", "xyz.example", "K-100", "DE123456789", "123456789", "Hauptstr. 1",
                "01067", "Dresden", "xyz.com", "Production",
            ]
        )
        #expect(order.lines[1].parent?.text == "2.0")
        #expect(order.lines[1].endCustomer.smartAccount?.text == "other.com")
        #expect(order.place == SourcePlace(byteOffset: 20, line: 3, column: 5))
        let account = try #require(feed.accounts.first)
        #expect(account.virtualAccounts.map(\.name.text) == ["EMEA", "Lab", "Production"])
        #expect(account.identifiers.first?.scheme.text == "vat")
        #expect(feed.assignments.map(\.lineNumber?.text) == [nil, "1.10"])
    }

    @Test func `a single order, its lines numbered in their order`() throws {
        let feed = parse(try Fixture.bytes("json/order.json"))
        #expect(feed.summary == ["PO-3001 new: 1 SKU-A 1, 2 SKU-B 2"])
        #expect(
            parse("\u{FEFF}{\"number\": 7, \"lines\": [{\"sku\": \"S\", \"quantity\": 1.0}]}").summary == [
                "7 new: 1 S 1"
            ]
        )
    }

    @Test func `a refused unit leaves the others alone`() throws {
        let feed = parse(try Fixture.bytes("json/bad-units.json"))
        #expect(feed.orders.map(\.number.text) == ["J-1"])
        #expect(feed.rejected.map(\.name) == ["J-2", "J-3", "J-4", "J-5", "J-1", "J-1"])
        #expect(feed.rejected.map(\.kind) == ["order", "order", "order", "order", "assignment", "assignment"])
        #expect(
            feed.codes == [
                "value.notWhole", "json.unknownKey", "order.duplicateLineNumber", "order.noLines", "feed.duplicateUnit",
            ]
        )
        #expect(feed.faults.first[1].message.contains("did you mean quantity?"))
        #expect(feed.faults.first[0].field == "orders[1].lines[0].quantity")
    }

    /// An order around something that is wrong with it.
    private static func order(_ rest: String, _ line: String = "") -> String {
        "{\"orders\": [{\"number\": \"A\"\(rest), \"lines\": [{\"sku\": \"S\", \"quantity\": 1\(line)}]}]}"
    }

    @Test(arguments: [
        (order(", \"revision\": 1.5"), "value.malformed"), (order(", \"revision\": -1"), "value.malformed"),
        (order(", \"revision\": \"1\""), "json.wrongType"), (order(", \"purpose\": \"NEW\""), "value.unknownWord"),
        (order(", \"purpose\": 1"), "json.wrongType"), (order(", \"kind\": \"stock\""), "value.unknownWord"),
        (order(", \"orderDate\": \"24.11.2026\""), "value.malformed"),
        (order(", \"orderDate\": \"20261124\""), "value.malformed"),
        (order(", \"currency\": \"EURO\""), "value.malformed"),
        (order(", \"reseller\": \"\""), "value.empty"),
        (order(", \"reseller\": \"a\\u0000b\""), "value.controlCharacter"),
        (order(", \"reseller\": \"a\\u202Eb\""), "value.controlCharacter"),
        (order(", \"reseller\": 5"), "json.wrongType"),
        (order(", \"releaseOnRequest\": \"yes\""), "json.wrongType"), (order(", \"customer\": []"), "json.wrongType"),
        (order(", \"customer\": {\"nmae\": \"X\"}"), "json.unknownKey"),
        (order(", \"number\": \"B\""), "json.duplicateKey"),
        (order(", \"\\u006eumber\": \"B\""), "json.duplicateKey"),
        (order("", ", \"number\": 1.10"), "json.inexactIdentifier"),
        (order("", ", \"number\": 1e3"), "json.inexactIdentifier"),
        (order("", ", \"unitPrice\": 1e3"), "json.unsuitableNumber"),
        (order("", ", \"unitPrice\": \"1,50\""), "value.malformed"),
        (order("", ", \"action\": \"cancel\""), "order.actionInNewOrder"),
        (order(", \"purpose\": \"replace\"", ", \"action\": \"cancel\""), "order.actionInNewOrder"),
        (order(", \"purpose\": \"replace\"", ", \"parent\": \"9\""), "order.unknownParent"),
        (order("", ", \"quantity\": 2"), "json.duplicateKey"),
        (order("", ", \"parent\": \"9\""), "order.unknownParent"),
        ("{\"orders\": [{\"lines\": [{\"sku\": \"S\", \"quantity\": 1}]}]}", "json.missingKey"),
        (
            "{\"orders\": [{\"number\": \"A\", \"lines\": [{\"sku\": \"S\", \"quantity\": 1e2}]}]}",
            "json.unsuitableNumber"
        ),
        ("{\"orders\": [{\"number\": \"A\", \"lines\": [{\"sku\": \"S\", \"quantity\": \"1\"}]}]}", "json.wrongType"),
        ("{\"orders\": [{\"number\": \"A\", \"lines\": [{\"sku\": \"S\", \"quantity\": 0}]}]}", "value.outOfRange"),
        ("{\"orders\": [{\"number\": \"A\", \"lines\": [{\"quantity\": 1}]}]}", "order.skuMissing"),
        ("{\"orders\": [{\"number\": \"A\", \"lines\": [7]}]}", "json.wrongType"),
        ("{\"orders\": [[]]}", "json.wrongType"),
        (
            "{\"orders\": [{\"number\": \"A\", \"purpose\": \"cancel\", \"lines\": [{\"number\": \"1\"}]}]}",
            "order.cancellationWithLines"
        ),
        (
            "{\"orders\": [{\"number\": \"A\", \"purpose\": \"change\", \"lines\": [{\"number\": \"1\"}]}]}",
            "order.actionMissing"
        ),
        ("{\"accounts\": [{\"domain\": \"xyz.com\"}]}", "json.missingKey"),
        ("{\"accounts\": [{\"domain\": \"xyz\", \"state\": \"active\"}]}", "value.malformed"),
        ("{\"accounts\": [{\"domain\": \"xyz.com\", \"state\": \"active\", \"aliases\": \"X\"}]}", "json.wrongType"),
        (
            "{\"accounts\": [{\"domain\": \"x.com\", \"state\": \"active\", \"identifiers\": [{\"scheme\": \"vat\"}]}]}",
            "json.missingKey"
        ),
        (
            "{\"accounts\": [{\"domain\": \"x.com\", \"state\": \"active\", \"virtualAccounts\": "
                + "[{\"name\": \"A\", \"parent\": \"B\"}, {\"name\": \"B\", \"parent\": \"A\"}]}]}",
            "account.circularVirtualAccount"
        ),
        ("{\"assignments\": [{\"orderNumber\": \"A\"}]}", "json.missingKey"),
        ("{\"assignments\": [{\"orderNumber\": \"A\", \"smartAccount\": null}]}", "json.missingKey"),
    ])
    func `refuses the unit`(text: String, code: String) {
        let feed = parse(text)
        #expect(feed.codes == [code])
        #expect(feed.rejected.count == 1)
        #expect(feed.documents == [])
    }

    @Test(arguments: [
        ("{\"orders\": [], \"ordres\": []}", "json.unknownKey"), ("{\"orders\": {}}", "json.wrongType"),
        ("{\"orders\": [], \"orders\": []}", "json.duplicateKey"), ("[1]", "json.wrongType"), ("[]", "json.wrongType"),
        ("{}", "feed.noUnits"), ("{\"orders\": []}", "feed.noUnits"), ("{\"orders\": null}", "feed.noUnits"),
        ("{\"orders\": [}", "json.unexpectedCharacter"), ("{\"a\": \"\u{1}\"}", "json.controlCharacter"),
    ])
    func `refuses the file`(text: String, code: String) {
        let feed = parse(text)
        #expect(feed.codes == [code])
        #expect(feed.isRefused)
        #expect(feed.faults.first.first?.place != nil)
    }

    @Test func `bytes that are not UTF-8 refuse the file with their place`() {
        let feed = parse(Array("{\n\"orders\": [\"".utf8) + [0xFF] + Array("\"]}".utf8))
        #expect(feed.places == ["2:13 json.notUTF8"])
        #expect(parse([0xFF, 0xFE, 0x7B, 0x00, 0x7D, 0x00]).codes == ["json.notUTF8"])
    }

    @Test func `null is the same as no key`() {
        let text =
            "{\"orders\": [{\"number\": \"A\", \"revision\": null, \"customer\": null, "
            + "\"lines\": [{\"number\": null, \"sku\": \"S\", \"quantity\": 1}]}]}"
        #expect(parse(text).summary == ["A new: 1 S 1"])
    }

    @Test func `numbers keep their digits`() {
        let price = "123456789012345.678"
        let feed = parse(Self.order("", ", \"unitPrice\": \(price)"))
        #expect(feed.orders.first?.lines.first?.unitPrice?.description == price)
        #expect(
            parse("{\"number\": 90071992547409931, \"purpose\": \"cancel\"}").orders.first?.number.text
                == "90071992547409931"
        )
    }

    @Test func `an order may be there in several versions, and not twice in one`() {
        let order = { (revision: Int) in
            "{\"number\": \"A\", \"revision\": \(revision), \"purpose\": \"cancel\"}"
        }
        #expect(parse("{\"orders\": [\(order(1)), \(order(2))]}").orders.count == 2)
        #expect(parse("{\"orders\": [\(order(1)), \(order(1))]}").rejected.count == 2)
    }

    @Test func `limits refuse what is beyond them`() {
        let small = profile {
            $0.limits = FeedLimits(maximumFields: 2, maximumFieldBytes: 20, maximumDocuments: 1, maximumDepth: 4)
        }
        #expect(parse("{\"orders\": [[[[[]]]]]}", small).codes == ["json.tooDeep"])
        #expect(parse("{\"orders\": [\"123456789012345678901\"]}", small).codes == ["json.stringTooLong"])
        #expect(parse("{\"orders\": [1, 2]}", small).codes == ["json.wrongType", "feed.tooManyUnits"])
        #expect(parse("{\"x\": [\(String(repeating: "0,", count: 1_100))0]}", small).codes == ["json.tooManyValues"])
        let many = parse("{\"number\": \"A\", \"purpose\": \"cancel\", \"revision\": 1}", small)
        #expect(many.codes == ["json.tooManyKeys"])
    }
}
