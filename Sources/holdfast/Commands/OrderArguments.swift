internal import ArgumentParser
internal import HTTPAPI

/// What names an order.
struct OrderArguments: ParsableArguments {
    @Argument(help: "The partner's name.")
    var partner: String

    @Argument(help: "The partner's number of the order.")
    var number: String

    /// The order's path in the API.
    var path: String {
        "/v1/partners/\(PercentEncoding.encode(partner))/orders/\(PercentEncoding.encode(number))"
    }
}
