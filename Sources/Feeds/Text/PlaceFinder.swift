// PlaceFinder: which line and column a byte of the text is in.
//
// GUARANTEES   Looking up places in rising order walks the text once. Going back costs a walk from the last mark.

internal import Domain

/// Finds places in a text.
struct PlaceFinder {
    private struct Anchor {
        var offset = 0
        /// The same place in the file, without its byte order mark.
        var original = 0
        var line = 1
        var lineStart = 0
    }

    let text: FeedText
    private var marked = Anchor()
    private var current = Anchor()

    init(text: FeedText) { self.text = text }

    /// The place of a byte of the text in the file as it came.
    mutating func place(at offset: Int) -> SourcePlace {
        if offset < current.offset { current = offset < marked.offset ? Anchor() : marked }
        walk(to: offset)
        return SourcePlace(
            byteOffset: text.markLength + current.original,
            line: current.line,
            column: 1 + text.originalWidth(of: current.lineStart..<offset)
        )
    }

    /// Remembers the last place, for going back to.
    mutating func mark() { marked = current }

    /// Tells where a line begins, so that its line breaks need not be counted again.
    mutating func mark(lineStart offset: Int, line: Int) {
        let width = text.originalWidth(of: marked.offset..<max(marked.offset, offset))
        marked = Anchor(offset: offset, original: marked.original + width, line: line, lineStart: offset)
        current = marked
    }

    private mutating func walk(to offset: Int) {
        let bytes = text.bytes
        let start = current.offset
        var position = start
        while position < offset {
            let byte = bytes[position]
            position += 1
            guard byte <= ASCII.carriageReturn else { continue }
            let isBreak =
                byte == ASCII.lineFeed
                || byte == ASCII.carriageReturn
                    && !(position < bytes.count && bytes[position] == ASCII.lineFeed)
            if isBreak { (current.line, current.lineStart) = (current.line + 1, position) }
        }
        current.original += text.originalWidth(of: start..<position)
        current.offset = position
    }
}
