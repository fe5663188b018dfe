/// The code with which a device gives back what was reserved for it.
public struct ReturnRequest: RequestDocument, Hashable {
    /// The return code that the device shows.
    public var returnCode: String

    /// Puts a request together.
    public init(returnCode: String) { self.returnCode = returnCode }
}
