// Faults of X12 that are found in more than one place.

internal import Domain

extension Fault {
    /// Something that is an acknowledgement of what we sent; nothing here waits for one, and none is answered.
    static func x12Acknowledgement(_ message: String, _ place: SourcePlace) -> Fault {
        Fault(
            code: "x12.acknowledgement",
            place: place,
            message: "\(message), and acknowledgments are not expected in the inbox",
            remedy: "send only orders (850) and their changes (860) here"
        )
    }

    /// Something that is well known and not read here.
    static func x12Unsupported(_ message: String, _ set: X12TransactionSet) -> Fault {
        Fault(
            code: "x12.unsupportedSet",
            place: set.place,
            field: "ST01",
            message: "\(message), which is not read here",
            remedy: "send only orders (850) and their changes (860) here",
            position: StandardPosition(segment: "ST", segmentNumber: 1, element: 1, code: "1")
        )
    }

    /// Text where an interchange could begin and does not.
    static func x12StrayText(_ excerpt: String, _ place: SourcePlace) -> Fault {
        Fault(
            code: "x12.strayText",
            place: place,
            message: "\(excerpt) stands outside of the interchanges",
            remedy: "put nothing before ISA and nothing behind IEA"
        )
    }

    /// A file, or the rest of one, that begins like an interchange and is none.
    static func x12Header(_ message: String, _ place: SourcePlace) -> Fault {
        Fault(
            code: "x12.header",
            place: place,
            field: "ISA",
            message: message,
            remedy: "begin each interchange with ISA and its 16 elements",
            position: StandardPosition(segment: "ISA", code: "022")
        )
    }
}
