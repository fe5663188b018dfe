/// A file that is ready to be claimed.
struct Candidate: Sendable {
    let name: String
    let details: FileDetails
    /// Since when it has looked so.
    let since: Duration
    let isGivenUp: Bool
    /// Whether its sender says that it is finished: by the rename that brought it, or by a marker.
    let isDeclaredFinished: Bool
    /// Its marker, where that is what made it ready.
    let marker: String?
}
