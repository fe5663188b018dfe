import Domain
import HTTPAPI
import Testing

/// Small values of the API.
struct ValueTests {
    @Test(arguments: [
        ("90m", 5_400_000), ("0s", 0), ("3d", 259_200_000), ("2w", 1_209_600_000), ("12h", 43_200_000),
    ])
    func `reads ages`(text: String, milliseconds: Int64) throws {
        #expect(try Age(text).milliseconds == milliseconds)
    }

    @Test(arguments: ["", "3", "d", "-1d", "1.5h", "1y", "3 d", "99999999999w", "3D"])
    func `refuses other ages`(text: String) {
        #expect(throws: ValueError.self) { try Age(text) }
    }

    @Test(arguments: ["127.0.0.1:9464", "127.255.0.9:1", "[::1]:0"])
    func `reads loopback addresses as they are written`(text: String) throws {
        #expect(try LoopbackAddress(text).description == text)
    }

    @Test func `localhost is 127.0.0.1 and needs no name server`() throws {
        #expect(try LoopbackAddress("localhost:9464").description == "127.0.0.1:9464")
    }

    @Test(arguments: [
        "0.0.0.0:9464", "192.168.0.1:80", "example.com:9464", "[::]:80", "127.0.0.1", "127.0.0.1:65536", "127.0.0:1",
        "127.0.0.256:1", "127.0.0.1:x", "::1:80", "128.0.0.1:1", "",
    ])
    func `refuses addresses that others can reach`(text: String) {
        #expect(throws: ValueError.self) { try LoopbackAddress(text) }
    }

    @Test(arguments: [
        ("PO/4711 ä", "PO%2F4711%20%C3%A4"), ("a-b_c.d~e", "a-b_c.d~e"), ("%&=?#+", "%25%26%3D%3F%23%2B"),
    ])
    func `encodes text for URLs`(text: String, encoded: String) {
        #expect(PercentEncoding.encode(text) == encoded)
    }

    @Test(arguments: [
        (ProductEntry(sku: "A", name: "A", kind: "perpetualLicense"), ProductKind.perpetualLicense, true),
        (ProductEntry(sku: "A", name: "A", kind: "termLicense", termMonths: 36), .termLicense(months: 36), true),
        (
            ProductEntry(sku: "A", name: "A", kind: "subscription", termMonths: 12, isSmartEnabled: false),
            .subscription(months: 12), false
        ),
        (ProductEntry(sku: "A", name: "A", kind: "hardware"), .hardware, false),
        (ProductEntry(sku: "A", name: "A", kind: "service"), .service, false),
    ])
    func `reads products`(entry: ProductEntry, kind: ProductKind, isSmartEnabled: Bool) throws {
        let product = try entry.product()
        #expect(product.kind == kind)
        #expect(product.isSmartEnabled == isSmartEnabled)
    }

    @Test(arguments: [
        ProductEntry(sku: "", name: "A", kind: "service"),
        ProductEntry(sku: "A", name: "A\u{1B}[2J", kind: "service"),
        ProductEntry(sku: "A", name: "A", kind: "licence"),
        ProductEntry(sku: "A", name: "A", kind: "subscription"),
        ProductEntry(sku: "A", name: "A", kind: "termLicense", termMonths: 0),
        ProductEntry(sku: "A", name: "A", kind: "hardware", termMonths: 12),
    ])
    func `refuses products that cannot be`(entry: ProductEntry) {
        let error = #expect(throws: APIError.self) { try entry.product() }
        #expect(error?.kind == .invalid)
    }
}
