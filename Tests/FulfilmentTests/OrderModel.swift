import Domain

/// What a partner's documents make of one order, in the plainest words: the model that the database is compared with.
///
/// It knows no rows, jobs or hashes. Lines wait, or are released, cancelled, or only recorded.
struct OrderModel {
    enum State: String {
        case waiting, released, cancelled, recorded
    }

    struct Line: Equatable {
        var sku: String
        var quantity: Int
        var state: State

        init(_ sku: String, _ quantity: Int) {
            self.sku = sku
            self.quantity = quantity
            state = sku == "BOX" ? .recorded : .waiting
        }

        var isOpen: Bool { state == .waiting || state == .recorded }
        var isLicense: Bool { state == .waiting || state == .released }
    }

    private(set) var lines: [String: Line] = [:]
    private(set) var revision: Int
    private(set) var isCancelled = false
    /// What each revision said, and the last of them.
    private var said: [Int: [String]] = [:]
    private let first: [String]
    /// The lines whose return was asked for.
    private(set) var returns: Set<String> = []

    /// Takes a new order.
    init(_ document: OrderDocument) {
        revision = document.revision ?? 0
        first = Self.content(document)
        for line in document.lines { lines[line.number.text] = Self.line(line) }
    }

    /// Releases what waits.
    mutating func release() {
        for (number, line) in lines where line.state == .waiting { lines[number]?.state = .released }
    }

    /// Takes a document about the order.
    ///
    /// - Returns: what the receipt must call it.
    mutating func take(_ document: OrderDocument) -> String {
        let content = Self.content(document)
        guard let next = judge(document, content) else { return "rejected" }
        guard next >= 0 else { return "repeated" }
        guard !isCancelled else { return document.purpose == .cancellation ? "repeated" : "rejected" }
        let before = lines
        let outcome: String
        if document.purpose == .cancellation {
            outcome = cancelAll()
        } else {
            let refusals = apply(document)
            guard let refusals else {
                lines = before
                return "rejected"
            }
            let isChanged = lines != before
            if !isChanged {
                if refusals.total > 0, refusals.returns.isEmpty { return "rejected" }
                if refusals.total == 0, document.revision == nil { return "repeated" }
            }
            returns.formUnion(refusals.returns)
            outcome = isChanged ? "changed" : refusals.total > 0 ? "rejected" : "repeated"
        }
        revision = next
        said[next] = content
        return outcome
    }

    /// The revision that the document makes; -1 when it repeats one, nil when it is refused.
    private func judge(_ document: OrderDocument, _ content: [String]) -> Int? {
        let isWhole = document.purpose == .new || document.purpose == .replacement
        guard let number = document.revision ?? (document.purpose == .new ? 0 : nil) else {
            let latest = said.keys.max().flatMap { said[$0] } ?? (isWhole ? first : nil)
            return latest == content ? -1 : revision + 1
        }
        if number > revision { return number }
        if let known = said[number] { return known == content ? -1 : nil }
        return isWhole && content == first ? -1 : nil
    }

    private mutating func cancelAll() -> String {
        let open = lines.filter { $0.value.isOpen }.map(\.key)
        let released = lines.filter { $0.value.state == .released }.map(\.key)
        for number in open { lines[number]?.state = .cancelled }
        returns.formUnion(released)
        isCancelled = released.isEmpty
        return open.isEmpty && !released.isEmpty ? "rejected" : "cancelled"
    }

    /// - Returns: what was refused of single lines; nil when the document as a whole is.
    private mutating func apply(_ document: OrderDocument) -> (total: Int, returns: Set<String>)? {
        var refused = 0
        var returns: Set<String> = []
        let isWhole = document.purpose != .change
        for wanted in document.lines {
            let number = wanted.number.text
            guard let line = lines[number] else {
                guard isWhole || wanted.action == .add else { return nil }
                lines[number] = Self.line(wanted)
                continue
            }
            let (sku, quantity) = (wanted.sku?.text ?? line.sku, wanted.quantity?.count ?? line.quantity)
            let isSame = sku == line.sku && quantity == line.quantity
            if !isWhole, wanted.action == .cancel {
                if cancel(number, &returns) { refused += 1 }
            } else if !isWhole, wanted.action == .add, !isSame || line.state == .cancelled {
                return nil
            } else if line.isOpen {
                if !isSame { lines[number] = Line(sku, quantity) }
            } else if line.state == .cancelled || !isSame {
                refused += 1
            }
        }
        if isWhole {
            let named = Set(document.lines.map(\.number.text))
            for number in lines.keys where !named.contains(number) && cancel(number, &returns) { refused += 1 }
        }
        return (refused, returns)
    }

    /// - Returns: whether it is refused.
    private mutating func cancel(_ number: String, _ returns: inout Set<String>) -> Bool {
        guard let line = lines[number] else { return false }
        if line.isOpen { lines[number]?.state = .cancelled }
        if line.state == .released { returns.insert(number) }
        return line.state == .released
    }

    private static func line(_ line: OrderLineDocument) -> Line {
        Line(line.sku?.text ?? "", line.quantity?.count ?? 0)
    }

    private static func content(_ document: OrderDocument) -> [String] {
        let purpose = document.purpose == .replacement ? "new" : document.purpose.rawValue
        let lines = document.lines.map { line in
            "\(line.action) \(line.number) \(line.sku?.text ?? "") \(line.quantity?.count ?? 0)"
        }
        return [purpose] + lines.sorted()
    }
}
