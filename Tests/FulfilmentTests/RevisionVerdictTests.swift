import Domain
import Testing

@testable import Fulfilment

/// The rules of revisions, without a database.
struct RevisionVerdictTests {
    struct Case: CustomTestStringConvertible, Sendable {
        var says: String
        var purpose: OrderDocument.Purpose
        var revision: Int?
        /// The content: `first`, `second` or `third` are those of the order's revisions 1, 3 and 4.
        var content: String
        var verdict: RevisionVerdict

        var testDescription: String { says }
    }

    /// The order came as revision 1 and was changed by revisions 3 and 4.
    static let cases: [Case] = [
        Case(says: "the order again", purpose: .new, revision: 1, content: "first", verdict: .repeated),
        Case(says: "the order again without a revision", purpose: .new, content: "first", verdict: .repeated),
        Case(says: "another order without a revision", purpose: .new, content: "x", verdict: .conflict),
        Case(says: "another order under the first revision", purpose: .new, revision: 1, content: "x", verdict: .stale),
        Case(says: "another order under a revision between", purpose: .new, revision: 2, content: "x", verdict: .stale),
        Case(says: "a change again", purpose: .change, revision: 3, content: "second", verdict: .repeated),
        Case(
            says: "another change under its revision",
            purpose: .change,
            revision: 3,
            content: "x",
            verdict: .conflict
        ),
        Case(says: "a change under the last revision", purpose: .change, revision: 4, content: "x", verdict: .conflict),
        Case(says: "a change under a revision between", purpose: .change, revision: 2, content: "x", verdict: .stale),
        Case(says: "a change before the order", purpose: .change, revision: 0, content: "x", verdict: .stale),
        Case(says: "the next change", purpose: .change, revision: 5, content: "x", verdict: .apply(revision: 5)),
        Case(
            says: "a change that leaves one out",
            purpose: .change,
            revision: 9,
            content: "x",
            verdict: .apply(revision: 9)
        ),
        Case(
            says: "the last change as the next",
            purpose: .change,
            revision: 5,
            content: "third",
            verdict: .apply(revision: 5)
        ),
        Case(
            says: "the first order as the next",
            purpose: .new,
            revision: 5,
            content: "first",
            verdict: .apply(revision: 5)
        ),
        Case(says: "a change without a revision", purpose: .change, content: "x", verdict: .apply(revision: 5)),
        Case(says: "the last change without a revision", purpose: .change, content: "third", verdict: .repeated),
        Case(
            says: "an older change without a revision",
            purpose: .change,
            content: "second",
            verdict: .apply(revision: 5)
        ),
        Case(says: "a cancellation", purpose: .cancellation, content: "x", verdict: .apply(revision: 5)),
        Case(says: "a late cancellation", purpose: .cancellation, revision: 2, content: "x", verdict: .stale),
    ]

    @Test(arguments: cases) func `a document is judged by its revision and its content`(row: Case) {
        let verdict = RevisionVerdict(
            row.purpose,
            revision: row.revision,
            hash: Array(row.content.utf8),
            known: .init(revision: 4, firstHash: Array("first".utf8), latestHash: Array("third".utf8)),
            recorded: { [3: Array("second".utf8), 4: Array("third".utf8)][$0] }
        )
        #expect(verdict == row.verdict)
    }

    @Test func `the same content has one hash, whatever the order of its lines`() {
        let first = OrderDocument.made("A-1", ["1:PERP:5", "2:BOX:1", "10:PERP:1"], revision: 1)
        let second = OrderDocument.made("A-1", ["10:PERP:1", "2:BOX:1", "1:PERP:5"], revision: 2)
        #expect(ContentHash.of(first) == ContentHash.of(second))
    }

    static let differences: [@Sendable (inout OrderDocument) -> Void] = [
        { $0.number = OrderNumber(unchecked: "A-2") }, { $0.kind = .stocking }, { $0.purpose = .change },
        { $0.orderDate = CalendarDate(year: 2026, month: 1, day: 1) }, { $0.currency = Name(unchecked: "EUR") },
        { $0.endCustomerOrderNumber = OrderNumber(unchecked: "1") }, { $0.reseller = Name(unchecked: "R") },
        { $0.isReleasedOnRequest = true }, { $0.endCustomer.name = Name(unchecked: "N") },
        { $0.endCustomer.city = Name(unchecked: "N") }, { $0.lines.removeLast() },
        { $0.lines[0].quantity = Quantity(6) }, { $0.lines[0].sku = SKU(unchecked: "TERM-36") },
        { $0.lines[0].parent = LineNumber(unchecked: "2") }, { $0.lines[0].unitPrice = try? DecimalNumber("5.0") },
        { $0.lines[0].productDescription = Name(unchecked: "D") },
        { $0.lines[0].endCustomer.email = Name(unchecked: "a@xyz.com") },
        { $0.lines[1].endCustomer.email = Name(unchecked: "a@xyz.com") },
        { $0.lines[0].number = LineNumber(unchecked: "1.0") },
    ]

    @Test func `every difference in content makes another hash`() {
        let base = OrderDocument.made("A-1", ["1:PERP:5", "2:PERP:5"])
        let hashes = Self.differences.map { change in
            var document = base
            change(&document)
            return ContentHash.of(document)
        }
        #expect(Set(hashes + [ContentHash.of(base)]).count == Self.differences.count + 1)
    }
}
