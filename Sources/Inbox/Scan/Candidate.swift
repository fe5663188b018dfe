/// A file that is ready to be claimed.
struct Candidate: Sendable {
    let name: String
    let details: FileDetails
    /// Since when it has looked so.
    let since: Duration
    let isGivenUp: Bool
    /// Its marker, where that is what made it ready.
    let marker: String?
}
