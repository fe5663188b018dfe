import Domain
import Fulfilment
import HTTPAPI
import Testing

@testable import holdfast

/// What people see.
struct OutputTests {
    @Test(arguments: [
        ("plain", "plain"), ("\u{1B}[2J", "\\u{1B}[2J"), ("a\nb\tc\r", "a\\u{A}b\\u{9}c\\u{D}"),
        ("\u{9B}31m", "\\u{9B}31m"),
        ("\u{7F}\u{0}", "\\u{7F}\\u{0}"), ("a\u{202E}b", "a\\u{202E}b"), ("\u{2066}x\u{FEFF}", "\\u{2066}x\\u{FEFF}"),
        ("Müller 日本", "Müller 日本"), ("e\u{301}", "e\u{301}"), ("\u{E0041}", "\\u{E0041}"),
    ])
    func `neutralizes what a terminal would act on`(text: String, neutral: String) {
        #expect(TerminalText.neutral(text) == neutral)
    }

    @Test(arguments: [("abc", 3), ("Müller", 6), ("日本", 4), ("e\u{301}", 1), ("", 0), ("한글", 4)])
    func `knows how wide text is`(text: String, width: Int) {
        #expect(TerminalText.width(text) == width)
    }

    @Test func `aligns columns, numbers to the right`() {
        var table = Table(.text("Name"), .number("Lines"), .text("State"))
        table.add("日本", "7", "held")
        table.add("a\u{1B}", "1200", nil)
        #expect(
            table.text(orElse: "none", isStyled: false) == """
                NAME     LINES  STATE
                日本         7  held
                a\\u{1B}   1200  -

                """
        )
    }

    @Test func `styles headings only when asked`() {
        var table = Table(.text("A"))
        table.add("b")
        #expect(table.text(orElse: "", isStyled: true) == "\u{1B}[1mA\u{1B}[0m\nb\n")
        #expect(Table(.text("A")).text(orElse: "Nothing.", isStyled: true) == "Nothing.\n")
    }

    @Test func `aligns the values of a sheet and leaves out what is not there`() {
        var sheet = Sheet()
        sheet.add("Order", "1\n2")
        sheet.add("Country", nil)
        sheet.add("End customer", "XYZ")
        #expect(sheet.text == "Order         1\\u{A}2\nEnd customer  XYZ\n")
    }

    @Test(arguments: [
        ("2026-11-24T13:05:00.250Z", "2026-11-24T13:05:00Z"), ("2026-11-24T13:05:00Z", "2026-11-24T13:05:00Z"),
        ("soon.", "soon."), (nil, nil),
    ])
    func `shows moments to the second, in UTC`(moment: String?, text: String?) {
        #expect(Moment.text(moment) == text)
    }

    @Test func `an order's data cannot command the terminal`() {
        var line = OrderLineView(id: "oln_1", number: "1", sku: "\u{1B}]0;owned\u{7}", quantity: 1, state: "held")
        line.holdReason = "noAccount"
        line.decisions = [
            DecisionView(
                outcome: "held",
                tier: nil,
                smartAccount: nil,
                explanation: "\u{9B}2J",
                actor: "matching",
                decidedAt: "2026-01-01T00:00:00.000Z"
            )
        ]
        var order = OrderView(
            id: "ord_1",
            partner: "acme",
            number: "1\u{8}\u{8}2",
            revision: 0,
            kind: "standard",
            isCancelled: false,
            isReleasedOnRequest: false,
            orderDate: nil,
            endCustomer: "\u{202E}moc.zyx",
            acceptedAt: "2026-01-01T00:00:00.000Z",
            lineCount: 1,
            linesByState: ["held": 1]
        )
        order.lines = [line]
        let text = OrderSheet.text(order) + Orders.text(Page(items: [order], next: "ord_\u{1B}"))
        #expect(!text.unicodeScalars.contains { $0.value < 0x20 && $0 != "\n" || (0x7F...0x9F).contains($0.value) })
        #expect(!text.contains("\u{202E}"))
        #expect(text.contains("held: noAccount"))
        #expect(text.contains("There is more: --after ord_\\u{1B}"))
    }
}
