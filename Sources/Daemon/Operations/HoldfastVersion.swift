internal import CurlTransport
public import HTTPAPI
internal import Storage

/// The version of this program.
public enum HoldfastVersion {
    /// By the rules of semver.org.
    public static let current = "0.1.0"
}

extension VersionView {
    /// The versions in use in this process.
    public static var current: VersionView {
        VersionView(
            holdfast: HoldfastVersion.current,
            sqlite: Database.engineVersion,
            libcurl: CurlTransport.libraryVersion
        )
    }
}
