// swift-tools-version: 6.2

import PackageDescription

/// What every Swift target is compiled with: warnings stop the build, and imports say what they expose.
let strict: [SwiftSetting] = [
    .treatAllWarnings(as: .error),
    .enableUpcomingFeature("ExistentialAny"),
    .enableUpcomingFeature("InternalImportsByDefault"),
    .enableUpcomingFeature("MemberImportVisibility"),
]

/// Failpoints kill the process at a named step; they exist in debug builds only.
let failpoints: [SwiftSetting] = strict + [.define("FAILPOINTS", .when(configuration: .debug))]

let collections = Target.Dependency.product(name: "DequeModule", package: "swift-collections")
let crypto = Target.Dependency.product(name: "Crypto", package: "swift-crypto")
let logging = Target.Dependency.product(name: "Logging", package: "swift-log")
let hummingbird = Target.Dependency.product(name: "Hummingbird", package: "hummingbird")

let package = Package(
    name: "holdfast",
    products: [.executable(name: "holdfast", targets: ["holdfast"])],
    dependencies: [
        .package(url: "https://github.com/apple/swift-argument-parser", from: "1.8.2"),
        .package(url: "https://github.com/apple/swift-collections", from: "1.6.0"),
        .package(url: "https://github.com/apple/swift-configuration", from: "1.4.0", traits: ["YAML"]),
        .package(url: "https://github.com/apple/swift-crypto", from: "4.5.2"),
        .package(url: "https://github.com/apple/swift-log", from: "1.16.2"),
        .package(url: "https://github.com/hummingbird-project/hummingbird", from: "2.28.1", traits: []),
        .package(url: "https://github.com/jpsim/Yams", from: "6.2.2"),
        .package(url: "https://github.com/swift-server/swift-service-lifecycle", from: "2.13.0"),
    ],
    targets: [
        .systemLibrary(name: "CSQLite", providers: [.apt(["libsqlite3-dev"])]),
        .systemLibrary(name: "CCurl", providers: [.apt(["libcurl4-openssl-dev"])]),
        .systemLibrary(name: "CExpat", providers: [.apt(["libexpat1-dev"])]),
        .systemLibrary(name: "CPSL", providers: [.apt(["libpsl-dev", "libidn2-dev"])]),
        .systemLibrary(name: "CUnistring", providers: [.apt(["libunistring-dev"])]),
        .systemLibrary(name: "CLinux"),
        .target(
            name: "CMatchingTables",
            exclude: ["tables"],
            cSettings: [.treatAllWarnings(as: .error)]
        ),
        .target(name: "Failpoints", swiftSettings: failpoints),
        .target(name: "Domain", swiftSettings: strict),
        .target(name: "Threads", dependencies: ["CLinux", collections], swiftSettings: strict),
        .target(name: "Feeds", dependencies: ["Domain", "CExpat"], swiftSettings: strict),
        .target(
            name: "Matching",
            dependencies: ["Domain", "CPSL", "CUnistring", "CMatchingTables"],
            swiftSettings: strict
        ),
        .target(
            name: "Storage",
            dependencies: ["CSQLite", "CLinux", "Failpoints", "Threads", crypto, collections],
            swiftSettings: strict
        ),
        .target(name: "JobQueue", dependencies: ["Storage", "Failpoints", logging], swiftSettings: strict),
        .target(
            name: "Fulfilment",
            dependencies: ["Domain", "Matching", "Storage", "JobQueue", "Failpoints", crypto, logging],
            swiftSettings: strict
        ),
        .target(
            name: "Webhooks",
            dependencies: ["Domain", "Storage", "JobQueue", "Failpoints", crypto, logging],
            swiftSettings: strict
        ),
        .target(
            name: "CurlTransport",
            dependencies: ["Webhooks", "CCurl", "CLinux", "Threads", "Failpoints"],
            swiftSettings: strict
        ),
        .target(
            name: "Inbox",
            dependencies: [
                "Domain", "Feeds", "Fulfilment", "Storage", "CLinux", "Threads", "Failpoints", crypto, logging,
            ],
            swiftSettings: strict
        ),
        .target(
            name: "HTTPAPI",
            dependencies: [
                "Domain", "Storage", "JobQueue", "Fulfilment", "Webhooks", "Threads", hummingbird, logging,
            ],
            swiftSettings: strict
        ),
        .target(name: "Systemd", dependencies: ["CLinux", logging], swiftSettings: strict),
        .target(
            name: "Daemon",
            dependencies: [
                "Domain", "Feeds", "Matching", "Storage", "JobQueue", "Fulfilment", "Webhooks", "CurlTransport",
                "Inbox",
                "HTTPAPI", "Systemd", "CLinux", "Threads", "Failpoints", crypto, logging,
                .product(name: "Configuration", package: "swift-configuration"),
                .product(name: "Yams", package: "Yams"),
                .product(name: "ServiceLifecycle", package: "swift-service-lifecycle"),
            ],
            swiftSettings: strict
        ),
        .executableTarget(
            name: "holdfast",
            dependencies: [
                "Daemon", "HTTPAPI", "CurlTransport", "Fulfilment", "Webhooks", "Domain",
                .product(name: "ArgumentParser", package: "swift-argument-parser"),
            ],
            swiftSettings: strict
        ),
        .executableTarget(
            name: "holdfast-bench",
            dependencies: [
                "Domain", "Feeds", "Matching", "Storage", "JobQueue", "Fulfilment", "CLinux", logging,
                .product(name: "ArgumentParser", package: "swift-argument-parser"),
            ],
            path: "Benchmarks/holdfast-bench",
            swiftSettings: strict
        ),
        .target(
            name: "FeedTrial",
            dependencies: ["Feeds", "Domain", "CExpat"],
            path: "Benchmarks/FeedTrial",
            swiftSettings: strict
        ),
        .executableTarget(
            name: "holdfast-fuzz",
            dependencies: [
                "FeedTrial", "TestSupport",
                .product(name: "ArgumentParser", package: "swift-argument-parser"),
            ],
            path: "Benchmarks/holdfast-fuzz",
            swiftSettings: strict
        ),
        .target(
            name: "TestSupport",
            dependencies: ["Domain"],
            swiftSettings: strict
        ),
        .target(
            name: "CFaultyVFS",
            path: "Tests/CFaultyVFS",
            cSettings: [.treatAllWarnings(as: .error)],
            linkerSettings: [.linkedLibrary("sqlite3")]
        ),
        .testTarget(name: "ArchitectureTests", swiftSettings: strict),
        .testTarget(name: "DomainTests", dependencies: ["Domain", "TestSupport"], swiftSettings: strict),
        .testTarget(
            name: "FeedsTests",
            dependencies: ["Feeds", "FeedTrial", "Domain", "TestSupport"],
            swiftSettings: strict
        ),
        .testTarget(
            name: "StorageTests",
            dependencies: ["Storage", "TestSupport", "CFaultyVFS"],
            swiftSettings: strict
        ),
        .testTarget(
            name: "JobQueueTests",
            dependencies: ["JobQueue", "Storage", "Domain", "TestSupport", logging],
            swiftSettings: strict
        ),
        .testTarget(
            name: "MatchingTests",
            dependencies: ["Matching", "Domain", "TestSupport"],
            swiftSettings: strict
        ),
        .testTarget(
            name: "FulfilmentTests",
            dependencies: ["Fulfilment", "Matching", "JobQueue", "Storage", "Domain", "TestSupport", logging],
            swiftSettings: strict
        ),
        .testTarget(
            name: "WebhooksTests",
            dependencies: ["Webhooks", "JobQueue", "Storage", "Domain", "TestSupport", logging],
            swiftSettings: strict
        ),
        .testTarget(
            name: "CurlTransportTests",
            dependencies: ["CurlTransport", "Webhooks", "TestSupport"],
            swiftSettings: strict
        ),
        .testTarget(
            name: "InboxTests",
            dependencies: [
                "Inbox", "Feeds", "Fulfilment", "JobQueue", "Storage", "Domain", "CLinux", "TestSupport", logging,
            ],
            swiftSettings: strict
        ),
        .testTarget(
            name: "HTTPAPITests",
            dependencies: [
                "HTTPAPI", "Fulfilment", "Webhooks", "JobQueue", "Storage", "Domain", "TestSupport", logging,
                .product(name: "HummingbirdTesting", package: "hummingbird"),
            ],
            swiftSettings: strict
        ),
        .testTarget(name: "SystemdTests", dependencies: ["Systemd", "TestSupport", logging], swiftSettings: strict),
        .testTarget(
            name: "DaemonTests",
            dependencies: [
                "Daemon", "HTTPAPI", "Inbox", "Fulfilment", "Webhooks", "JobQueue", "Storage", "Domain", "TestSupport",
                logging,
            ],
            swiftSettings: strict
        ),
        .testTarget(
            name: "HoldfastTests",
            dependencies: ["holdfast", "HTTPAPI", "Fulfilment", "Webhooks", "Domain", "TestSupport"],
            swiftSettings: strict
        ),
        .testTarget(name: "EndToEndTests", dependencies: ["holdfast", "TestSupport"], swiftSettings: strict),
    ]
)
