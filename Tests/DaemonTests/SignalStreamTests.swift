import Daemon
import Glibc
import Testing

@Suite struct SignalStreamTests {
    // One test for the whole process: signal handlers cannot be given back to the test runner's other tests.
    @Test func `signals come in the order in which they were sent, and the process lives`() async throws {
        var signals = try SignalStream.start().makeAsyncIterator()
        for signal in [ServiceSignal.reload, .terminate, .interrupt, .terminate] {
            kill(getpid(), signal.rawValue)
            #expect(await signals.next() == signal)
        }
        #expect(ServiceSignal.allCases.map(\.rawValue).sorted() == [SIGHUP, SIGINT, SIGTERM].sorted())
    }
}
