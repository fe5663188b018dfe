/// A setting as it was found.
public struct FoundSetting: Hashable, Sendable {
    /// The text, as it was written; lists with commas.
    public let text: String
    /// Where it came from.
    public let origin: SettingOrigin
    /// The value behind the text, so that `60s` and `1m` are equal.
    let meaning: String
}
