// ValueFault: what is wrong with one value, before it is known where the value stands.

internal import Domain

/// Why a value is refused.
struct ValueFault: Error {
    let code: String
    /// The rest of a sentence that begins with the field's name.
    let message: String
    let remedy: String

    init(code: String, message: String, remedy: String) {
        self.code = code
        self.message = message
        self.remedy = remedy
    }

    init(_ error: ValueError) {
        message = error.description
        switch error {
        case .empty: (code, remedy) = ("value.empty", "write a value")
        case .tooLong: (code, remedy) = ("value.tooLong", "shorten it")
        case .controlCharacter: (code, remedy) = ("value.controlCharacter", "remove that character")
        case .notA: (code, remedy) = ("value.malformed", "correct it")
        }
    }

    /// The value is none of the words that the field takes.
    static func unknownWord(_ written: String, of words: [String]) -> ValueFault {
        ValueFault(
            code: "value.unknownWord",
            message: "is \(written), which it cannot be",
            remedy: "write \(words.dropLast().joined(separator: ", ")) or \(words.last ?? "")"
        )
    }

    /// The fault, where the value stands.
    func fault(at place: SourcePlace, field: String) -> Fault {
        Fault(code: code, place: place, field: field, message: message, remedy: remedy)
    }
}

/// A piece of the file as a report may show it.
enum Excerpt {
    /// The beginning of some bytes, on one line.
    static func of(_ bytes: UnsafeRawBufferPointer) -> String {
        let text = String(decoding: bytes.prefix(60), as: UTF8.self)
        let shown = text.unicodeScalars.prefix(40).map { $0.properties.isWhitespace || $0.value < 0x20 ? " " : $0 }
        return "\"\(String(String.UnicodeScalarView(shown)))\(bytes.count > 40 ? "…" : "")\""
    }
}
