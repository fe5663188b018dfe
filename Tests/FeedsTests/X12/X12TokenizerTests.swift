import Domain
import Feeds
import Testing

/// The same order, however its interchange is written.
@Suite struct X12TokenizerTests {
    private static let segments = X12Text.interchange([
        X12Text.group([X12Text.set(["BEG*00*NE*PO-1**20261124", "PO1*1*5*EA*9.5**VP*SKU-A", "CTT*1"])])
    ])
    private static let summary = ["PO-1 new: 1 SKU-A 5 @9.5"]

    private static func written(_ terminator: String, element: String = "*", component: String = ">") -> String {
        segments.map { $0.replacing(">", with: component).replacing("*", with: element) + terminator }.joined()
    }

    @Test(arguments: [
        "~", "~\n", "~\r\n", "~\r", "\n", "\r\n", "\r", "\u{15}", "\u{1C}", "!", "'", "~ ", "~\n\n", "~ \t\r\n", "|",
        "~~",
    ])
    func `any terminator`(terminator: String) {
        let feed = parse(Self.written(terminator))
        #expect(feed.codes == [])
        #expect(feed.summary == Self.summary)
        #expect(isComplete(Self.written(terminator)))
    }

    @Test(arguments: [
        ("|", ">", "~"), ("~", ">", "*"), ("\u{1D}", "@", "\u{1C}"), ("\u{7F}", ":", "\n"), ("^", "|", "~"),
    ])
    func `any separators`(element: String, component: String, terminator: String) {
        let feed = parse(Self.written(terminator, element: element, component: component))
        #expect(feed.codes == [])
        #expect(feed.summary == Self.summary)
        #expect(feed.x12?.interchanges.first?.separators.element == element.utf8.first)
        #expect(feed.x12?.interchanges.first?.separators.component == component.utf8.first)
        #expect(feed.x12?.interchanges.first?.separators.segment == terminator.utf8.first)
    }

    @Test func `blanks as terminators`() {
        let feed = parse(Self.written(" "))
        #expect(feed.codes == [])
        #expect(feed.summary == Self.summary)
    }

    @Test func `a byte order mark, blank lines before, and fillers behind`() {
        let text = Self.written("~\n")
        for variant in [
            "\u{FEFF}\(text)", "\n\n \(text)", "\(text)\n\u{1A}", "\(text)\u{0}\u{0}", "\u{FEFF}\n\(text)",
            "\(text)\u{FEFF}",
        ] {
            #expect(parse(variant).codes == [])
            #expect(parse(variant).summary == Self.summary)
            #expect(isComplete(variant))
        }
    }

    @Test func `a header of any length`() {
        let short = "ISA*00**00**ZZ*ACME*ZZ*HOLDFAST*261124*0915*U*00401*1*0*P*>"
        for (header, trailer) in [(short, "1"), (short.replacing("*1*0*P", with: "*000000001*0*P"), "000000001")] {
            let segments = [header] + Self.segments.dropFirst().dropLast() + ["IEA*1*\(trailer)"]
            let feed = parse(X12Text.text(segments))
            #expect(feed.codes == [])
            #expect(feed.summary == Self.summary)
            #expect(feed.x12?.interchanges[0].sender == X12Address(qualifier: "ZZ", identifier: "ACME"))
        }
    }

    @Test(arguments: ["~", "~\n", "\n"])
    func `ISA16 left out`(terminator: String) {
        let header = String(X12Text.header().dropLast())
        let feed = parse(([header] + Self.segments.dropFirst()).map { $0 + terminator }.joined())
        #expect(feed.codes == [])
        #expect(feed.summary == Self.summary)
    }

    @Test(arguments: [5, 7, 40, 80])
    func `lines wrapped after so many columns`(width: Int) {
        let bytes = Array(Self.written("~").utf8)
        for lineBreak in ["\n", "\r\n"] {
            let lines = stride(from: 0, to: bytes.count, by: width).map { start in
                String(decoding: bytes[start..<min(bytes.count, start + width)], as: UTF8.self)
            }
            let feed = parse(lines.joined(separator: lineBreak) + lineBreak)
            #expect(feed.codes == [])
            #expect(feed.summary == Self.summary)
        }
    }

