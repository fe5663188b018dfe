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
    static func shown(_ text: String) -> String {
        text.isEmpty ? "nothing" : "\"\(text.prefix(40))\""
    }
}

extension EDIFACTFault {
    static let serviceCharacters = EDIFACTFault(
        "edifact.serviceCharacters",
        .invalidServiceCharacters,
        "the service string advice UNA does not name six usable characters",
        "write UNA:+.? ' or leave it out"
    )
    static let noInterchange = EDIFACTFault(
        "edifact.noInterchange",
        .outsideMessage,
        "there is no interchange header UNB before this",
        "send whole interchanges, from UNB to UNZ"
    )
    static let missingTrailer = EDIFACTFault(
        "edifact.interchangeEnd",
        .missing,
        "the interchange has no trailer UNZ, so that its end may be missing",
        "send the interchange whole, up to UNZ and its terminator"
    )
    static let mixedLevels = EDIFACTFault(
        "edifact.mixedLevels",
        .levelsMixed,
        "the interchange has messages in groups and messages outside them",
        "put all messages into groups, or none"
    )
    static let outsideMessage = EDIFACTFault(
        "edifact.outsideMessage",
        .outsideMessage,
        "this segment stands outside a message, so that a UNH may be damaged",
        "write each message from UNH to UNT"
    )
    static let empty = EDIFACTFault(
        "edifact.emptyInterchange",
        .lowerLevelEmpty,
        "the interchange has no message in it",
        "send the interchange with its messages, or do not send it"
    )
    static let missingGroupTrailer = EDIFACTFault(
        "edifact.groupEnd",
        .missing,
        "the group has no trailer UNE",
        "end each group with UNE"
    )

    static func syntax(_ written: String) -> EDIFACTFault {
        EDIFACTFault(
            "edifact.syntax",
            .versionNotSupported,
            "the syntax is \(shown(written)), which is not one of UNOA to UNOL, UNOW and UNOY in version 1 to 4",
            "name the syntax of ISO 9735 that the interchange is written in"
        )
    }

    static func references(_ code: String, _ what: String, _ header: String, _ trailer: String) -> EDIFACTFault {
        EDIFACTFault(
            code,
            .referencesDiffer,
            "the \(what) begins with the reference \(shown(header)) and ends with \(shown(trailer))",
            "send it again; parts of two may have been mixed, or one may have lost its middle"
        )
    }

    static func count(_ code: String, _ what: String, written: Int?, found: Int) -> EDIFACTFault {
        EDIFACTFault(
            code,
            .countDiffers,
            "the trailer counts \(written.map(String.init) ?? "no") \(what), and \(found) are there",
            "send it again whole; something may be missing or be there twice"
        )
    }

    static func duplicateGroup(_ reference: String) -> EDIFACTFault {
        EDIFACTFault(
            "edifact.duplicateGroup",
            .duplicate,
            "another group of the interchange has the reference \(shown(reference))",
            "give each group its own reference"
        )
    }
}
