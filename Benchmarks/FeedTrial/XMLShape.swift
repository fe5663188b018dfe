// XMLShape: whether bytes are well-formed XML, by expat itself.

internal import CExpat

enum XMLShape {
    static func breaches(of bytes: [UInt8]) -> [String] {
        guard let parser = XML_ParserCreate(nil) else { return ["no parser"] }
        defer { XML_ParserFree(parser) }
        let status = bytes.withUnsafeBytes { buffer in
            XML_Parse(parser, buffer.baseAddress?.assumingMemoryBound(to: CChar.self), CInt(buffer.count), 1)
        }
        guard status != XML_STATUS_OK else { return [] }
        return ["expat error \(XML_GetErrorCode(parser).rawValue) at line \(XML_GetCurrentLineNumber(parser))"]
    }
}
