// A fault on its way out of the code that found it.

internal import Domain

extension Fault {
    /// A fault that ends the reading of a file at once.
    struct Thrown: Error {
        let fault: Fault

        init(_ fault: Fault) { self.fault = fault }
    }
}
