/// Everything that decides what the configuration is; kept so that a reload asks for the same.
public struct ConfigurationRequest: Hashable, Sendable {
    /// The file of `--config`, nil to look in the usual places.
    public var path: String?
    /// Settings of the command line, by key, for example `log.level`; lists with commas.
    public var overrides: [String: String]
    /// The process's environment.
    public var environment: [String: String]
    /// The working directory, for relative paths of the command line.
    public var workingDirectory: String
    /// The fields that a partner's columns may name; nil to take any.
    public var feedFields: Set<String>?

    /// Puts a request together.
    public init(
        path: String? = nil,
        overrides: [String: String] = [:],
        environment: [String: String],
        workingDirectory: String,
        feedFields: Set<String>? = nil
    ) {
        self.path = path
        self.overrides = overrides
        self.environment = environment
        self.workingDirectory = workingDirectory
        self.feedFields = feedFields
    }
}
