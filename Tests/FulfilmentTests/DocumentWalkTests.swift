import Domain
import Storage
import TestSupport
import Testing

@testable import Fulfilment

/// Random documents about a few orders, with releases and assignments between them, against a plain model.
@Suite(.timeLimit(.minutes(2))) struct DocumentWalkTests {
    private static let skus = ["PERP", "TERM-36", "SUB-12", "BOX"]
    private static let documentCount = 260
    /// What is checked after every document; what reads all receipts and jobs is checked now and then.
    private static let rules = [
        Verification.ledgerFaults, Verification.quantityFaults, Verification.holdingFaults,
        Verification.virtualAccountFaults, Verification.lotFaults, Verification.decisionFaults,
        Verification.listingFaults, Verification.lineChangeFaults,
    ]

    /// The walk of one seed.
    private final class Walk: Sendable {
        let world: FulfilmentWorld
        let random: SeededRandom

        init(_ world: FulfilmentWorld, seed: UInt64) {
            self.world = world
            random = SeededRandom(seed: seed)
        }

        func below(_ bound: Int) -> Int { random.next(below: bound) }
    }

    /// An order of the walk.
    private struct Subject {
        var number: String
        /// Nil until it was accepted.
        var model: OrderModel?
        /// Whether its lines are matched as soon as a job looks at them.
        var hasAccount: Bool
        var isNamed: Bool
    }

    @Test(arguments: Array(1...12) as [UInt64])
    func `quantities and books are right after every document`(seed: UInt64) async throws {
        let world = try await FulfilmentWorld.make()
        try await world.account("xyz.com")
        let walk = Walk(world, seed: seed)
        var subjects = (0..<3).map { Self.subject($0, walk) }
        var outcomes: [String: Int] = [:]
        var (documents, orders) = (0, subjects.count)
        while documents < Self.documentCount {
            // Several in one transaction: the check sees what is not committed yet just as well.
            let current = subjects
            let count = 5 + walk.below(15)
            let (after, found) = try await world.database.write { transaction in
                var subjects = current
                var found: [String: Int] = [:]
                for _ in 0..<count {
                    let index = walk.below(subjects.count)
                    let outcome = try Self.step(&subjects[index], walk, transaction)
                    found[outcome, default: 0] += 1
                }
                return (subjects, found)
            }
            documents += count
            outcomes.merge(found, uniquingKeysWith: +)
            subjects = after
            try await Self.act(&subjects, walk)
            for index in subjects.indices where Self.isFinished(subjects[index]) {
                subjects[index] = Self.subject(orders, walk)
                orders += 1
            }
            #expect(try await world.database.read { try Verification.faults(in: $0) } == [], "seed \(seed)")
        }
        for outcome in ["accepted", "changed", "repeated", "rejected"] {
            #expect(outcomes[outcome, default: 0] > 3, "seed \(seed): \(outcomes)")
        }
        #expect(try await world.integer("SELECT count(*) FROM virtual_balance") > 0)
        #expect(try await world.bookFaults().isEmpty)
        await world.database.close()
    }

    /// Sends one document and compares everything with the model.
    private static func step(_ subject: inout Subject, _ walk: Walk, _ transaction: Transaction) throws -> String {
        let document = document(subject, walk)
        let expected: String
        if subject.model != nil {
            expected = subject.model?.take(document) ?? ""
        } else if document.purpose == .new {
            subject.model = OrderModel(document)
            expected = "accepted"
        } else {
            expected = "rejected"
        }
        let name = "\(walk.world.ids.nextNumber())"
        var sha256 = Array(name.utf8.prefix(32))
        sha256 += [UInt8](repeating: 0, count: 32 - sha256.count)
        let file = ReceivedFile(
            partner: walk.world.acme,
            fileName: name,
            sha256: sha256,
            bytes: 1,
            format: "test",
            documents: [.order(document)],
            wantsOutcomes: walk.below(2) == 0
        )
        let result = try walk.world.fulfilment.receive(file, in: transaction)
        let says = "\(document.purpose) \(document.revision.map(String.init) ?? "-") \(document.lines.map(\.told))"
        #expect(result.receipt.items.map(\.outcome) == [expected], "\(subject.number): \(says)")
        try compare(subject, result.outcomes.first ?? nil, says, transaction.snapshot)
        let faults = try rules.flatMap { try $0(transaction.snapshot) }
        #expect(faults == [], "\(subject.number): \(says)")
        guard faults.isEmpty, result.receipt.items.map(\.outcome) == [expected] else { throw WalkEnded() }
        return expected
    }

    /// A first difference ends a walk: all that follows would differ too.
    private struct WalkEnded: Error {}

    private static func compare(
        _ subject: Subject,
        _ outcome: OrderOutcome?,
        _ says: String,
        _ snapshot: Snapshot
    ) throws {
        let rows = try snapshot.all(
            """
            SELECT l.number, l.sku, l.quantity, l.state FROM order_line l JOIN orders o ON o.id = l.order_id
            WHERE o.number = ?1
            """,
            subject.number
        ) { row in
            let state = ["held", "scheduled"].contains(row.text(3)) ? "waiting" : row.text(3)
            return "\(row.text(0)) \(row.text(1)) \(row.int(2)) \(state)"
        }
        let lines = subject.model?.lines ?? [:]
        let expected = lines.map { "\($0.key) \($0.value.sku) \($0.value.quantity) \($0.value.state)" }
        #expect(rows.sorted() == expected.sorted(), "\(subject.number): \(says)")
        let units = try snapshot.integer(
            """
            SELECT coalesce(sum(t.quantity), 0) FROM orders o JOIN order_line l ON l.order_id = o.id
                JOIN lot t ON t.line = l.id WHERE o.number = ?1
            """,
            subject.number
        )
        #expect(units.map(Int.init) == lines.values.filter(\.isLicense).reduce(0) { $0 + $1.quantity })
        let returns = try snapshot.all(
            """
            SELECT l.number FROM return_request r JOIN order_line l ON l.id = r.line JOIN orders o ON o.id = l.order_id
            WHERE o.number = ?1
            """,
            subject.number
        ) { $0.text(0) }
        #expect(Set(returns) == subject.model?.returns ?? [] && returns.count == Set(returns).count)
        for line in outcome?.lines ?? [] {
            let known = lines[line.number.text].map { $0.state == .cancelled ? 0 : $0.quantity }
            #expect(line.quantity == known, "\(subject.number): \(says)")
        }
    }

    /// Releases, assigns, or lets time go by.
    private static func act(_ subjects: inout [Subject], _ walk: Walk) async throws {
        let index = walk.below(subjects.count)
        guard subjects[index].model != nil else { return }
        switch walk.below(3) {
        case 0:
            try await walk.world.release(subjects[index].number)
            if subjects[index].hasAccount { subjects[index].model?.release() }
        case 1 where !subjects[index].hasAccount:
            try await walk.world.assign(subjects[index].number, to: "xyz.com")
            subjects[index].hasAccount = true
        case 2 where walk.below(2) == 0:
            try await walk.world.runJobs()
            try await walk.world.passUndoWindow()
            for index in subjects.indices where subjects[index].hasAccount { subjects[index].model?.release() }
        default: break
        }
    }

    private static func subject(_ index: Int, _ walk: Walk) -> Subject {
        let isNamed = walk.below(2) == 0
        return Subject(number: "O-\(index)", hasAccount: isNamed, isNamed: isNamed)
    }

    private static func isFinished(_ subject: Subject) -> Bool {
        guard let model = subject.model else { return false }
        return model.isCancelled || !model.lines.values.contains(where: \.isOpen) || model.lines.count > 6
    }

    private static func document(_ subject: Subject, _ walk: Walk) -> OrderDocument {
        let purposes: [OrderDocument.Purpose] =
            subject.model == nil
            ? [.new, .new, .change, .replacement, .cancellation]
            : [.new, .new, .change, .change, .change, .change, .change, .replacement, .replacement, .replacement]
        var purpose = purposes[walk.below(purposes.count)]
        if subject.model != nil, walk.below(25) == 0 { purpose = .cancellation }
        let latest = subject.model?.revision ?? 0
        // Half have none, most others are next.
        let offsets = [nil, nil, nil, nil, nil, 1, 1, 2, 0, -1]
        let revision = offsets[walk.below(offsets.count)].map { max(0, latest + $0) }
        guard purpose != .cancellation else { return .cancellation(subject.number, revision: revision) }
        let texts = purpose == .change ? changedLines(walk) : wholeLines(subject, walk)
        return .made(
            subject.number,
            texts,
            for: subject.isNamed ? "xyz.com" : nil,
            purpose: purpose,
            revision: revision
        )
    }

    private static func changedLines(_ walk: Walk) -> [String] {
        let first = 1 + walk.below(4)
        let texts = (first...(first + walk.below(2))).map { number in
            let (sku, quantity) = (skus[walk.below(skus.count)], 1 + walk.below(3))
            switch walk.below(5) {
            case 0: return "cancel \(number)"
            case 1: return "add \(3 + walk.below(4)):\(sku):\(quantity)"
            case 2: return "change \(number):\(sku):"
            default: return "change \(number)::\(quantity)"
            }
        }
        // No format gives a document with one number twice.
        let numbers = texts.map { OrderLineDocument.made($0).number }
        return Set(numbers).count == numbers.count ? texts : [texts[0]]
    }

    /// Mostly what the order says, with a line of it otherwise.
    private static func wholeLines(_ subject: Subject, _ walk: Walk) -> [String] {
        var lines = (subject.model?.lines ?? [:]).filter { $0.value.state != .cancelled || walk.below(5) == 0 }
            .mapValues { ($0.sku, $0.quantity) }
        let number = "\(1 + walk.below(4))"
        if walk.below(4) == 0, lines.count > 1 {
            lines[number] = nil
        } else if walk.below(3) > 0 || lines.isEmpty {
            lines[number] = (skus[walk.below(skus.count)], 1 + walk.below(3))
        }
        if lines.isEmpty { lines[number] = ("PERP", 1) }
        return lines.sorted { $0.key < $1.key }.map { "\($0.key):\($0.value.0):\($0.value.1)" }
    }
}

extension OrderLineDocument {
    fileprivate var told: String { "\(action) \(number):\(sku?.text ?? ""):\(quantity.map { "\($0.count)" } ?? "")" }
}
