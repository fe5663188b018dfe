// X12DocumentRuns: which transaction set gave which document, as stretches in which both go up one by one.
//
// GUARANTEES   What is noted in rising order takes one step each. No stretch could be joined with the next one.

/// The documents of transaction sets.
struct X12DocumentRuns: Hashable, Sendable {
    /// Sets that follow each other, with documents that do.
    private struct Run: Hashable {
        var sets: Range<Int>
        /// The document of the first one.
        var document: Int

        /// The document of the set behind the last one, if it goes on.
        var nextDocument: Int { document &+ sets.count }

        /// What of it is within a range.
        func part(in range: Range<Int>) -> Run {
            let part = sets.clamped(to: range)
            return Run(sets: part, document: document &+ (part.lowerBound - sets.lowerBound))
        }
    }

    private var runs: [Run] = []

    /// The document of a set; nil where it has none.
    subscript(set: Int) -> Int? {
        let place = place(of: set)
        guard place < runs.count, runs[place].sets.contains(set) else { return nil }
        return runs[place].document &+ (set - runs[place].sets.lowerBound)
    }

    /// Notes the document of a set, or that it has none.
    mutating func record(_ document: Int?, at set: Int) {
        if let last = runs.last, set == last.sets.upperBound, document == last.nextDocument {
            runs[runs.count - 1].sets = last.sets.lowerBound..<set + 1
            return
        }
        guard self[set] != document else { return }
        let place = place(of: set)
        let around = max(0, place - 1)..<min(runs.count, place + 2)
        var pieces = runs[around].map { $0.part(in: 0..<set) }
        if let document { pieces.append(Run(sets: set..<set + 1, document: document)) }
        pieces += runs[around].map { $0.part(in: set + 1..<Int.max) }
        runs.replaceSubrange(around, with: Self.joined(pieces))
    }

    /// The first run that ends behind a set.
    private func place(of set: Int) -> Int {
        var (lower, upper) = (0, runs.count)
        while lower < upper {
            let middle = (lower + upper) / 2
            if runs[middle].sets.upperBound > set { upper = middle } else { lower = middle + 1 }
        }
        return lower
    }

    private static func joined(_ pieces: [Run]) -> [Run] {
        var joined: [Run] = []
        for piece in pieces where !piece.sets.isEmpty {
            if let last = joined.last, piece.sets.lowerBound == last.sets.upperBound,
                piece.document == last.nextDocument
            {
                joined[joined.count - 1].sets = last.sets.lowerBound..<piece.sets.upperBound
            } else {
                joined.append(piece)
            }
        }
        return joined
    }
}
