/// Numbers of things.
enum Count {
    /// For example `1 fault`, `3 faults`, `2 deliveries`.
    static func text(_ number: Int, _ noun: String, _ plural: String? = nil) -> String {
        "\(number) \(number == 1 ? noun : plural ?? noun + "s")"
    }
}
