// OrderOutcome: what became of an order document, for the acknowledgement its sender gets in the format it used.
//
// DOES NOT     Tell anything of a Smart Account: an acknowledgement says whether a line waits and for what, never whose
//              account was found.

/// The answer to one order document.
public struct OrderOutcome: Hashable, Sendable {
    /// What became of it as a whole.
    public enum Verdict: String, Sendable {
        /// A new order was accepted.
        case accepted
        /// A known order was changed, at least in part.
        case changed
        /// A known order was cancelled, at least in part.
        case cancelled
        /// It says what is known already; nothing was done.
        case repeated
        /// Nothing of it was taken.
        case refused
    }

    /// The document as it was read.
    public var document: OrderDocument
    /// What became of it.
    public var verdict: Verdict
    /// Why it was refused, or what of it was not done.
    public var faults: [Fault]
    /// What became of each line that the document names, in its order, and then of lines that it does not name where
    /// the whole order was replaced or cancelled.
    public var lines: [LineOutcome]

    /// Puts an outcome together.
    public init(document: OrderDocument, verdict: Verdict, faults: [Fault] = [], lines: [LineOutcome] = []) {
        self.document = document
        self.verdict = verdict
        self.faults = faults
        self.lines = lines
    }
}
