internal import FoundationEssentials

/// What the daemon answered.
struct Answer {
    let bytes: [UInt8]

    /// The answer as a value.
    func value<Value: Decodable>(_ type: Value.Type = Value.self) throws -> Value {
        do {
            return try JSONDecoder().decode(type, from: Data(bytes))
        } catch {
            throw CommandFailure(
                .software,
                "the daemon's answer cannot be understood",
                remedy: "are the daemon and this command of the same version? try 'holdfast status' and --json"
            )
        }
    }

    /// Prints the answer: as it is for programs, or as the closure says for people.
    func print<Value: Decodable>(asJSON: Bool, _ type: Value.Type = Value.self, _ text: (Value) -> String) throws {
        guard !asJSON else { return try printJSON() }
        try StandardOutput.write(text(try value(type)))
    }

    /// Prints the success of what has no answer.
    func printNothing(asJSON: Bool, _ text: String) throws {
        guard !asJSON else { return try printJSON() }
        try StandardOutput.write(text)
    }

    private func printJSON() throws {
        let text = bytes.isEmpty ? "{}" : String(decoding: bytes, as: UTF8.self)
        try StandardOutput.write(text + "\n")
    }
}
