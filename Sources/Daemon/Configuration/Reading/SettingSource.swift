// SettingSource: one of the places a setting may come from.
//
// GUARANTEES   Every value is found with its origin, so that a fault, and a person who asks, can name it.

internal import Configuration
internal import Systemd

/// A place of settings.
struct SettingSource: Sendable {
    private let snapshot: any ConfigSnapshot
    private let origin: @Sendable (_ key: String, _ encodedKey: String) -> SettingOrigin

    /// Settings of the command line, by key.
    static func commandLine(_ overrides: [String: String], lists: Set<String>) -> SettingSource {
        SettingSource(snapshot: inMemory(overrides, lists: lists)) { _, _ in .commandLine }
    }

    /// Settings of the environment; only variables with the daemon's prefix are looked at.
    static func environment(_ environment: [String: String]) -> SettingSource {
        let prefix = Setting.environmentPrefix
        let ours = environment.filter { $0.key.hasPrefix(prefix) }.map {
            (String($0.key.dropFirst(prefix.count)), $0.value)
        }
        let variables = Dictionary(ours) { first, _ in first }
        return SettingSource(snapshot: EnvironmentVariablesProvider(environmentVariables: variables).snapshot()) {
            _,
            name in
            .environment(variable: prefix + name)
        }
    }

    /// Settings that were handed over as credentials: files that are named like keys.
    static func credentials(
        _ directory: CredentialsDirectory,
        keys: [String],
        lists: Set<String>
    ) throws(CredentialError) -> SettingSource {
        var values: [String: String] = [:]
        for key in keys { values[key] = try directory.text(of: key) }
        return SettingSource(snapshot: inMemory(values, lists: lists)) { key, _ in
            .credential(path: "\(directory.path)/\(key)")
        }
    }

    /// Settings of a file.
    static func file(_ file: YAMLFile) -> SettingSource {
        SettingSource(snapshot: file.snapshot) { key, _ in .file(path: file.path, line: file.line(of: key) ?? 1) }
    }

    /// The texts of a key, one unless it takes a list; nil where this place says nothing of it.
    func texts(of key: String, isList: Bool) throws(SettingProblem) -> (texts: [String], origin: SettingOrigin)? {
        let result: LookupResult
        do {
            result = try snapshot.value(
                forKey: AbsoluteConfigKey(ConfigKey(key)),
                type: isList ? .stringArray : .string
            )
        } catch {
            throw isList
                ? SettingProblem(message: "takes a list", remedy: "write the values as [first, second]")
                : SettingProblem(message: "takes one value, not a list or a section", remedy: "write one value")
        }
        switch result.value?.content {
        case .string(let text): return ([text], origin(key, result.encodedKey))
        // An empty variable is an empty list, though its text between commas is one empty part.
        case .stringArray(let texts): return (texts == [""] ? [] : texts, origin(key, result.encodedKey))
        default: return nil
        }
    }

    private static func inMemory(_ values: [String: String], lists: Set<String>) -> any ConfigSnapshot {
        let pairs = values.map { key, text in
            let content = lists.contains(key) ? ConfigContent.stringArray(SettingList.parts(of: text)) : .string(text)
            return (AbsoluteConfigKey(ConfigKey(key)), ConfigValue(content, isSecret: false))
        }
        return InMemoryProvider(values: Dictionary(pairs) { first, _ in first }).snapshot()
    }
}

/// Lists that are written in one line of text.
enum SettingList {
    /// The parts between commas, without spaces around them.
    static func parts(of text: String) -> [String] {
        text.split(separator: ",").map { part in
            String(part.drop { $0 == " " }.reversed().drop { $0 == " " }.reversed())
        }
    }
}
