import Domain
import Feeds
import Testing

/// What spreadsheets do to files: refused with an explanation, never repaired.
@Suite struct CSVDamageTests {
    @Test func `damaged orders are left out and named, the others go in`() throws {
        let feed = parse(try Fixture.bytes("csv/bad-spreadsheet.csv"))
        #expect(feed.summary == ["E-1 new: 1 A-1 1 @1.50"])
        #expect(
            feed.places == [
                "3:1 csv.scientificNotation", "4:18 csv.formula", "5:5 csv.spreadsheetError",
                "6:24 value.ambiguousNumber", "7:23 value.decimalMark", "9:5 order.contradiction",
            ]
        )
        #expect(feed.rejected.map(\.name) == ["4.50001E+15", "E-2", "E-3", "E-4", "E-5", "E-6"])
        #expect(feed.rejected.last?.lineCount == 2)
        #expect(feed.faults.first.allSatisfy { !$0.remedy.isEmpty && !$0.message.isEmpty })
    }

    @Test(arguments: [
        ("sku", "1.23E+15", "csv.scientificNotation"), ("sku", "1,23E+15", "csv.scientificNotation"),
        ("sku", "1e+9", "csv.scientificNotation"), ("sku", "=\"00123\"", "csv.formula"),
        ("sku", "=A1", "csv.formula"), ("sku", "#REF!", "csv.spreadsheetError"),
        ("sku", "######", "csv.spreadsheetError"),
        ("quantity", "1.234", "value.ambiguousNumber"), ("quantity", "1,234", "value.ambiguousNumber"),
        ("quantity", "1.000", "value.ambiguousNumber"), ("quantity", "1.234.567", "value.thousandsMark"),
        ("quantity", "1 000", "value.thousandsMark"), ("quantity", "1'000", "value.thousandsMark"),
        ("quantity", "1E+3", "value.notANumber"), ("quantity", "10,00", "value.decimalMark"),
        ("quantity", "0x10", "value.notANumber"), ("quantity", "٣", "value.notANumber"),
        ("price", "1.234", "value.ambiguousNumber"), ("price", "12,345", "value.ambiguousNumber"),
        ("price", "1,234.50", "value.thousandsMark"), ("price", "1.234,50", "value.thousandsMark"),
        ("price", "19,90", "value.decimalMark"), ("price", "€ 19.90", "value.notANumber"),
        ("price", "19.", "value.notANumber"), ("price", ".5", "value.notANumber"),
        ("price", "99999999999999999999", "value.tooLong"),
        ("order date", "24.11.2026", "csv.date"), ("order date", "11/24/2026", "csv.date"),
        ("order date", "46350", "csv.dateSerial"), ("order date", "2026-02-30", "csv.date"),
        ("order date", "2026-11-24 00:00", "csv.date"),
    ])
    func `refuses a destroyed value`(column: String, value: String, code: String) {
        var row = ["order": "A", "sku": "S", "quantity": "1"]
        row[column] = "\"\(value.replacing("\"", with: "\"\""))\""
        let headers = row.keys.sorted()
        let feed = parse(headers.joined(separator: ",") + "\n" + headers.map { row[$0] ?? "" }.joined(separator: ","))
        #expect(feed.codes == [code])
        #expect(feed.rejected.count == 1)
    }

    @Test(arguments: ["12E3", "1E5", "E+5", "3.5E-2X", "1.2.3E+4", "#1-PACK", "C#", "00123"])
    func `a product may be called`(sku: String) {
        #expect(parse("order,sku,qty\nA,\(sku),1\n").orders.first?.lines.first?.sku?.text == sku)
    }

    @Test func `a formula without quotes round it is seen for what it is`() {
        #expect(parse("order,sku,qty\nA,=\"00123\",1\n").codes == ["csv.formula"])
    }

    @Test(arguments: [
        ("1.000", DecimalMark.point, 1), ("1,000", .comma, 1), ("10,00", .comma, 10), ("3", .comma, 3),
    ])
    func `a configured decimal mark makes numbers plain`(text: String, mark: DecimalMark, quantity: Int) {
        let marked = profile { $0.decimalMark = mark }
        #expect(parse("order;sku;qty\nA;S;\(text)\n", marked).orders.first?.lines.first?.quantity?.count == quantity)
    }

    @Test func `two decimal marks in one file are refused`() {
        let comma = profile { $0.decimalMark = .comma }
        let feed = parse("order;sku;qty;price\nA;S;1;19,90\nB;S;1;19.90\n", comma)
        #expect(feed.summary == ["A new: 1 S 1 @19.90"])
        #expect(feed.places == ["3:7 value.decimalMark"])
    }

    @Test(arguments: [
        (FeedDateFormat.dayMonthYear, "24.11.2026"), (.dayMonthYear, "24/11/2026"), (.dayMonthYear, "24-11-2026"),
        (.monthDayYear, "11/24/2026"), (.monthDayYear, "2026-11-24"), (.iso, "20261124"),
    ])
    func `a configured date format is read`(format: FeedDateFormat, text: String) {
        let dated = profile { $0.dateFormat = format }
        let date = parse("order,order date,sku,qty\nA,\(text),S,1\n", dated).orders.first?.orderDate
        #expect(date == CalendarDate(year: 2026, month: 11, day: 24))
    }

    @Test(arguments: [
        (FeedDateFormat.dayMonthYear, "11/24/2026"), (.monthDayYear, "24.11.2026"), (.dayMonthYear, "1.1.26"),
        (.dayMonthYear, "1.1/2026"), (.dayMonthYear, "31.4.2026"), (.dayMonthYear, "46350"),
    ])
    func `another date format is not`(format: FeedDateFormat, text: String) {
        let dated = profile { $0.dateFormat = format }
        #expect(parse("order,order date,sku,qty\nA,\(text),S,1\n", dated).rejected.count == 1)
    }

    @Test(arguments: [
        ("order,sku,qty\nA,S\n", ["2:1 csv.fieldCount"]), ("order,sku,qty\nA,S,1,2\n", ["2:1 csv.fieldCount"]),
        ("order,sku,qty\nA,\"S,1\nB,S,1\n", ["2:3 csv.unterminatedQuote"]),
        ("order,sku,qty\nA,\"S\"x,1\n", ["2:6 csv.textAfterQuote"]),
        ("order,sku,qty\nA, \"S\",1\n", ["2:3 csv.blankBeforeQuote"]),
        ("order,sku,\"qty\nA,S,1\n", ["1:11 csv.unterminatedQuote"]),
        ("order,sku,qty\nA,S,1\n\"B\nC\",S\n", ["3:1 csv.fieldCount"]),
    ])
    func `a broken structure refuses the whole file`(text: String, places: [String]) {
        let feed = parse(text)
        #expect(feed.places == places)
        #expect(feed.isRefused)
    }

    @Test func `all breaches are told, and nothing else after the first`() throws {
        let feed = parse(try Fixture.bytes("csv/bad-structure.csv"))
        #expect(feed.places == ["2:1 csv.fieldCount", "3:12 csv.textAfterQuote", "5:5 csv.unterminatedQuote"])
        #expect(feed.isRefused)
    }

    @Test(arguments: [
        (FeedLimits(maximumFields: 4), "order,sku,qty\nA,S,1,,,,\n", "2:8 csv.tooManyFields"),
        (FeedLimits(maximumFieldBytes: 8), "order,sku,qty\nA,123456789,1\n", "2:3 csv.fieldTooLong"),
        (
            FeedLimits(maximumLineBytes: 20), "order,sku,qty\nA,1234567,\"1\n\n\n\n\n\n\n\n\n\n\"\n",
            "2:1 csv.lineTooLong"
        ),
        (FeedLimits(maximumDocuments: 1), "order,sku,qty\nA,S,1\nA,S,1\nB,S,1\n", "4:1 feed.tooManyUnits"),
        (FeedLimits(maximumFileBytes: 19), "order,sku,qty\nA,S,1\n", "1:1 feed.tooLong"),
    ])
    func `limits refuse the file`(limits: FeedLimits, text: String, place: String) {
        let feed = parse(text, profile { $0.limits = limits })
        #expect(feed.places == [place])
        #expect(feed.isRefused)
    }
}
