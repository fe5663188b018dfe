import Foundation

/// The Python library of Standard Webhooks, in an environment below `.build` that is made once.
enum WebhookLibrary {
    /// What became of it; made at the first question.
    static let made = Task { await make() }

    /// A Python that has the library.
    ///
    /// - Throws: why there is none, for example that there is no network.
    static func python() async throws -> String { try await made.value.get() }

    private static func make() async -> Result<String, DaemonWorld.Failure> {
        let place = Package.path(".build/receiver-venv")
        let python = "\(place)/bin/python3"
        do {
            if try await runs([python, "-c", "import standardwebhooks"]) { return .success(python) }
            guard try await runs(["python3", "-m", "venv", place]) else {
                return .failure(.init(description: "python3 -m venv does not work here"))
            }
            guard try await runs([python, "-m", "pip", "install", "--quiet", "standardwebhooks==1.1.0"]) else {
                return .failure(.init(description: "pip cannot install standardwebhooks; is there a network?"))
            }
            return .success(python)
        } catch {
            return .failure(.init(description: "\(error)"))
        }
    }

    private static func runs(_ arguments: [String]) async throws -> Bool {
        guard arguments[0].hasPrefix("/"), !FileManager.default.fileExists(atPath: arguments[0]) else {
            return try await ChildProcess(arguments).exitStatus(within: .seconds(120)) == 0
        }
        return false
    }
}
