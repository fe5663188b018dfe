import Domain
import Testing

/// Quantities and prices.
@Suite struct NumberTests {
    @Test(arguments: [
        ("19.90", "19.90"), ("0", "0"), ("-1.5", "-1.5"), ("0.05", "0.05"), ("007", "7"), ("-0.00", "0.00"),
        ("123456789.123456789", "123456789.123456789"), ("999999999999999999", "999999999999999999"),
        ("", nil), ("-", nil), (".5", nil), ("5.", nil), ("1,5", nil), ("1e3", nil), ("+1", nil), ("1.2.3", nil),
        (" 1", nil),
        ("9999999999999999999", nil), ("99999999999999999999999", nil), ("0.1234567890", nil), ("٣", nil),
    ])
    func `a decimal keeps its digits`(written: String, text: String?) {
        #expect((try? DecimalNumber(written))?.description == text)
        #expect((try? DecimalNumber(Substring(written)))?.description == text)
    }

    @Test func `decimals with other scales are other values`() throws {
        #expect(try DecimalNumber("19.9") != DecimalNumber("19.90"))
        #expect(try DecimalNumber("-19.90").digits == -1_990)
    }

    @Test(arguments: [
        (1, true), (1_000_000_000, true), (0, false), (-1, false), (1_000_000_001, false), (Int.max, false),
    ])
    func `a quantity is from one to a billion`(count: Int, isQuantity: Bool) {
        #expect((Quantity(count) != nil) == isQuantity)
    }
}
