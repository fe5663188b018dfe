// UnknownKeys: finds what stands in a file but means nothing, or stands there in the wrong shape.

/// Compares the keys of a file with the keys there are.
enum UnknownKeys {
    /// The faults of a file's keys.
    ///
    /// - Parameters:
    ///   - file: the file.
    ///   - known: the keys there are.
    ///   - openSection: a section whose keys are the writer's own, or nil.
    /// - Returns: a fault for each unknown key, section or shape.
    static func faults<Key: SettingKey>(
        in file: YAMLFile,
        known: Key.Type,
        openSection: String? = nil
    ) -> [ConfigurationFault] {
        let keys = Dictionary(uniqueKeysWithValues: Key.allCases.map { ($0.rawValue, $0) })
        let names = keys.keys.sorted()
        var unknownSections: [String] = []
        var faults: [ConfigurationFault] = []
        var seen: Set<String> = []
        for entry in file.entries where !unknownSections.contains(where: { entry.key.hasPrefix("\($0).") }) {
            let isOpen = openSection.map { entry.key.hasPrefix("\($0).") } ?? false
            let isSection = entry.key == openSection || names.contains { $0.hasPrefix("\(entry.key).") }
            let problem =
                if !seen.insert(entry.key).inserted {
                    // Once in its section and once with dots.
                    SettingProblem(message: "occurs twice", remedy: "remove one of them")
                } else if let key = keys[entry.key] {
                    shape(of: entry.content, isList: key.isList)
                } else if isOpen {
                    shape(of: entry.content, isList: false)
                } else if isSection {
                    sectionShape(of: entry.content)
                } else {
                    SettingProblem(
                        message: entry.content == .section ? "there is no such section" : "there is no such key",
                        remedy: NearestKey.remedy(for: entry.key, among: names + sections(of: names))
                    )
                }
            guard let problem else { continue }
            if entry.content == .section { unknownSections.append(entry.key) }
            faults.append(SettingOrigin.file(path: file.path, line: entry.line).fault(key: entry.key, problem))
        }
        return faults
    }

    private static func sections(of names: [String]) -> [String] {
        Set(names.compactMap { name in name.lastIndex(of: ".").map { String(name[..<$0]) } }).sorted()
    }

    private static func shape(of content: YAMLFile.Content, isList: Bool) -> SettingProblem? {
        switch (content, isList) {
        case (.value, false), (.list, true): nil
        case (.nothing, _):
            SettingProblem(
                message: "has no value",
                remedy: isList ? "write [] for an empty list, or remove the key" : "write a value, or remove the key"
            )
        case (_, true): SettingProblem(message: "takes a list", remedy: "write the values as [first, second]")
        case (_, false): SettingProblem(message: "takes one value", remedy: "write one value after the colon")
        }
    }

    private static func sectionShape(of content: YAMLFile.Content) -> SettingProblem? {
        switch content {
        case .section, .nothing: nil
        case .value, .list, .nested:
            SettingProblem(message: "is a section of keys", remedy: "write its keys below it, indented")
        }
    }
}
