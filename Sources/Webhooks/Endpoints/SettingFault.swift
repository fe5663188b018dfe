/// What is wrong with a setting, as the rest of a sentence that begins with its name.
struct SettingFault: Error {
    let reason: String
}
