/// Moments as people read them.
enum Moment {
    /// An RFC 3339 moment without its milliseconds; always UTC, as it says with its Z.
    static func text(_ moment: String?) -> String? {
        guard let moment, let point = moment.lastIndex(of: "."), moment.hasSuffix("Z") else { return moment }
        return "\(moment[..<point])Z"
    }
}
