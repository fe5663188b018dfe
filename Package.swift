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
    ],
    targets: [
        .systemLibrary(name: "CSQLite", providers: [.apt(["libsqlite3-dev"])]),
        .systemLibrary(name: "CLinux"),
        .target(name: "Failpoints", swiftSettings: failpoints),
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
        .target(name: "TestSupport", swiftSettings: strict),
        .target(
            name: "CFaultyVFS",
            path: "Tests/CFaultyVFS",
            cSettings: [.treatAllWarnings(as: .error)],
            linkerSettings: [.linkedLibrary("sqlite3")]
        ),
        .testTarget(
            name: "StorageTests",
            dependencies: ["Storage", "TestSupport", "CFaultyVFS"],
            swiftSettings: strict
        ),
    ]
)
