// ResponseReader: gathers what comes back, within limits.
//
// GUARANTEES   Only a header block that has ended, of a status other than an informational one, counts as an answer;
//              what comes after it (body, trailers) cannot change it. At most 64 KiB of headers are taken, over all
//              blocks together, which also ends an endless row of 100-continue (docs/libcurl.md, 9); and
//              no more of the body than the limit.
// DOES NOT     Decode: the body is kept as it came (no Accept-Encoding is sent, and a compressed body stays small).

internal import Webhooks

/// The answer as far as it has come.
struct ResponseReader {
    static let headLimit = 65_536

    /// The status of the block that is being read, or of the final one.
    private var status = 0
    private var headBytes = 0
    private(set) var isHeadComplete = false
    private(set) var isHeadTooLong = false
    private var retryAfter: String?
    private var body: [UInt8] = []
    private(set) var isBodyCut = false
    private let bodyLimit: Int

    init(bodyLimit: Int = HTTPResponse.bodyLimit) { self.bodyLimit = bodyLimit }

    /// Takes one header line with its line end.
    ///
    /// - Returns: whether to go on.
    mutating func takeHeaderLine(_ line: UnsafeRawBufferPointer) -> Bool {
        // These are trailers, or the head of an answer that nobody asked for.
        if isHeadComplete { return true }
        headBytes += line.count
        guard headBytes <= Self.headLimit else {
            isHeadTooLong = true
            return false
        }
        if line.starts(with: "HTTP/".utf8) {
            status = Self.status(in: line)
            retryAfter = nil
        } else if line.allSatisfy({ $0 == 0x0d || $0 == 0x0a }) {
            isHeadComplete = status >= 200
        } else if retryAfter == nil, let first = line.first, first | 0x20 == UInt8(ascii: "r") {
            retryAfter = Self.value(of: "retry-after:", in: line)
        }
        return true
    }

    /// Takes a piece of the body.
    ///
    /// - Returns: whether to go on; no more of the body is wanted once the limit is passed.
    mutating func takeBody(_ piece: UnsafeRawBufferPointer) -> Bool {
        let room = bodyLimit - body.count
        body.append(contentsOf: piece.prefix(room))
        isBodyCut = piece.count > room
        return !isBodyCut
    }

    /// The answer; nil when no final header block has ended.
    ///
    /// - Parameters:
    ///   - isWhole: whether libcurl saw the body's end.
    ///   - now: the present, in seconds since 1970.
    /// - Returns: the answer, if there is one.
    func response(isWhole: Bool, now: () -> Int64) -> HTTPResponse? {
        guard isHeadComplete else { return nil }
        return HTTPResponse(
            status: status,
            body: body,
            isBodyTruncated: isBodyCut || !isWhole,
            retryAfterSeconds: retryAfter.flatMap { RetryAfter.seconds($0, now: now) }
        )
    }

    /// The three digits after the version; 0 when there are none.
    private static func status(in line: UnsafeRawBufferPointer) -> Int {
        guard let space = line.firstIndex(of: 0x20), line.count > space + 3 else { return 0 }
        var number = 0
        for byte in line[(space + 1)...(space + 3)] {
            guard (0x30...0x39).contains(byte) else { return 0 }
            number = number * 10 + Int(byte - 0x30)
        }
        return number
    }

    private static func value(of name: StaticString, in line: UnsafeRawBufferPointer) -> String? {
        guard line.count > name.utf8CodeUnitCount else { return nil }
        for index in 0..<name.utf8CodeUnitCount {
            let byte = line[index]
            let lower = (0x41...0x5a).contains(byte) ? byte | 0x20 : byte
            guard lower == name.utf8Start[index] else { return nil }
        }
        var value = line[name.utf8CodeUnitCount...]
        while let byte = value.first, isBlank(byte) { value.removeFirst() }
        while let byte = value.last, isBlank(byte) { value.removeLast() }
        return String(decoding: value, as: UTF8.self)
    }

    private static func isBlank(_ byte: UInt8) -> Bool { byte == 0x20 || (0x09...0x0d).contains(byte) }
}
