// Faults of XML files, whatever their format.

internal import Domain

extension Fault {
    /// The file is not XML, or stops being it here.
    static func notWellFormed(_ reason: String, at place: SourcePlace, in path: String) -> Fault {
        xml("xml.notWellFormed", place, path, "the XML is not well-formed here: \(reason)", "correct the XML")
    }

    /// The end of the file is missing.
    static func unexpectedEndOfXML(at place: SourcePlace, in path: String) -> Fault {
        xml("xml.unexpectedEnd", place, path, "the XML ends before its elements are closed", "send the whole file")
    }

    /// The file brings declarations of its own.
    static func internalSubset(at place: SourcePlace) -> Fault {
        xml(
            "xml.internalSubset",
            place,
            "",
            "the DOCTYPE declares things in brackets, which is not read for safety",
            "leave the part in brackets out"
        )
    }

    /// The file refers to an entity that only a DTD could define.
    static func foreignEntity(at place: SourcePlace, in path: String) -> Fault {
        xml(
            "xml.entity",
            place,
            path,
            "an entity is used here that is not one of XML's own five",
            "write the character itself, or its number such as &#233;"
        )
    }

    /// The file's encoding is not read.
    static func unsupportedXMLEncoding(_ name: String) -> Fault {
        xml(
            "xml.unsupportedEncoding",
            .start,
            "",
            "the file declares the encoding \(name), which is not read",
            "send it as UTF-8"
        )
    }

    /// The file goes beyond a limit.
    static func beyondXMLLimit(_ code: String, _ what: String, at place: SourcePlace, in path: String) -> Fault {
        xml(code, place, path, what, "make it smaller, or ask for a higher limit")
    }

    /// The file is a document that is not read here.
    static func unsupportedDocument(_ title: String, at place: SourcePlace, in path: String) -> Fault {
        xml(
            "xml.unsupportedDocument",
            place,
            path,
            "the document is \(title), which is not read here",
            "send an order; docs/feeds.md lists the documents that are read"
        )
    }

    private static func xml(
        _ code: String,
        _ place: SourcePlace,
        _ path: String,
        _ message: String,
        _ remedy: String
    ) -> Fault {
        Fault(
            code: code,
            place: place,
            message: message,
            remedy: remedy,
            position: path.isEmpty ? nil : StandardPosition(segment: path)
        )
    }
}
