import Glibc
import Synchronization

/// One accepted connection, for a script to use; every call blocks the script's thread.
final class ScriptedConnection: Sendable {
    /// 1 for the receiver's first connection.
    let number: Int
    let record: ReceiverRecord
    private let descriptor: Int32
    private let unread = Mutex<[UInt8]>([])
    private let isClosed = Mutex(false)

    init(descriptor: Int32, record: ReceiverRecord) {
        self.descriptor = descriptor
        self.record = record
        number = record.addConnection()
        var limit = timeval(tv_sec: 10, tv_usec: 0)
        setsockopt(descriptor, SOL_SOCKET, SO_RCVTIMEO, &limit, socklen_t(MemoryLayout<timeval>.size))
        setsockopt(descriptor, SOL_SOCKET, SO_SNDTIMEO, &limit, socklen_t(MemoryLayout<timeval>.size))
    }

    /// Reads one request with its body; nil at the connection's end.
    @discardableResult
    func readRequest() -> String? {
        unread.withLock { bytes in
            var needed: Int?
            while true {
                if needed == nil, let end = Self.headEnd(bytes) {
                    needed = end + Self.contentLength(bytes[..<end])
                }
                if let needed, bytes.count >= needed {
                    let request = String(decoding: bytes[..<needed], as: UTF8.self)
                    bytes.removeFirst(needed)
                    record.add(request)
                    return request
                }
                guard receive(into: &bytes) else { return nil }
            }
        }
    }

    /// Sends text; false when the peer has gone.
    @discardableResult
    func send(_ text: String) -> Bool {
        var rest = Array(text.utf8)[...]
        while !rest.isEmpty {
            let count = rest.withUnsafeBytes {
                Glibc.send(descriptor, $0.baseAddress, $0.count, Int32(MSG_NOSIGNAL))
            }
            guard count > 0 else { return false }
            rest.removeFirst(count)
        }
        return true
    }

    /// Sends the same text until the peer has had enough.
    func sendForever(_ text: String) { while send(text) {} }

    /// Waits until the peer closes.
    func waitForEnd() {
        unread.withLock { bytes in
            while receive(into: &bytes) { bytes.removeAll() }
        }
    }

    /// Closes with a reset instead of an end.
    func reset() {
        var now = linger(l_onoff: 1, l_linger: 0)
        setsockopt(descriptor, SOL_SOCKET, SO_LINGER, &now, socklen_t(MemoryLayout<linger>.size))
    }

    /// Closes once: a second close would hit whoever has the number by then.
    func close() {
        let isOpen = isClosed.withLock { isClosed in
            defer { isClosed = true }
            return !isClosed
        }
        if isOpen { Glibc.close(descriptor) }
    }

    private func receive(into bytes: inout [UInt8]) -> Bool {
        var buffer = [UInt8](repeating: 0, count: 16_384)
        let count = recv(descriptor, &buffer, buffer.count, 0)
        guard count > 0 else { return false }
        bytes.append(contentsOf: buffer[..<count])
        return true
    }

    private static func headEnd(_ bytes: [UInt8]) -> Int? {
        bytes.indices.dropLast(3).first { Array(bytes[$0..<($0 + 4)]) == [13, 10, 13, 10] }.map { $0 + 4 }
    }

    private static func contentLength(_ head: ArraySlice<UInt8>) -> Int {
        for line in String(decoding: head, as: UTF8.self).split(separator: "\r\n") {
            let parts = line.split(separator: ":", maxSplits: 1)
            if parts.count == 2, parts[0].lowercased() == "content-length" {
                return Int(parts[1].drop(while: { $0 == " " })) ?? 0
            }
        }
        return 0
    }
}
