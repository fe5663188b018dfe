// Folding: one spelling for all spellings that mean the same text.
//
// GUARANTEES   Compatibility composition (NFKC) of the case-folded text, without default-ignorable code points and bidi
//              controls, decimal digits of any script as 0–9. Equal for every spelling of the same text, and stable: the
//              folding of a folding is itself.
// DOES NOT     Touch accents, punctuation or spaces; that is the business of those who ask.
// SOURCE       Unicode Standard Annex 15 and section 3.13, by way of libunistring.

internal import CUnistring

/// Normalization forms, on text that Swift keeps in UTF-8.
enum Folding {
    /// The folded text.
    static func folded(_ text: String) -> String {
        var text = text
        let isASCII = text.withUTF8 { bytes in bytes.allSatisfy { $0 < 0x80 } }
        if isASCII { return text.lowercased() }
        let once = clean(transformed(clean(text), holdfast_casefold_nfkc))
        // Some foldings make marks that compose anew only on the next pass.
        return transformed(once, holdfast_casefold_nfkc)
    }

    /// The compatibility composition of the text in its own case, cleaned in the same way.
    static func composed(_ text: String) -> String { clean(transformed(text, holdfast_nfkc)) }

    /// The canonical decomposition.
    static func decomposed(_ text: String) -> String { transformed(text, holdfast_nfd) }

    /// The canonical composition.
    static func recomposed(_ text: String) -> String { transformed(text, holdfast_nfc) }

    /// The name of the script of a code point, for example `Latin`.
    static func script(of scalar: Unicode.Scalar) -> String { String(cString: holdfast_script(scalar.value)) }

    private static func clean(_ text: String) -> String {
        var result = String.UnicodeScalarView()
        for scalar in text.unicodeScalars {
            if scalar.value < 0x80 {
                result.append(scalar)
                continue
            }
            let properties = scalar.properties
            if properties.isDefaultIgnorableCodePoint || properties.isBidiControl { continue }
            if properties.numericType == .decimal, let value = properties.numericValue,
                let digit = Unicode.Scalar(0x30 + UInt32(value))
            {
                result.append(digit)
            } else {
                result.append(scalar)
            }
        }
        return String(result)
    }

    private typealias Transformation = (
        UnsafePointer<UInt8>?, Int, UnsafeMutablePointer<UInt8>?, UnsafeMutablePointer<Int>?
    ) -> UnsafeMutablePointer<UInt8>?

    private static func transformed(_ text: String, _ transformation: Transformation) -> String {
        var text = text
        let result: String? = text.withUTF8 { bytes in
            withUnsafeTemporaryAllocation(of: UInt8.self, capacity: 512) { buffer in
                var count = buffer.count
                guard let start = transformation(bytes.baseAddress, bytes.count, buffer.baseAddress, &count) else {
                    return nil
                }
                defer { if start != buffer.baseAddress { free(start) } }
                return String(decoding: UnsafeBufferPointer(start: start, count: count), as: UTF8.self)
            }
        }
        // It fails for ill-formed UTF-8, which a String never is, and without memory.
        return result ?? text
    }
}
