import Domain
import Fulfilment
import Testing

@testable import Inbox

/// Faults as people read them.
@Suite struct ReceiptTextTests {
    @Test func `a fault is told with its place, also in the words of its standard`() {
        let place = SourcePlace(byteOffset: 90, line: 1, column: 91)
        let position = StandardPosition(segment: "PO1", segmentNumber: 12, element: 2, code: "7")
        let fault = Fault(
            code: "x12.a",
            place: place,
            field: "quantity",
            message: "is missing",
            remedy: "write it",
            position: position
        )
        #expect(
            ReceiptText.line(FaultView(fault))
                == "line 1, column 91: segment 12 (PO1), element 2: quantity is missing; write it "
                + "[x12.a, standard code 7, byte 90]"
        )
        let plain = Fault(code: "csv.a", message: "is missing", remedy: "write it")
        #expect(ReceiptText.line(FaultView(plain)) == "is missing; write it [csv.a]")
    }
}
