// EDIFACTFault: what can be wrong with an EDIFACT file, with the standard's code for it (data element 0085).

internal import Domain

/// A kind of fault.
struct EDIFACTFault {
    /// The code of data element 0085 that CONTRL gives back.
    enum Syntax: String {
        case versionNotSupported = "2"
        case invalidValue = "12"
        case missing = "13"
        case valueNotSupported = "14"
        case tooManyConstituents = "16"
        case invalidDecimal = "19"
        case invalidCharacters = "21"
        case invalidServiceCharacters = "22"
        case duplicate = "26"
        case referencesDiffer = "28"
        case countDiffers = "29"
        case levelsMixed = "30"
        case lowerLevelEmpty = "32"
        case outsideMessage = "33"
        case tooManyRepetitions = "35"
        case tooLong = "39"
        case unspecified = "18"
    }

    let code: String
    let syntax: Syntax
    let message: String
    let remedy: String

    init(_ code: String, _ syntax: Syntax, _ message: String, _ remedy: String) {
        self.code = code
        self.syntax = syntax
        self.message = message
        self.remedy = remedy
    }

    static let utf16 = Fault(
        code: "edifact.characterSet",
        place: .start,
        message: "the file is UTF-16, which EDIFACT interchanges cannot be",
        remedy: "send it in the character set that its UNB names"
    )

    /// Part of a value, as a report may show it.
    static func shown(_ text: String) -> String { text.isEmpty ? "nothing" : "\"\(text.prefix(40))\"" }
}

extension EDIFACTFault {
    static let serviceCharacters = EDIFACTFault(
        "edifact.serviceCharacters", .invalidServiceCharacters,
        "the service string advice UNA does not name six usable characters",
        "write UNA:+.? ' or leave it out"
    )
    static let noInterchange = EDIFACTFault(
        "edifact.noInterchange", .outsideMessage,
        "there is no interchange header UNB before this",
        "send whole interchanges, from UNB to UNZ"
    )
    static let missingTrailer = EDIFACTFault(
        "edifact.interchangeEnd", .missing,
        "the interchange has no trailer UNZ, so that its end may be missing",
        "send the interchange whole, up to UNZ and its terminator"
    )
    static let mixedLevels = EDIFACTFault(
        "edifact.mixedLevels", .levelsMixed,
        "the interchange has messages in groups and messages outside them",
        "put all messages into groups, or none"
    )
    static let outsideMessage = EDIFACTFault(
        "edifact.outsideMessage", .outsideMessage,
        "this segment stands outside a message, so that a UNH may be damaged",
        "write each message from UNH to UNT"
    )
    static let empty = EDIFACTFault(
        "edifact.emptyInterchange", .lowerLevelEmpty,
        "the interchange has no message in it",
        "send the interchange with its messages, or do not send it"
    )
    static let missingGroupTrailer = EDIFACTFault(
        "edifact.groupEnd", .missing,
        "the group has no trailer UNE",
        "end each group with UNE"
    )
    static let missingMessageTrailer = EDIFACTFault(
        "edifact.messageEnd", .missing,
        "the message has no trailer UNT",
        "end each message with UNT"
    )
    static let missingDocument = EDIFACTFault(
        "edifact.segmentMissing", .missing,
        "the message has no BGM",
        "begin each order with its BGM"
    )
    static let repeatedDocument = EDIFACTFault(
        "edifact.segmentRepeated", .tooManyRepetitions,
        "the message has a second BGM",
        "send each order in a message of its own"
    )
    static let noTag = EDIFACTFault(
        "edifact.tag", .invalidValue,
        "the segment does not begin with a tag of three capital letters or digits",
        "write a service character that is part of a text behind the release character"
    )
    static let tooLong = EDIFACTFault(
        "edifact.segmentTooLong", .tooManyConstituents,
        "the segment is longer than the limits allow, in bytes or in elements",
        "look for a terminator that is missing"
    )
    static let missingOrderNumber = EDIFACTFault(
        "edifact.orderNumberMissing", .missing,
        "the number of the order is missing",
        "write it in the BGM (1004); a change names its order by RFF+ON"
    )
    static let twoOrderNumbers = EDIFACTFault(
        "edifact.twoOrderNumbers", .invalidValue,
        "the BGM and RFF+ON name different orders, so that it is not certain which one is meant",
        "write one order's number, or send a change of it as ORDCHG"
    )
    static let severalQuantities = EDIFACTFault(
        "edifact.severalQuantities", .invalidValue,
        "the line has two ordered quantities that differ",
        "write one QTY with the qualifier 21 for each line"
    )
    static let buyerItemNumber = EDIFACTFault(
        "edifact.buyerItemNumber", .missing,
        "the product is known by the buyer's own number only",
        "write the supplier's number (SA), or name the qualifier in the partner's skuQualifiers"
    )
    static let cancellationWithActions = EDIFACTFault(
        "edifact.cancellationWithActions", .invalidValue,
        "the document cancels the whole order, and this line asks for something else",
        "set the function of the BGM to 4, or leave the lines out"
    )
    static let decimalMark = EDIFACTFault(
        "edifact.decimalMark", .invalidDecimal,
        "the number has another decimal mark than the UNA fixes, so that it is not certain what it means",
        "use the decimal mark of the UNA, and none between thousands"
    )

