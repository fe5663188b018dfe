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

let package = Package(
    name: "holdfast",
    dependencies: [
        .package(url: "https://github.com/apple/swift-collections", from: "1.6.0"),
        .package(url: "https://github.com/apple/swift-crypto", from: "4.5.2"),
        .package(url: "https://github.com/apple/swift-log", from: "1.16.2"),
    ],
    targets: [
        .systemLibrary(name: "CSQLite", providers: [.apt(["libsqlite3-dev"])]),
        .systemLibrary(name: "CCurl", providers: [.apt(["libcurl4-openssl-dev"])]),
        .systemLibrary(name: "CLinux"),
        .target(name: "Failpoints", swiftSettings: failpoints),
        .target(name: "Domain", swiftSettings: strict),
        .target(name: "Feeds", dependencies: ["Domain"], swiftSettings: strict),
        .target(
            name: "Threads",
            dependencies: ["CLinux", .product(name: "DequeModule", package: "swift-collections")],
            swiftSettings: strict
        ),
        .target(
            name: "Storage",
            dependencies: [
                "CSQLite", "CLinux", "Failpoints", "Threads",
                .product(name: "Crypto", package: "swift-crypto"),
                .product(name: "DequeModule", package: "swift-collections"),
            ],
            swiftSettings: strict
        ),
        .target(
            name: "JobQueue",
            dependencies: ["Storage", "Failpoints", .product(name: "Logging", package: "swift-log")],
            swiftSettings: strict
        ),
        .target(
            name: "Webhooks",
            dependencies: [
                "Domain", "Storage", "JobQueue", "Failpoints",
                .product(name: "Crypto", package: "swift-crypto"),
            ],
            swiftSettings: strict
        ),
        .target(
            name: "CurlTransport",
            dependencies: ["Webhooks", "CCurl", "CLinux", "Threads", "Failpoints"],
            swiftSettings: strict
        ),
        .target(
            name: "Systemd",
            dependencies: ["CLinux", .product(name: "Logging", package: "swift-log")],
            swiftSettings: strict
        ),
        .target(name: "TestSupport", dependencies: ["Domain"], swiftSettings: strict),
        .target(
            name: "CFaultyVFS",
            path: "Tests/CFaultyVFS",
            cSettings: [.treatAllWarnings(as: .error)],
            linkerSettings: [.linkedLibrary("sqlite3")]
        ),
        .testTarget(name: "DomainTests", dependencies: ["Domain", "TestSupport"], swiftSettings: strict),
        .testTarget(name: "FeedsTests", dependencies: ["Feeds", "Domain", "TestSupport"], swiftSettings: strict),
        .testTarget(
            name: "StorageTests",
            dependencies: ["Storage", "TestSupport", "CFaultyVFS"],
            swiftSettings: strict
        ),
        .testTarget(
            name: "JobQueueTests",
            dependencies: [
                "JobQueue", "Storage", "Domain", "TestSupport", .product(name: "Logging", package: "swift-log"),
            ],
            swiftSettings: strict
        ),
        .testTarget(
            name: "WebhooksTests",
            dependencies: ["Webhooks", "JobQueue", "Storage", "Domain", "TestSupport"],
            swiftSettings: strict
        ),
        .testTarget(
            name: "CurlTransportTests",
            dependencies: ["CurlTransport", "Webhooks", "TestSupport"],
            swiftSettings: strict
        ),
        .testTarget(name: "SystemdTests", dependencies: ["Systemd", "TestSupport"], swiftSettings: strict),
    ]
)
