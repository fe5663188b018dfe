import Domain
import Testing

/// What can be shown of a fault.
@Suite struct FaultTests {
    @Test(arguments: [
        ("plain", "plain"), ("Größe ≥ 5", "Größe ≥ 5"), ("a\u{1B}[31mb\nc", "a\u{FFFD}[31mb\u{FFFD}c"),
        ("x\u{202E}y\u{FEFF}", "x\u{FFFD}y\u{FFFD}"),
        (String(repeating: "e\u{301}", count: 300), String(repeating: "e\u{301}", count: 166) + "e…"),
    ])
    func `its texts are short and have no control characters`(written: String, shown: String) {
        var position = StandardPosition(segment: written)
        position.element = 3
        let fault = Fault(code: "value.x", field: written, message: written, remedy: written, position: position)
        let texts = [fault.field, fault.message, fault.remedy, fault.position?.segment]
        #expect(texts.allSatisfy { $0.map { Array($0.utf8) } == Array(shown.utf8) })
        #expect(fault.position?.element == 3)
        #expect(Fault(code: "value.x", message: shown, remedy: "y").message.utf8.count <= 503)
    }
}