    @Test func `ISA11 is a repetition separator only where it is one`() {
        for (repetition, separator) in [("U", nil), ("^", UInt8(ascii: "^")), ("5", nil)] as [(String, UInt8?)] {
            let segments = [X12Text.header(repetition: repetition, version: "00501")] + Self.segments.dropFirst()
            let feed = parse(X12Text.text(segments))
            #expect(feed.summary == Self.summary)
            #expect(feed.x12?.interchanges[0].separators.repetition == separator)
        }
    }

    @Test func `places are those of an editor`() {
        let text = X12Text.order(["PO1*1*5*EA***VP*A", "  PO1*2*x*EA***VP*B"])
        let feed = parse("\u{FEFF}" + text)
        #expect(feed.places == ["6:9 value.notANumber"])
        #expect(feed.faults.first[0].field == "PO102")
        let start = text.utf8.count - text.split(separator: "*2*x*EA")[1].utf8.count - "x*EA".utf8.count
        #expect(feed.faults.first[0].place?.byteOffset == start + 3)
    }

    @Test func `the name Isaac begins no interchange`() {
        let feed = parse(X12Text.order(["N1*EN*ISAAC", "PO1*1*5*EA***VP*ISA"]))
        #expect(feed.codes == [])
        #expect(feed.orders.first?.endCustomer.name?.text == "ISAAC")
    }

    @Test(arguments: [
        ("ISA*00*", "x12.header"), ("ISA*00*          *00", "x12.header"),
        ("ISA*1*2*3*4*5*6*7*8*9*10*11*12*13*14*15*16~", "x12.header"),
        ("ISA*00**00**ZZ*ACMEACMEACMEACMEACME*ZZ*HOLDFAST*261124*0915*U*00401*1*0*P*>~\n", "x12.header"),
        ("ST*850*0001~\nSE*2*0001~\n", "x12.strayText"), ("GS*PO*A*B*1*1*1*X*004010~", "x12.strayText"),
        ("ISA*00**00**ZZ*ACME*ZZ*HOLDFAST*261124*0915*U*00401*1*0*P*>~\nIEA*0*1~\n", "feed.noUnits"),
    ])
    func `is refused as a whole`(text: String, code: String) {
        let feed = parse(text)
        #expect(feed.format == .x12)
        #expect(feed.codes == [code])
        #expect(feed.isRefused)
    }

    @Test func `UTF-16 is refused by name`() {
        let bytes: [UInt8] = Self.written("~\n").utf8.flatMap { [$0, 0] }
        for variant in [bytes, [0xFF, 0xFE] + bytes] {
            let feed = parse(variant)
            #expect(feed.codes == ["feed.unsupportedEncoding"])
            #expect(feed.isRefused)
            #expect(isComplete(variant))
        }
    }

    @Test func `text between interchanges is a fault, and the interchanges are read`() {
        let text = Self.written("~\n")
        let feed = parse(text + "-- end of batch --\n" + text + "ISA garbage\n")
        #expect(feed.places == ["10:1 x12.strayText", "20:1 x12.header"])
        #expect(feed.orders.map(\.place.line) == [3, 13])
    }

    @Test func `each interchange has its own separators`() {
        let feed = parse(
            Self.written("~\n") + "\u{FEFF}" + Self.written("\r\n", element: "|") + Self.written("!", element: "^")
        )
        #expect(feed.codes == [])
        #expect(feed.summary == Self.summary + Self.summary + Self.summary)
        #expect(feed.x12?.interchanges.map { $0.groups[0].sets[0].documentIndex } == [0, 1, 2])
    }

    @Test func `it is complete with the trailer of its last interchange, and not before`() {
        let text = Self.written("~") + Self.written("\n")
        let first = Self.written("~").utf8.count
        let bytes = Array(text.utf8)
        for length in 4..<bytes.count - 1 {
            // A control number that is as long as the header's is all there, though its terminator is not.
            let isBetween = length == first || length == first - 1
            #expect(isComplete(Array(bytes[..<length])) == isBetween, "\(length)")
        }
        #expect(isComplete(Array(bytes.dropLast())))
        #expect(isComplete(text + "garbage"))
        #expect(isComplete("ISA*1*2*3*4*5*6*7*8*9*10*11*12*13*14*15*16~ABC"))
    }
}
