public import Domain

/// Where a page of questions ended.
public enum ReviewPlace: Hashable, Sendable {
    /// After a line among those that are asked the first time.
    case line(OrderLineID)
    /// After an answer among those that somebody was unsure about.
    case unsure(ReviewID?)

    /// Reads a place as it is shown outside; nil for a text that is none.
    public init?(_ text: String) {
        if let line = OrderLineID(text) {
            self = .line(line)
        } else if let review = ReviewID(text) {
            self = .unsure(review)
        } else if text == "unsure" {
            self = .unsure(nil)
        } else {
            return nil
        }
    }
}

extension ReviewPlace: CustomStringConvertible {
    /// The place as it is shown outside.
    public var description: String {
        switch self {
        case .line(let line): line.description
        case .unsure(let review): review?.description ?? "unsure"
        }
    }
}
