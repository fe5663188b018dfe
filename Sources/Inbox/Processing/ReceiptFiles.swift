// ReceiptFiles: a receipt on its way into the partner's directory.
//
// GUARANTEES   A receipt appears whole or not at all, under the file's name; when another file of that name got a
//              receipt before, under the file's name and the receipt's id. No other file's receipt is ever replaced.
//              Written again after a crash, it takes its own former place.

internal import Fulfilment
internal import FoundationEssentials

/// A receipt, encoded once for all places where it is kept.
struct ReceiptDocuments {
    let id: String
    let json: [UInt8]
    let text: String

    /// Encodes a receipt.
    ///
    /// - Parameters:
    ///   - answer: the answer to a file.
    ///   - name: what the file is called this time.
    ///   - acknowledgements: the names of its acknowledgements in the outbox.
    /// - Throws: when it cannot be encoded.
    init(_ answer: FileAnswer, name: String, acknowledgements: [String]) throws {
        id = answer.receipt.id
        json = try JSONFile.encode(ReceiptDocument(receipt: answer.receipt, acknowledgements: acknowledgements))
        text = ReceiptText.of(answer, name: name, acknowledgements: acknowledgements)
    }
}

/// A receipt as partners read it: with what lies beside it in the outbox.
private struct ReceiptDocument: Encodable {
    let receipt: ReceiptView
    let acknowledgements: [String]

    private enum Key: String, CodingKey {
        case acknowledgements
    }

    func encode(to encoder: any Encoder) throws {
        try receipt.encode(to: encoder)
        var container = encoder.container(keyedBy: Key.self)
        try container.encode(acknowledgements, forKey: .acknowledgements)
    }
}

/// JSON as it is written for partners: sorted, indented, ended by a line feed.
enum JSONFile {
    static func encode(_ value: some Encodable) throws -> [UInt8] {
        let encoder = JSONEncoder()
        encoder.outputFormatting = [.sortedKeys, .prettyPrinted, .withoutEscapingSlashes]
        return Array(try encoder.encode(value)) + [UInt8(ascii: "\n")]
    }
}

/// The two files of a receipt, written but not yet visible.
struct ReceiptFiles {
    private static let jsonSuffix = ".receipt.json"
    private static let textSuffix = ".receipt.txt"
    private static let mode: UInt32 = 0o640

    private let directory: Directory
    private let fileName: String
    private let id: String
    private let (jsonName, textName): (String, String)
    /// To be synced before `publish`.
    let written: [any Syncable]

    /// Writes the files under hidden names; the number tells them from all others and is the same after a crash.
    init(_ documents: ReceiptDocuments, for fileName: String, number: Int64, in directory: Directory) throws {
        self.directory = directory
        self.fileName = fileName
        id = documents.id
        (jsonName, textName) = (".\(number).json", ".\(number).txt")
        let json = try directory.makeFile(jsonName, mode: Self.mode)
        try documents.json.withUnsafeBytes { try json.write($0) }
        let text = try directory.makeFile(textName, mode: Self.mode)
        try text.write(documents.text)
        written = [json, text]
    }

    /// Makes them visible.
    func publish() throws(InboxError) {
        let plain = FileName.with(suffix: Self.jsonSuffix, fileName)
        var place = fileName
        if try directory.renameWithoutReplacing(jsonName, to: directory, as: plain) != .done {
            if try !isOwn(plain) { place = FileName.with(suffix: ".\(id)", String(fileName.prefixOfBytes(200))) }
            try directory.rename(jsonName, to: directory, as: FileName.with(suffix: Self.jsonSuffix, place))
        }
        try directory.rename(textName, to: directory, as: FileName.with(suffix: Self.textSuffix, place))
    }

    /// Whether a receipt that is there is this one.
    private func isOwn(_ name: String) throws(InboxError) -> Bool {
        guard let details = try directory.details(of: name), details.kind == .regular,
            let file = try directory.openFile(name)
        else { return false }
        let bytes = UnsafeMutableRawBufferPointer.allocate(byteCount: details.stamp.size, alignment: 1)
        defer { bytes.deallocate() }
        var count = 0
        while count < bytes.count {
            let read = try file.read(into: UnsafeMutableRawBufferPointer(rebasing: bytes[count...]))
            guard read > 0 else { break }
            count += read
        }
        // What cannot be read as a receipt is somebody else's, and stays.
        let found = try? JSONDecoder().decode(Identity.self, from: Data(bytes[..<count]))
        return found?.id == id
    }

    private struct Identity: Decodable {
        let id: String
    }
}

extension String {
    /// The beginning of the text in at most so many bytes, cut between two characters.
    func prefixOfBytes(_ limit: Int) -> Substring {
        var end = startIndex
        while end != endIndex, utf8.distance(from: startIndex, to: index(after: end)) <= limit {
            formIndex(after: &end)
        }
        return self[..<end]
    }
}
