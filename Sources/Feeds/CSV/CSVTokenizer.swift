// CSVTokenizer: from text to records and fields.
//
// GUARANTEES   RFC 4180 with LF, CRLF and CR, each also inside quotes. Every byte of a record is in one field, is a
//              delimiter or a quote. A field is told by its place in the text; nothing is copied. What breaks the
//              grammar is told with its place, and reading goes on behind it, so that all such places are found.
// DOES NOT     Compare records with a header, or skip blank lines: a blank line is a record of one empty field.
//              A quote inside an unquoted field is an ordinary character, as it is for Excel.

internal import Domain

/// Reads records one after another.
struct CSVTokenizer {
    let text: UnsafeBufferPointer<UInt8>
    let delimiter: UInt8
    private let limits: FeedLimits
    private let fieldEnds: ByteScan
    private let quotedStops = ByteScan(ASCII.quote, ASCII.lineFeed, ASCII.carriageReturn)

    /// The fields of the record.
    var fields: ContiguousArray<CSVField> = []
    /// Where the record begins.
    private(set) var start = 0
    /// The line the record begins in, from 1.
    private(set) var line = 0
    /// The first thing that is wrong with the record.
    private(set) var problem: CSVProblem?
    private var position: Int
    private var nextLine: Int

    init(text: UnsafeBufferPointer<UInt8>, delimiter: UInt8, limits: FeedLimits, from position: Int = 0, line: Int = 1)
    {
        self.text = text
        self.delimiter = delimiter
        self.limits = limits
        self.position = position
        nextLine = line
        fieldEnds = ByteScan(delimiter, ASCII.lineFeed, ASCII.carriageReturn)
    }

    /// Whether the record is a line with nothing on it.
    var isBlank: Bool { fields.count == 1 && fields[0].isEmpty && !fields[0].isQuoted }

    /// Goes to the next record.
    ///
    /// - Returns: whether there is one.
    mutating func next() -> Bool {
        guard position < text.count else { return false }
        fields.removeAll(keepingCapacity: true)
        (start, line, problem) = (position, nextLine, nil)
        repeat { readField() } while isBehindDelimiter()
        if position - start > limits.maximumLineBytes { note(.lineTooLong, at: start) }
        return true
    }

    @inline(__always)
    private mutating func readField() {
        let begin = position
        if begin < text.count, text[begin] == ASCII.quote {
            readQuotedField()
        } else {
            position = fieldEnds.next(in: text, from: begin)
            append(CSVField(start: begin, end: position))
            if begin < position, text[begin] <= ASCII.space { checkBlanks(from: begin) }
        }
    }

    private mutating func readQuotedField() {
        var field = CSVField(start: position + 1, end: text.count, isQuoted: true)
        position += 1
        while true {
            position = quotedStops.next(in: text, from: position)
            guard position < text.count else {
                note(.unterminatedQuote, at: field.place)
                return append(field)
            }
            if text[position] != ASCII.quote {
                passLineBreak()
            } else if position + 1 < text.count, text[position + 1] == ASCII.quote {
                field.hasDoubledQuotes = true
                position += 2
            } else {
                break
            }
        }
        field.end = position
        append(field)
        position += 1
        let end = fieldEnds.next(in: text, from: position)
        if end > position { note(.textAfterQuote, at: position) }
        position = end
    }

    /// Passes a delimiter or a line break.
    ///
    /// - Returns: whether it was a delimiter, so that another field follows.
    @inline(__always)
    private mutating func isBehindDelimiter() -> Bool {
        guard position < text.count else { return false }
        if text[position] == delimiter {
            position += 1
            return true
        }
        passLineBreak()
        return false
    }

    private mutating func passLineBreak() {
        let isPair =
            text[position] == ASCII.carriageReturn && position + 1 < text.count
            && text[position + 1] == ASCII.lineFeed
        position += isPair ? 2 : 1
        nextLine += 1
    }

    private mutating func append(_ field: CSVField) {
        if field.end - field.start > limits.maximumFieldBytes { note(.fieldTooLong, at: field.place) }
        guard fields.count < limits.maximumFields else { return note(.tooManyFields, at: field.place) }
        fields.append(field)
    }

    /// A quote after blanks does not open anything, and whoever wrote it thought that it does.
    private mutating func checkBlanks(from begin: Int) {
        let text = text
        let firstText = (begin..<position).first { text[$0] != ASCII.space && text[$0] != ASCII.tab }
        if let firstText, text[firstText] == ASCII.quote { note(.blankBeforeQuote, at: begin) }
    }

    private mutating func note(_ kind: CSVProblem.Kind, at offset: Int) {
        if problem == nil { problem = CSVProblem(kind: kind, offset: offset) }
    }
}
