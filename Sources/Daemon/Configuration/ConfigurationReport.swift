// ConfigurationReport: what `holdfast check` and `holdfast config` print.

/// Tells people about a configuration.
public enum ConfigurationReport {
    /// What a check says, and the exit status it ends with.
    ///
    /// - Parameter result: what reading gave.
    /// - Returns: text with a newline at its end; 0, or 78 when there are faults.
    public static func check(
        _ result: Result<DaemonConfiguration, ConfigurationFaults>
    ) -> (text: String, exitStatus: Int32) {
        switch result {
        case .success(let configuration):
            let enabled = configuration.partners.count { $0.isEnabled }
            let partners = "\(count(configuration.partners.count, "partner")) (\(enabled) enabled)"
            let products = count(configuration.catalog.count, "product")
            return ("\(configuration.file): no faults; \(partners), \(products)\n", 0)
        case .failure(let faults):
            return ("\(faults)\n\(count(faults.all.count, "fault"))\n", ConfigurationFaults.exitStatus)
        }
    }

    /// Every setting with its value and where that came from, one on each line.
    public static func settings(of configuration: DaemonConfiguration) -> String {
        let rows = Setting.allCases.compactMap { setting in
            configuration.settings[setting].map { (setting.rawValue, shown($0), $0.origin) }
        }
        let keyWidth = rows.map(\.0.count).max() ?? 0
        let valueWidth = rows.map(\.1.count).max() ?? 0
        return rows.map { key, value, origin in
            "\(padded(key, keyWidth))  \(padded(value, valueWidth))  \(origin)\n"
        }.joined()
    }

    private static func shown(_ found: FoundSetting) -> String {
        if case .credential = found.origin { return "<redacted>" }
        return found.text.isEmpty ? "\"\"" : found.text
    }

    private static func count(_ number: Int, _ noun: String) -> String { "\(number) \(noun)\(number == 1 ? "" : "s")" }

    private static func padded(_ text: String, _ width: Int) -> String {
        text + String(repeating: " ", count: max(0, width - text.count))
    }
}
