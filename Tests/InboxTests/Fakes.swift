import Domain
import Feeds
import Foundation
import Fulfilment
import Inbox
import Storage
import Synchronization
import TestSupport

/// Understands a small language.
///
/// `order N` is an order's assignment, `bad …` is a fault, and a file that begins with `open` has its end only with a line
/// `end`; one that begins with `die` kills the process. A line `ask` asks for two acknowledgements, and what follows
/// `password` is secret.
final class ScriptedParser: FileParser {
    private let parsed = Mutex<[String]>([])
    private let checks = Mutex(0)
    private let mended = Mutex("")

    /// The first lines of what was parsed.
    var calls: [String] { parsed.withLock { $0 } }

    /// How often it was asked whether a file has its end.
    var completenessChecks: Int { checks.withLock { $0 } }

    /// Makes it read bad lines as if they were these, as a profile does that has been corrected.
    func mend(_ lines: String) { mended.withLock { $0 = lines } }

    func isComplete(_ bytes: UnsafeRawBufferPointer, partner: PartnerName) -> Bool {
        checks.withLock { $0 += 1 }
        let text = String(decoding: bytes, as: UTF8.self)
        return !text.hasPrefix("open") || text.hasSuffix("end\n")
    }

    func parse(_ bytes: UnsafeRawBufferPointer, partner: PartnerName) -> ParsedFile {
        let mended = mended.withLock { $0 }
        var text = String(decoding: bytes, as: UTF8.self)
        if !mended.isEmpty { text = text.replacing("bad\n", with: mended) }
        let lines = text.split(separator: "\n")
        parsed.withLock { $0.append(String(lines.first ?? "")) }
        if lines.first == "die" { raise(SIGKILL) }
        var file = ParsedFile(format: "test", documents: [])
        for (index, line) in lines.enumerated() {
            let words = line.split(separator: " ")
            let place = SourcePlace(byteOffset: 7 * index, line: index + 1, column: 3)
            if words.first == "order", let number = try? OrderNumber(words[1]) {
                let name = Name(unchecked: "xyz.com")
                let document = AssignmentDocument(
                    orderNumber: number,
                    lineNumber: nil,
                    smartAccount: name,
                    place: place
                )
                file.documents.append(.assignment(document))
            } else if words.first == "ask" {
                file.envelope = .x12(X12Envelope())
            } else if words.first == "bad" {
                file.faults.append(
                    Fault(code: "test.bad", place: place, field: "word", message: "is \(line)", remedy: "write it well")
                )
            }
        }
        return file
    }

    func acknowledgements(
        answering feed: AnsweredFeed,
        partner: PartnerName,
        numbers: some ControlNumberSource
    ) throws -> [AcknowledgementFile] {
        try [("997", "edi"), ("ConfirmationRequest", "xml")].map { kind, suffix in
            let text = "\(kind) \(try numbers.next(in: kind)) for \(feed.partner): \(feed.faults.total) faults"
            return AcknowledgementFile(kind: kind, fileExtension: suffix, bytes: Array(text.utf8))
        }
    }

    func redacted(_ bytes: UnsafeRawBufferPointer) -> [UInt8]? {
        let text = String(decoding: bytes, as: UTF8.self)
        guard let word = text.firstMatch(of: /password (\w+)/)?.1 else { return nil }
        return Array(text.replacing(word, with: String(repeating: "*", count: word.count)).utf8)
    }
}

/// Takes files in as the product does, by their bytes, into a table of its own.
final class RecordingReceiver: FileReceiver {
    static let migration = Migration(
        component: "test",
        version: 1,
        name: "received",
        sql: """
            CREATE TABLE received(id INTEGER PRIMARY KEY AUTOINCREMENT, partner TEXT NOT NULL, sha256 BLOB NOT NULL,
                name TEXT NOT NULL, receipt BLOB NOT NULL, UNIQUE(partner, sha256)) STRICT;
            """
    )

    private let ids: IdentifierGenerator
    private let time: any TimeSource
    private let failure = Mutex<(any Error)?>(nil)
    private let attempts = Mutex(0)
    private let action = Mutex<@Sendable () throws -> Void>({})

    init(ids: IdentifierGenerator, time: any TimeSource) {
        self.ids = ids
        self.time = time
    }

    /// How often it was asked to take a file in.
    var calls: Int { attempts.withLock { $0 } }

    /// Makes it fail, until nil is set.
    func fail(_ error: (any Error)?) { failure.withLock { $0 = error } }

    /// Does something whenever it is asked to take a file in: the file has been copied then.
    func onReceive(_ body: @escaping @Sendable () throws -> Void) { action.withLock { $0 = body } }

    func receive(_ file: ClaimedFile, in transaction: Transaction) throws -> FileAnswer {
        attempts.withLock { $0 += 1 }
        try action.withLock { $0 }()
        if let error = failure.withLock({ $0 }) { throw error }
        let known = try knownReceipt(file.partner, sha256: file.sha256, in: transaction.snapshot)
        let receipt = receipt(for: file, id: known?.id)
        if let known, known.outcome != "rejected" || receipt.outcome == "rejected" {
            return FileAnswer(receipt: known, isRepeat: true)
        }
        try transaction.run(
            """
            INSERT INTO received(partner, sha256, name, receipt) VALUES(?1, ?2, ?3, ?4)
            ON CONFLICT(partner, sha256) DO UPDATE SET receipt = excluded.receipt
            """,
            file.partner.text,
            file.sha256,
            file.name,
            Array(try JSONEncoder().encode(receipt))
        )
        return FileAnswer(receipt: receipt, isRepeat: false)
    }

    func knownReceipt(_ partner: PartnerName, sha256: [UInt8], in snapshot: Snapshot) throws -> ReceiptView? {
        try snapshot.first(
            "SELECT receipt FROM received WHERE partner = ?1 AND sha256 = ?2",
            partner.text,
            sha256
        ) { try JSONDecoder().decode(ReceiptView.self, from: Data($0.bytes(0))) }
    }

    private func receipt(for file: ClaimedFile, id: String?) -> ReceiptView {
        let parsed = file.parsed
        let outcome = parsed.faults.isEmpty ? "accepted" : parsed.documents.isEmpty ? "rejected" : "partlyAccepted"
        return ReceiptView(
            id: id ?? ids.next(IdentifierKinds.Receipt.self).description,
            partner: file.partner.text,
            fileName: file.name,
            sha256: file.sha256.map { String(format: "%02x", $0) }.joined(),
            bytes: file.bytes,
            format: parsed.format,
            outcome: outcome,
            receivedAt: time.now.description,
            items: parsed.rejected.map {
                .init(kind: $0.kind, name: $0.name, outcome: "rejected", id: nil, lineCount: $0.lineCount, quantity: 0)
            },
            faultCount: parsed.faults.total,
            faults: parsed.faults.first.map(FaultView.init)
        )
    }
}

/// Something that the test turns on.
final class Switch: Sendable {
    private let state = Mutex(false)

    var isOn: Bool { state.withLock { $0 } }
    func turnOn() { state.withLock { $0 = true } }
}
