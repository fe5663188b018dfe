import Foundation

/// A webhook as it came.
struct WebhookRequest: Sendable, CustomStringConvertible {
    /// What the tests read of a body.
    struct Body: Decodable, Sendable {
        struct Content: Decodable, Sendable {
            let order: String?
            let number: String?
            let lines: [Line]?
            let smartAccount: String?
            let licenses: [LicenseLook]?
            let fileName: String?
        }

        struct Line: Decodable, Sendable {
            let number: String
            let lot: String?
            let holdReason: String?
            let releasedAt: String?
        }

        let type: String
        let timestamp: String
        let data: Content
    }

    let headers: [String: String]
    let bytes: Data
    /// Nil for something that is no event.
    let body: Body?

    var id: String { headers["webhook-id"] ?? "" }
    var type: String { body?.type ?? "" }
    /// The order that a partner's event is about.
    var number: String { body?.data.number ?? "" }
    var text: String { String(decoding: bytes, as: UTF8.self) }
    var description: String { "\(id) \(text)" }

    /// The first whole request in the bytes, and its length.
    static func parse(_ bytes: [UInt8]) -> (WebhookRequest, Int)? {
        let text = Data(bytes)
        guard let end = text.range(of: Data("\r\n\r\n".utf8)) else { return nil }
        let lines = String(decoding: text[..<end.lowerBound], as: UTF8.self).components(separatedBy: "\r\n")
        let headers = lines.dropFirst().reduce(into: [String: String]()) { result, line in
            guard let colon = line.firstIndex(of: ":") else { return }
            result[line[..<colon].lowercased()] = line[line.index(after: colon)...].trimmingCharacters(in: .whitespaces)
        }
        let length = end.upperBound + (Int(headers["content-length"] ?? "") ?? 0)
        guard bytes.count >= length else { return nil }
        let content = Data(bytes[end.upperBound..<length])
        let body = try? JSONDecoder().decode(Body.self, from: content)
        return (WebhookRequest(headers: headers, bytes: content, body: body), length)
    }
}