    static func syntax(_ written: String) -> EDIFACTFault {
        EDIFACTFault(
            "edifact.syntax", .versionNotSupported,
            "the syntax is \(shown(written)), which is not one of UNOA to UNOK, UNOW and UNOY in version 1 to 4",
            "name the syntax of ISO 9735 that the interchange is written in"
        )
    }

    static func references(_ code: String, _ what: String, _ header: String, _ trailer: String) -> EDIFACTFault {
        EDIFACTFault(
            code, .referencesDiffer,
            "the \(what) begins with the reference \(shown(header)) and ends with \(shown(trailer))",
            "send it again; parts of two may have been mixed, or one may have lost its middle"
        )
    }

    static func count(_ code: String, _ what: String, written: Int?, found: Int) -> EDIFACTFault {
        EDIFACTFault(
            code, .countDiffers,
            "the trailer counts \(written.map(String.init) ?? "no") \(what), and \(found) are there",
            "send it again whole; something may be missing or be there twice"
        )
    }

    static func duplicateGroup(_ reference: String) -> EDIFACTFault {
        EDIFACTFault(
            "edifact.duplicateGroup", .duplicate,
            "another group of the interchange has the reference \(shown(reference))",
            "give each group its own reference"
        )
    }

    static func unsupportedMessage(_ type: String) -> EDIFACTFault {
        EDIFACTFault(
            "edifact.unsupportedMessage", .valueNotSupported,
            "the message is \(type.isEmpty ? "of no type" : type), which is not read here",
            "send ORDERS and ORDCHG"
        )
    }

    static func unsupportedVersion(_ version: String) -> EDIFACTFault {
        EDIFACTFault(
            "edifact.unsupportedVersion", .valueNotSupported,
            "the message is of the version \(shown(version)), whose segments are made differently",
            "send a version of the directories from D.93A on"
        )
    }

    static let severalEndCustomers = EDIFACTFault(
        "edifact.severalEndCustomers", .tooManyRepetitions,
        "a second party has the role of the end customer",
        "name one end customer for the order, and another one for a line below that line"
    )

    static func documentName(_ code: String) -> EDIFACTFault {
        EDIFACTFault(
            "edifact.documentName", .valueNotSupported,
            "the document is of the kind \(shown(code)), which is no order",
            "send orders with the document name 220 or another one for orders"
        )
    }

    static func function(_ code: String) -> EDIFACTFault {
        EDIFACTFault(
            "edifact.function", .valueNotSupported,
            "the function of the document is \(shown(code)), which asks for nothing that can be done",
            "send 9 for an order, 4 for a change, 5 for a new version, 1 for a cancellation"
        )
    }

    static func lineAction(_ code: String) -> EDIFACTFault {
        EDIFACTFault(
            "edifact.lineAction", .valueNotSupported,
            "the action of the line is \(shown(code)), which asks for nothing that can be done",
            "write 1 for an added line, 2 for a deleted and 3 for a changed one"
        )
    }

    static func invalidBytes(_ set: EDIFACTCharacterSet) -> EDIFACTFault {
        EDIFACTFault(
            "edifact.invalidBytes", .invalidCharacters,
            "the bytes here are no characters of \(set.title), which the UNB names",
            "name the syntax level in the UNB that the texts are written in, such as UNOC for ISO 8859-1"
        )
    }
}
