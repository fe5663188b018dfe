/// Why a text is not the value of a setting, and what would be.
struct SettingProblem: Error, Hashable {
    /// What is wrong, one sentence without a full stop.
    let message: String
    /// What to write instead.
    let remedy: String
}
