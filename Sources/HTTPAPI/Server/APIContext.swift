// What belongs to one request: its logger, its path parameters, and the connection it came over.

internal import Hummingbird
internal import NIOCore

/// The context of a request.
struct APIContext: RequestContext {
    var coreContext: CoreRequestContextStorage
    /// The connection; who is at its other end is asked only by requests that change something.
    let channel: any Channel

    init(source: ApplicationRequestContextSource) {
        coreContext = CoreRequestContextStorage(source: source)
        channel = source.channel
    }
}
