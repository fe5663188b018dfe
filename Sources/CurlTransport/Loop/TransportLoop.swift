// TransportLoop: the one thread that calls libcurl's multi interface.
//
// GUARANTEES   All of libcurl for webhooks happens on this thread (docs/libcurl.md, 13). Every request is answered once, within
//              its timeout and a second, or when the transport closes.
//              A slow receiver, a slow name and a dead connection hold up nobody else.
// DOES NOT     Limit how many names are looked up at once: libcurl starts a thread for each, so there are at most
//              as many as exchanges in flight, and those of a dead resolver end with its own timeout.
//              Check the addresses of a request again while it runs: new ranges count from the next request on.

internal import CCurl
internal import Webhooks

/// The event loop around libcurl.
final class TransportLoop {
    private let inbox: TransportInbox
    private let now: @Sendable () -> Int64
    private var settings: CurlTransportSettings
    private var filter: AddressFilter
    private let poller: Poller
    private let multi: MultiHandle
    private let connections = ConnectionTable()
    /// Every transfer there is, running or free.
    private var transfers: [Transfer] = []
    private var free: [Transfer] = []
    /// Requests for which there is no free place yet.
    private var waiting: [PendingPost] = []
    /// When to look through `waiting` again, in microseconds of `MonotonicTime`.
    private var sweepDue: Int64 = 0
    private var closesAt: Int64?

    init(inbox: TransportInbox, settings: CurlTransportSettings, now: @escaping @Sendable () -> Int64)
        throws(CurlTransportError)
    {
        self.inbox = inbox
        self.settings = settings
        self.now = now
        filter = settings.filter
        poller = try Poller()
        try poller.watchEdges(of: inbox.wakeUp)
        multi = try MultiHandle(poller: poller, maximumInFlight: settings.maximumInFlight)
        // What libcurl refuses it refuses here, before there is anything to deliver.
        let first = try Transfer(connections: connections)
        try first.easy.reset()
        try first.setOptions(settings)
        transfers = [first]
        free = [first]
    }

    private var running: Int { transfers.count - free.count }

    /// The thread's body: returns when the transport is closed.
    func run() {
        while true {
            poller.wait(milliseconds: waitingTime) { descriptor, ready in
                if descriptor != inbox.wakeUp {
                    perform { () throws(CurlTransportError) in try multi.act(on: descriptor, ready: ready) }
                }
            }
            takeWork()
            startWaiting()
            if let due = multi.timerDue, due <= MonotonicTime.now {
                perform { () throws(CurlTransportError) in try multi.actOnTimer() }
            }
            finishEnded()
            if let closesAt, (running == 0 && waiting.isEmpty) || closesAt <= MonotonicTime.now { break }
        }
        giveUp(.ours("the transport is closing"))
        inbox.finish()
    }

    /// How long to wait for sockets: until libcurl, a waiting request or the closing wants something.
    private var waitingTime: Int32 {
        if !waiting.isEmpty && running < settings.maximumInFlight { return 0 }
        var due = multi.timerDue ?? .max
        if let closesAt { due = min(due, closesAt) }
        if !waiting.isEmpty { due = min(due, sweepDue) }
        guard due != .max else { return -1 }
        // Rounded up: a timer that is called early does nothing.
        return Int32(clamping: max(0, (due - MonotonicTime.now + 999) / 1_000))
    }

    private func takeWork() {
        let work = inbox.take()
        waiting.append(contentsOf: work.posts)
        closesAt = work.closesAt
        if let settings = work.settings {
            self.settings = settings
            filter = settings.filter
        }
    }

    private func startWaiting() {
        guard !waiting.isEmpty else { return }
        let count = min(waiting.count, settings.maximumInFlight - running)
        for post in waiting.prefix(count) { start(post) }
        waiting.removeFirst(count)
        failLate()
    }

    /// Answers the requests whose time went by while they waited, ten times a second.
    private func failLate() {
        let present = MonotonicTime.now
        guard !waiting.isEmpty, present >= sweepDue else { return }
        sweepDue = present + 100_000
        let late = waiting.filter { $0.deadline <= present }
        waiting.removeAll { $0.deadline <= present }
        for post in late { post.fail(.ours("no exchange could begin before the request's time was over")) }
    }

    private func start(_ post: PendingPost) {
        do {
            let transfer = try freeTransfer()
            do {
                try transfer.begin(post, settings: settings, filter: filter)
                try multi.add(transfer.easy)
            } catch {
                free.append(transfer)
                throw error
            }
        } catch let failure as HTTPFailure {
            post.fail(failure)
        } catch {
            post.fail(.ours("\(error)"))
        }
    }

    private func freeTransfer() throws(CurlTransportError) -> Transfer {
        if let transfer = free.popLast() { return transfer }
        let transfer = try Transfer(connections: connections)
        transfers.append(transfer)
        return transfer
    }

    private func finishEnded() {
        while let (data, code) = multi.nextEnded() {
            let transfer = Unmanaged<Transfer>.fromOpaque(data).takeUnretainedValue()
            multi.remove(transfer.easy)
            if transfer.mustStartAgain && code == CURLE_ABORTED_BY_CALLBACK {
                startAgain(transfer)
            } else {
                finish(transfer, transfer.exchange(code, now: now))
            }
        }
    }

    /// Sends over a new connection what the pooled one was not fit for (docs/libcurl.md, 4).
    private func startAgain(_ transfer: Transfer) {
        do {
            try transfer.beginAgain(settings: settings)
            try multi.add(transfer.easy)
        } catch let failure as HTTPFailure {
            finish(transfer, HTTPExchange(outcome: .failure(failure)))
        } catch {
            finish(transfer, HTTPExchange(outcome: .failure(.ours("\(error)"))))
        }
    }

    private func finish(_ transfer: Transfer, _ exchange: HTTPExchange) {
        free.append(transfer)
        transfer.finish(exchange)
    }

    /// Calls libcurl; when it fails as a whole (out of memory), so does everything that runs.
    private func perform(_ call: () throws(CurlTransportError) -> Void) {
        do {
            try call()
        } catch {
            giveUp(.ours("\(error)"))
        }
    }

    private func giveUp(_ failure: HTTPFailure) {
        for transfer in transfers where transfer.post != nil {
            multi.remove(transfer.easy)
            finish(
                transfer,
                HTTPExchange(outcome: .failure(failure), remoteAddress: transfer.attempt.remote?.description)
            )
        }
        for post in waiting { post.fail(failure) }
        waiting = []
    }
}
