// XMLEncoding: the encodings beyond those that expat knows itself (UTF-8, UTF-16, ISO-8859-1, US-ASCII).

internal import CExpat

/// Tells expat about encodings.
enum XMLEncoding {
    /// Describes an encoding.
    ///
    /// - Returns: whether it is known.
    static func describe(_ name: String, to encoding: UnsafeMutablePointer<CExpat.XML_Encoding>) -> Bool {
        guard ["windows-1252", "cp1252"].contains(name.lowercased()) else { return false }
        withUnsafeMutableBytes(of: &encoding.pointee.map) { map in
            let map = map.bindMemory(to: Int32.self)
            for byte in UInt8.min...UInt8.max {
                map[Int(byte)] = Windows1252.character(of: byte).map { Int32($0.value) } ?? -1
            }
        }
        (encoding.pointee.data, encoding.pointee.convert, encoding.pointee.release) = (nil, nil, nil)
        return true
    }
}
