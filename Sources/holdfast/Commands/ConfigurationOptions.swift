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
}
