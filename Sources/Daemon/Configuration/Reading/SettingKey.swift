/// The keys of one sort of configuration file.
protocol SettingKey: RawRepresentable<String>, CaseIterable, Hashable, Sendable {
    /// What holds when nobody sets it, as it would be written; lists with commas.
    var standard: String { get }
    /// Whether it takes a list.
    var isList: Bool { get }
}
