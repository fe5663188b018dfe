/// Why a text is not the value of a setting, and what would be.
struct SettingProblem: Error, Hashable {
    /// What is wrong, one sentence without a full stop.
    let message: String
    /// What to write instead.
    let remedy: String
}

extension SettingProblem {
    /// The text is none of the words that the setting takes; the nearest one is suggested.
    static func unknownWord(_ text: String, among words: [String]) -> SettingProblem {
        SettingProblem(
            message: "\(text.debugDescription) is not one of \(words.joined(separator: ", "))",
            remedy: NearestKey.suggestion(for: text, among: words).map { "did you mean \($0)?" } ?? "write one of them"
        )
    }
}
