// CSVReader: the data records of a CSV file, and the values in them.
//
// GUARANTEES   Only records are given out that have as many fields as the header. After the first breach of the grammar
//              none is given out any more: the rest of the file is only searched for further breaches.
//              Blank lines, and lines of empty fields only, say nothing and are passed over.

internal import Domain

/// Reads the records behind the header.
struct CSVReader {
    private(set) var tokenizer: CSVTokenizer
    var report: CSVFaults
    /// How the partner writes dates and numbers.
    let dateFormat: FeedDateFormat
    let decimalMark: DecimalMark?
    /// Whether a value of the record is refused.
    private(set) var isRowFaulty = false

    private var previous: ContiguousArray<CSVField> = []
    private var isOnRow = false
    private let names: [String]
    private let identifiers: [Bool]
    private let unnamed: [Int]

    init<Column>(front: CSVFront, header: CSVHeader<Column>, report: CSVFaults) {
        tokenizer = front.tokenizer
        self.report = report
        dateFormat = report.profile.dateFormat
        decimalMark = report.profile.decimalMark
        names = header.names
        identifiers = header.identifiers
        unnamed = header.unnamed
    }

    /// Goes to the next record with anything in it.
    mutating func nextRow() -> Bool {
        if isOnRow { swap(&previous, &tokenizer.fields) }
        isOnRow = false
        isRowFaulty = false
        while tokenizer.next() {
            report.finder.mark(lineStart: tokenizer.start, line: tokenizer.line)
            if let problem = tokenizer.problem {
                report.refuse(problem)
            } else if isFilled, fitsHeader(), !report.faults.refusesFile {
                isOnRow = true
                return true
            }
        }
        return false
    }

    /// Where the record begins.
    var place: SourcePlace { mutating get { report.finder.place(at: tokenizer.start) } }

    /// Whether the record has the same bytes in a column as the record before it.
    @inline(__always)
    func repeatsPrevious(_ index: Int) -> Bool {
        let (new, old) = (tokenizer.fields[index], previous[index])
        guard new.end - new.start == old.end - old.start else { return false }
        for (left, right) in zip(new.start..<new.end, old.start..<old.end)
        where tokenizer.text[left] != tokenizer.text[right] {
            return false
        }
        return true
    }

    /// Whether nothing stands in a column.
    func isBlank(_ index: Int) -> Bool { bounds(index).isEmpty }

    /// The text of a column as it is written, for naming what is refused.
    func string(_ index: Int) -> String {
        tokenizer.withContent(of: trimmed(index)) { String(decoding: $0.prefix(256), as: UTF8.self) }
    }

    /// The value of a column; nil when it is blank or refused.
    @inline(__always)
    mutating func text<Value: TextValue>(_ index: Int, as type: Value.Type = Value.self) -> Value? {
        value(index) { bytes in
            do throws(ValueError) {
                return .success(try Value(utf8: bytes))
            } catch {
                return .failure(ValueFault(error))
            }
        }
    }

    /// The value of a column by its own rules; nil when it is blank or refused.
    @inline(__always)
    mutating func value<Value>(
        _ index: Int,
        _ parse: (UnsafeRawBufferPointer) -> Result<Value, ValueFault>
    ) -> Value? {
        let field = trimmed(index)
        guard !field.isEmpty else { return nil }
        let isIdentifier = identifiers[index]
        let result = tokenizer.withContent(of: field) { bytes in
            if let damage = SpreadsheetDamage.found(in: bytes, isIdentifier: isIdentifier) {
                return Result<Value, ValueFault>.failure(damage)
            }
            return parse(bytes)
        }
        switch result {
        case .success(let value): return value
        case .failure(let fault):
            refuse(fault, in: index)
            return nil
        }
    }

    /// Refuses the record's unit for what stands in a column.
    mutating func refuse(_ fault: ValueFault, in index: Int) {
        isRowFaulty = true
        let place = report.finder.place(at: tokenizer.fields[index].place)
        report.faults.report(fault.fault(at: place, field: names[index]))
    }

    private func bounds(_ index: Int) -> Range<Int> {
        let field = trimmed(index)
        return field.start..<field.end
    }

    /// A field without the blanks around its text.
    @inline(__always)
    private func trimmed(_ index: Int) -> CSVField {
        var field = tokenizer.fields[index]
        while field.start < field.end, ASCII.isBlank(tokenizer.text[field.start]) { field.start += 1 }
        while field.start < field.end, ASCII.isBlank(tokenizer.text[field.end - 1]) { field.end -= 1 }
        return field
    }

    private var isFilled: Bool { !tokenizer.isBlank && tokenizer.fields.contains { !$0.isEmpty } }

    private mutating func fitsHeader() -> Bool {
        guard tokenizer.fields.count == names.count else {
            report.refuseCount(tokenizer.fields.count, expected: names.count, at: tokenizer.start)
            return false
        }
        for index in unnamed where !isBlank(index) { report.refuseUnnamed(at: tokenizer.fields[index].place) }
        return true
    }
}
