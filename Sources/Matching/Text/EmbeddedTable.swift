// EmbeddedTable: a list that is compiled in.
//
// GUARANTEES   Searching a sorted table costs no memory and no loading: its bytes are part of the program.

internal import CMatchingTables

/// A text of lines that is part of the program.
struct EmbeddedTable: Sendable {
    /// Gives the bytes: a constant array, written by nobody and never freed.
    private let table: @Sendable () -> holdfast_table

    init(_ table: @escaping @Sendable () -> holdfast_table) { self.table = table }

    private var bytes: UnsafeBufferPointer<UInt8> {
        let table = table()
        return UnsafeBufferPointer(start: table.bytes, count: table.count)
    }

    /// Its lines, without those that begin with #.
    func lines() -> [Substring] {
        String(decoding: bytes, as: UTF8.self).split(separator: "\n").filter { !$0.hasPrefix("#") }
    }

    /// Whether a sorted table has the line.
    func contains(_ line: String) -> Bool {
        var line = line
        let bytes = bytes
        return line.withUTF8 { wanted in
            var (low, high) = (0, bytes.count)
            while low < high {
                let start = Self.lineStart(bytes, at: (low + high) / 2)
                let end = Self.lineEnd(bytes, from: start)
                switch Self.order(wanted, UnsafeBufferPointer(rebasing: bytes[start..<end])) {
                case 0: return true
                case ..<0: high = min(start, (low + high) / 2)
                default: low = end + 1
                }
            }
            return false
        }
    }

    private static func lineStart(_ bytes: UnsafeBufferPointer<UInt8>, at position: Int) -> Int {
        var start = position
        while start > 0, bytes[start - 1] != 10 { start -= 1 }
        return start
    }

    private static func lineEnd(_ bytes: UnsafeBufferPointer<UInt8>, from start: Int) -> Int {
        var end = start
        while end < bytes.count, bytes[end] != 10 { end += 1 }
        return end
    }

    private static func order(_ left: UnsafeBufferPointer<UInt8>, _ right: UnsafeBufferPointer<UInt8>) -> Int {
        for (one, other) in zip(left, right) where one != other { return Int(one) - Int(other) }
        return left.count - right.count
    }
}
