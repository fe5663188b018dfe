import Domain
import Feeds
import Foundation
import Testing

/// Changes, new versions and cancellations, by ORDCHG and by ORDERS.
@Suite struct EDIFACTChangesTests {
    private static func change(_ segments: [String], head: String = "BGM+230+CH-1+4") -> String {
        order(segments, head: head, type: "ORDCHG:D:96A:UN")
    }

    @Test func `reads a change`() throws {
        let feed = parse(try Fixture.bytes("edifact/ordchg.edi"))
        #expect(feed.codes == [])
        #expect(
            feed.summary == [
                "PO-1001 change: change 10 C9300-DNA-A-48-3Y 7 @1249.50, cancel 20 SVS-C9300, 40 SVS-C9300-P 7",
                "PO-1002 cancellation: ", "PO-1003 replacement: 1 L-AC-PLS-3Y 100",
            ]
        )
        #expect(feed.orders.map(\.revision) == [2, nil, nil])
    }

    @Test(arguments: [
        ("BGM+230+CH-1+4", "change"), ("BGM+230+CH-1", "change"), ("BGM+230+CH-1+9", "change"),
        ("BGM+230+CH-1+7", "change"), ("BGM+230+CH-1+5", "replacement"),
    ])
    func `is a change of the order it refers to`(head: String, purpose: String) {
        let feed = parse(Self.change(["RFF+ON:PO-1", "LIN+1+1", "PIA+5+A:SA", "QTY+21:1"], head: head))
        #expect(feed.codes == [])
        #expect(feed.summary == ["PO-1 \(purpose): 1 A 1"])
    }

    @Test(arguments: [
        ("1", "LIN+1+1", "1 A 5"), ("2", "LIN+1+2", "cancel 1 A"), ("3", "LIN+1+3", "change 1 A 5"),
        ("4 is passed over", "LIN+9+4'QTY+21:9'LIN+1+3", "change 1 A 5"),
    ])
    func `reads the action of a line`(name: String, line: String, summary: String) {
        let segments = ["RFF+ON:PO-1"] + line.components(separatedBy: "'") + ["PIA+5+A:SA", "QTY+21:5"]
        let feed = parse(Self.change(segments))
        #expect(feed.codes == [])
        #expect(feed.summary == ["PO-1 change: \(summary)"])
    }

    @Test func `the function of the document is that of lines that say nothing`() {
        let lines = ["RFF+ON:PO-1", "LIN+1", "PIA+5+A:SA", "QTY+21:5"]
        #expect(parse(Self.change(lines, head: "BGM+230+C+2")).summary == ["PO-1 change: 1 A 5"])
        #expect(parse(Self.change(lines, head: "BGM+230+C+3")).summary == ["PO-1 change: cancel 1 A"])
        #expect(parse(Self.change(lines, head: "BGM+230+C+4")).codes == ["order.actionMissing"])
    }

    @Test(arguments: [
        (["LIN+1+3", "QTY+21:5"], "BGM+230+C+4", "edifact.orderNumberMissing"),
        (["RFF+ON:PO-1"], "BGM+230+C+4", "order.noLines"),
        (["RFF+ON:PO-1", "LIN+1+4"], "BGM+230+C+4", "order.noLines"),
        (["RFF+ON:PO-1", "LIN+1+5"], "BGM+230+C+4", "edifact.lineAction"),
        (["RFF+ON:PO-1", "LIN++3"], "BGM+230+C+4", "order.lineNumberMissing"),
        (["RFF+ON:PO-1", "LIN+1+1", "QTY+21:5"], "BGM+230+C+4", "order.skuMissing"),
        (["RFF+ON:PO-1", "LIN+1+3", "LIN+1+3"], "BGM+230+C+4", "order.duplicateLineNumber"),
        (["RFF+ON:PO-1", "LIN+1+1"], "BGM+230+C+1", "edifact.cancellationWithActions"),
        (["RFF+ON:PO-1", "LIN+1+3", "QTY+21:0"], "BGM+230+C+4", "value.outOfRange"),
    ])
    func `refuses a change`(segments: [String], head: String, code: String) {
        let feed = parse(Self.change(segments, head: head))
        #expect(feed.codes == [code])
        #expect(feed.faults.first.first?.position?.code != nil)
    }

    @Test func `an order can be changed, replaced and cancelled by ORDERS`() {
        let lines = ["LIN+1+3", "PIA+5+A:SA", "QTY+21:5"]
        #expect(parse(order(lines, head: "BGM+220+PO-1+4")).summary == ["PO-1 change: change 1 A 5"])
        #expect(parse(order(lines, head: "BGM+220+PO-1+5")).summary == ["PO-1 replacement: 1 A 5"])
        #expect(parse(order(["LIN+1", "QTY+21:5"], head: "BGM+220+PO-1+1")).summary == ["PO-1 cancellation: "])
        #expect(parse(order(["LIN+1+2", "PIA+5+A:SA"], head: "BGM+220+PO-1+5")).codes == ["order.noLines"])
        #expect(parse(order(lines, head: "BGM+220+PO-1+9")).codes == ["order.actionInNewOrder"])
        #expect(parse(order(["RFF+ON:PO-1"] + lines, head: "BGM+220+PO-1+4")).codes == [])
        #expect(parse(order(["RFF+ON:PO-2"] + lines, head: "BGM+220+PO-1+4")).codes == ["edifact.twoOrderNumbers"])
        #expect(parse(order(["RFF+ON:PO-2"] + lines, head: "BGM+230+C-1+4")).summary == ["PO-2 change: change 1 A 5"])
    }

    @Test func `the version of the document is the revision`() {
        let lines = ["RFF+ON:PO-1", "LIN+1+2"]
        let revisions = ["BGM+230+C:1:3+4", "BGM+230+C:2+4", "BGM+230+C+4", "BGM+230+C:x+4"].map {
            parse(Self.change(lines, head: $0)).orders.first?.revision
        }
        #expect(revisions == [3, 2, nil, nil])
    }

    @Test func `lines are parts of lines`() {
        let lines = ["LIN+1", "PIA+5+A:SA", "QTY+21:1", "LIN+2++B:SA+1:1", "QTY+21:1"]
        #expect(parse(order(lines)).orders.first?.lines.map { $0.parent?.text } == [nil, "1"])
        #expect(parse(order(Array(lines[3...]))).codes == ["order.unknownParent"])
    }
}
