import Foundation
import TestSupport

/// scripts/receiver.py: a receiver that verifies signatures without anything of ours.
final class PythonReceiver: Sendable {
    /// What it says of each webhook: `verified TYPE ID BODY` or `REFUSED WHY`.
    let lines = Journal<String>()
    let url: String
    private let directory: TemporaryDirectory
    private let process: ChildProcess

    /// Starts a receiver; `tell` gives it the secret before the first webhook comes.
    ///
    /// - Parameter library: a Python that has the library `standardwebhooks`, to verify with it.
    /// - Throws: when it does not start.
    init(library: String? = nil) async throws {
        directory = try TemporaryDirectory()
        let watch = try DirectoryWatch(directory.path)
        let arguments = [
            library ?? "python3", Package.path("scripts/receiver.py"), "@\(directory.path)/secret", "--port-file",
            "\(directory.path)/port",
        ]
        process = try ChildProcess(arguments + (library == nil ? [] : ["--library"]), lines: lines)
        try await watch.appearance(of: "port")
        let port = try String(contentsOf: URL(fileURLWithPath: "\(directory.path)/port"), encoding: .utf8)
        url = "http://127.0.0.1:\(port)/hook"
    }

    func tell(secret: String) throws {
        try Data(secret.utf8).write(to: URL(fileURLWithPath: "\(directory.path)/secret"))
    }
}

/// The package that is tested.
enum Package {
    static let root = URL(fileURLWithPath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
        .deletingLastPathComponent().deletingLastPathComponent().path

    static func path(_ place: String) -> String { "\(root)/\(place)" }

    /// A folder of collected samples; nil where they are not at hand.
    static func samples(_ folder: String) -> String? {
        let place = "\(root)/../shared/samples/\(folder)"
        return FileManager.default.fileExists(atPath: place) ? place : nil
    }
}
