internal import ArgumentParser
internal import HTTPAPI

/// The line that a person decides about.
struct ReviewedLine: ParsableArguments {
    @Argument(help: "The line: ORDER/LINE, for example PO-4711/1, or its id (oln_…).")
    var line: String

    @Option(help: "Whose order it is; needed where several partners have an order of that number.")
    var partner: String?

    /// The line's path in the API.
    ///
    /// - Parameter verb: what is done; nil to look.
    /// - Returns: the path with its query.
    func path(_ verb: String? = nil) -> String {
        let query = partner.map { "?partner=\(PercentEncoding.encode($0))" } ?? ""
        return "/v1/review/lines/\(PercentEncoding.encode(line))\(verb.map { "/\($0)" } ?? "")\(query)"
    }
}
