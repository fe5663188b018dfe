internal import ArgumentParser
internal import Domain
internal import Glibc
internal import Matching

/// Matching: keys of names, suggestions, and how often the right account is among them.
///
/// Times are those of the processor, so that what else runs on the machine does not count.
struct MatchingBench: ParsableCommand {
    static let configuration = CommandConfiguration(commandName: "matching", abstract: "Keys, suggestions, recall.")

    enum What: String, ExpressibleByArgument, CaseIterable {
        case keys, recall, scale
    }

    @Argument(help: "keys, recall or scale.") var what: What
    @Argument(help: "Lines of account and name, separated by a tab: the accounts.") var register: String
    @Argument(help: "Lines of name and account, separated by a tab: what is looked for.") var queries: String

    func run() throws {
        switch what {
        case .keys: try measureKeys()
        case .recall, .scale: try measureSuggestions()
        }
    }

    /// Everything that is derived of an order's name, and the hashes of its keys.
    private func measureKeys() throws {
        let names = try lines(of: register).map { $0.last ?? "" }
        var sum: Int64 = 0
        let start = Self.processorTime
        for name in names {
            let known = CompanyName(name)
            sum &+= EvidenceKey(.name, known.k2).hash &+ EvidenceKey(.wordSet, known.k4).hash
        }
        let seconds = Self.processorTime - start
        print("{\"rate\": \(Double(names.count) / seconds), \"count\": \(names.count), \"check\": \(sum)}")
    }

    private func measureSuggestions() throws {
        let start = Self.processorTime
        let rows = try lines(of: register)
        // One line is one account; several lines with the same label are accounts of one organization.
        let labels = rows.map { $0.first ?? "" }
        let index = MemorySuggestionIndex(
            rows.lazy.enumerated().map { (account: Int64($0.offset), name: CompanyName($0.element.last ?? "")) }
        )
        let built = Self.processorTime - start
        let known = Set(labels)
        let suggester = Suggester()
        var milliseconds: [Double] = []
        var (wanted, found) = (0, [0, 0, 0])
        for query in try lines(of: queries) {
            let start = Self.processorTime
            let suggestions = try suggester.suggestions(for: CompanyName(query.first ?? ""), index)
            milliseconds.append((Self.processorTime - start) * 1_000)
            guard let label = query.last, known.contains(label) else { continue }
            wanted += 1
            let rank = suggestions.firstIndex { labels[Int($0.account)] == label } ?? suggestions.count
            for (place, limit) in [1, 3, 5].enumerated() where rank < min(limit, suggestions.count) {
                found[place] += 1
            }
        }
        milliseconds.sort()
        let rate = Double(milliseconds.count) * 1_000 / milliseconds.reduce(0, +)
        let recall = found.map { String(Double($0) / Double(max(1, wanted))) }.joined(separator: ", ")
        print(
            "{\"rate\": \(rate), \"p50_ms\": \(milliseconds[milliseconds.count / 2]),"
                + " \"p99_ms\": \(milliseconds[milliseconds.count * 99 / 100]), \"recall\": [\(recall)],"
                + " \"wanted\": \(wanted), \"accounts\": \(rows.count), \"build_s\": \(built)}"
        )
    }

    private func lines(of path: String) throws -> [[String]] {
        guard let file = fopen(path, "r") else { throw ValidationError("cannot read \(path)") }
        defer { fclose(file) }
        var line: UnsafeMutablePointer<CChar>?
        var capacity = 0
        defer { free(line) }
        var rows: [[String]] = []
        while getline(&line, &capacity, file) > 0, let line {
            let text = String(cString: line).prefix { $0 != "\n" }
            rows.append(text.split(separator: "\t", omittingEmptySubsequences: false).map(String.init))
        }
        return rows
    }

    /// Processor time of this thread, in seconds.
    private static var processorTime: Double {
        var time = timespec()
        clock_gettime(CLOCK_THREAD_CPUTIME_ID, &time)
        return Double(time.tv_sec) + Double(time.tv_nsec) / 1e9
    }
}
