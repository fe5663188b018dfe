// XMLWriter: XML that is sent.
//
// GUARANTEES   Text and attributes cannot break out of their places, whatever they hold; characters that no XML can hold
//              are left out. Elements are closed in the right order.

/// Writes an XML document in UTF-8.
struct XMLWriter {
    private(set) var bytes: [UInt8] = Array("<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n".utf8)
    private var depth = 0

    /// Writes a document type that is elsewhere.
    mutating func documentType(_ root: String, system: String) {
        bytes += Array("<!DOCTYPE \(root) SYSTEM \"\(system)\">\n".utf8)
    }

    /// Writes an element with elements in it.
    ///
    /// - Parameters:
    ///   - name: its name, as it is to be written.
    ///   - attributes: its attributes; those without a value are left out.
    ///   - content: writes what lies in it.
    mutating func element(
        _ name: String,
        _ attributes: KeyValuePairs<String, String?> = [:],
        _ content: (inout XMLWriter) -> Void
    ) {
        open(name, attributes)
        bytes += [UInt8(ascii: ">"), ASCII.lineFeed]
        depth += 1
        content(&self)
        depth -= 1
        indent()
        close(name)
    }

    /// Writes an element with text in it; an empty tag where there is none.
    mutating func element(_ name: String, _ attributes: KeyValuePairs<String, String?> = [:], text: String) {
        open(name, attributes)
        guard !text.isEmpty else {
            bytes += Array("/>\n".utf8)
            return
        }
        bytes.append(UInt8(ascii: ">"))
        escape(text)
        close(name)
    }

    private mutating func open(_ name: String, _ attributes: KeyValuePairs<String, String?>) {
        indent()
        bytes.append(UInt8(ascii: "<"))
        bytes += Array(name.utf8)
        for (name, value) in attributes {
            guard let value else { continue }
            bytes += Array(" \(name)=\"".utf8)
            escape(value)
            bytes.append(ASCII.quote)
        }
    }

    private mutating func close(_ name: String) { bytes += Array("</\(name)>\n".utf8) }

    private mutating func indent() { bytes += [UInt8](repeating: ASCII.space, count: 2 * depth) }

    private mutating func escape(_ text: String) {
        for scalar in text.unicodeScalars {
            switch scalar {
            case "<": bytes += Array("&lt;".utf8)
            case ">": bytes += Array("&gt;".utf8)
            case "&": bytes += Array("&amp;".utf8)
            case "\"": bytes += Array("&quot;".utf8)
            case "\t", "\n", "\r": bytes += Array("&#\(scalar.value);".utf8)
            case _ where scalar.value < 0x20 || scalar.value == 0xFFFE || scalar.value == 0xFFFF: break
            default: bytes += Array(UTF8.encode(scalar) ?? UTF8.encodedReplacementCharacter)
            }
        }
    }
}
