/// What can be set of an endpoint, checked.
struct EndpointTraits: Hashable, Sendable {
    var url: String
    var description: String
    var filter: EventFilter
    var headers: CustomHeaders
    var maximumConcurrency: Int
    var ratePerMinute: Int?
}
