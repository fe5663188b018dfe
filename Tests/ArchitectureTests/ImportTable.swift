// ImportTable: who may import whom, as data. It is docs/architecture.md's table, and changes with a decision only.

/// The import rules of the targets under Sources/.
enum ImportTable {
    /// What every target may import: the language's own modules and the C library.
    static let everywhere: Set<String> = ["Synchronization", "Glibc"]

    /// A target's name with the modules it may import besides.
    static let allowed: [String: Set<String>] = [
        "Failpoints": [],
        "Threads": ["CLinux", "DequeModule"],
        "Domain": [],
        "Feeds": ["Domain", "CExpat"],
        "Matching": ["Domain", "CPSL", "CUnistring", "CMatchingTables"],
        "Storage": ["CSQLite", "CLinux", "Failpoints", "Threads", "Crypto", "DequeModule"],
        "JobQueue": ["Storage", "Failpoints", "Logging"],
        "Fulfilment": [
            "Domain", "Matching", "Storage", "JobQueue", "Failpoints", "Crypto", "Logging", "FoundationEssentials",
        ],
        "Webhooks": ["Domain", "Storage", "JobQueue", "Failpoints", "Crypto", "Logging", "FoundationEssentials"],
        "CurlTransport": ["Webhooks", "CCurl", "CLinux", "Threads", "Failpoints", "DequeModule"],
        "Inbox": [
            "Domain", "Feeds", "Fulfilment", "Storage", "CLinux", "Threads", "Failpoints", "Crypto", "Logging",
            "FoundationEssentials",
        ],
        "HTTPAPI": [
            "Domain", "Storage", "JobQueue", "Fulfilment", "Webhooks", "Hummingbird", "Logging", "FoundationEssentials",
            "NIOCore", "HTTPTypes", "HummingbirdCore", "Threads",
        ],
        "Systemd": ["CLinux", "Logging"],
        "Daemon": [
            "Domain", "Feeds", "Matching", "Storage", "JobQueue", "Fulfilment", "Webhooks", "CurlTransport", "Inbox",
            "HTTPAPI", "Systemd", "CLinux", "Threads", "Failpoints", "Logging", "Configuration", "Yams",
            "ServiceLifecycle", "Crypto", "SystemPackage",
        ],
        "holdfast": [
            "Daemon", "HTTPAPI", "Fulfilment", "Webhooks", "CurlTransport", "Domain", "ArgumentParser",
            "FoundationEssentials",
        ],
        "TestSupport": ["Domain", "Foundation"],
    ]

    /// Targets of pure values and rules: not even the C library.
    static let pure: Set<String> = ["Domain", "Matching"]
}
