/// The versions of the program and of the libraries it uses.
public struct VersionView: Codable, Hashable, Sendable {
    /// Of Holdfast.
    public var holdfast: String
    /// Of SQLite.
    public var sqlite: String
    /// Of libcurl.
    public var libcurl: String

    /// Puts versions together.
    public init(holdfast: String, sqlite: String, libcurl: String) {
        self.holdfast = holdfast
        self.sqlite = sqlite
        self.libcurl = libcurl
    }
}
