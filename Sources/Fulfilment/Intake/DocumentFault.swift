internal import Domain

/// What is wrong with a document, and which of its order's lines it concerns.
struct DocumentFault {
    /// The line's number; nil where the document as a whole is concerned.
    let line: String?
    let fault: Fault

    init(_ fault: Fault, line: String? = nil) {
        self.line = line
        self.fault = fault
    }
}
