// What can be wrong with a message and the order in it.

extension EDIFACTFault {
    static let missingMessageTrailer = EDIFACTFault(
        "edifact.messageEnd",
        .missing,
        "the message has no trailer UNT",
        "end each message with UNT"
    )
    static let missingDocument = EDIFACTFault(
        "edifact.segmentMissing",
        .missing,
        "the message has no BGM",
        "begin each order with its BGM"
    )
    static let repeatedDocument = EDIFACTFault(
        "edifact.segmentRepeated",
        .tooManyRepetitions,
        "the message has a second BGM",
        "send each order in a message of its own"
    )
    static let noTag = EDIFACTFault(
        "edifact.tag",
        .invalidValue,
        "the segment does not begin with a tag of three capital letters or digits",
        "write a service character that is part of a text behind the release character"
    )
    static let tooLong = EDIFACTFault(
        "edifact.segmentTooLong",
        .tooManyConstituents,
        "the segment is longer than the limits allow, in bytes or in elements",
        "look for a terminator that is missing"
    )
    static let missingOrderNumber = EDIFACTFault(
        "edifact.orderNumberMissing",
        .missing,
        "the number of the order is missing",
        "write it in the BGM (1004); a change names its order by RFF+ON"
    )
    static let twoOrderNumbers = EDIFACTFault(
        "edifact.twoOrderNumbers",
        .invalidValue,
        "the BGM and RFF+ON name different orders, so that it is not certain which one is meant",
        "write one order's number, or send a change of it as ORDCHG"
    )
    static let severalQuantities = EDIFACTFault(
        "edifact.severalQuantities",
        .invalidValue,
        "the line has two ordered quantities that differ",
        "write one QTY with the qualifier 21 for each line"
    )
    static let buyerItemNumber = EDIFACTFault(
        "edifact.buyerItemNumber",
        .missing,
        "the product is known by the buyer's own number only",
        "write the supplier's number (SA), or name the qualifier in the partner's skuQualifiers"
    )
    static let cancellationWithActions = EDIFACTFault(
        "edifact.cancellationWithActions",
        .invalidValue,
        "the document cancels the whole order, and this line asks for something else",
        "set the function of the BGM to 4, or leave the lines out"
    )
    static let decimalMark = EDIFACTFault(
        "edifact.decimalMark",
        .invalidDecimal,
        "the number has another decimal mark than the UNA fixes, so that it is not certain what it means",
        "use the decimal mark of the UNA, and none between thousands"
    )

    static func unsupportedMessage(_ type: String) -> EDIFACTFault {
        EDIFACTFault(
            "edifact.unsupportedMessage",
            .valueNotSupported,
            "the message is \(type.isEmpty ? "of no type" : type), which is not read here",
            "send ORDERS and ORDCHG"
        )
    }

    static func unsupportedVersion(_ version: String) -> EDIFACTFault {
        EDIFACTFault(
            "edifact.unsupportedVersion",
            .valueNotSupported,
            "the message is of the version \(shown(version)), whose segments are made differently",
            "send a version of the directories from D.93A on"
        )
    }

    static let severalEndCustomers = EDIFACTFault(
        "edifact.severalEndCustomers",
        .tooManyRepetitions,
        "a second party has the role of the end customer",
        "name one end customer for the order, and another one for a line below that line"
    )

    static func documentName(_ code: String) -> EDIFACTFault {
        EDIFACTFault(
            "edifact.documentName",
            .valueNotSupported,
            "the document is of the kind \(shown(code)), which orders no licenses",
            "send orders with the document name 220 or another one for orders"
        )
    }

    static func function(_ code: String) -> EDIFACTFault {
        EDIFACTFault(
            "edifact.function",
            .valueNotSupported,
            "the function of the document is \(shown(code)), which asks for nothing that can be done",
            "send 9 for an order, 4 for a change, 5 for a new version, 1 for a cancellation"
        )
    }

    static func lineAction(_ code: String) -> EDIFACTFault {
        EDIFACTFault(
            "edifact.lineAction",
            .valueNotSupported,
            "the action of the line is \(shown(code)), which asks for nothing that can be done",
            "write 1 for an added line, 2 for a deleted and 3 for a changed one"
        )
    }

    static func invalidBytes(_ set: EDIFACTCharacterSet) -> EDIFACTFault {
        EDIFACTFault(
            "edifact.invalidBytes",
            .invalidCharacters,
            "the bytes here are no characters of \(set.title), which the UNB names",
            "name the syntax level in the UNB that the texts are written in, such as UNOC for ISO 8859-1"
        )
    }
}
