internal import ArgumentParser

/// Where the configuration is.
struct ConfigurationOptions: ParsableArguments {
    @Option(
        help: ArgumentHelp(
            "The configuration file.",
            discussion: "Otherwise HOLDFAST_CONFIG, /etc/holdfast/holdfast.yaml or ./config/holdfast.yaml.",
            valueName: "path"
        ),
        completion: .file(extensions: ["yaml", "yml"])
    )
    var config: String?

    @Option(
        name: .customLong("set"),
        help: ArgumentHelp(
            "A setting that counts instead of the file's; several times.",
            discussion: "For example --set log.level=debug.",
            valueName: "key=value"
        )
    )
    var assignments: [String] = []

    /// The settings given, by key.
    var overrides: [String: String] {
        get throws {
            let pairs = try assignments.map { text in
                let parts = text.split(separator: "=", maxSplits: 1, omittingEmptySubsequences: false).map(String.init)
                guard parts.count == 2 else { throw ValidationError("'\(text)' is not key=value.") }
                return (parts[0], parts[1])
            }
            return Dictionary(pairs) { _, last in last }
        }
    }
}
