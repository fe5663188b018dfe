import FeedTrial
import Foundation
import Testing

/// What a search for failures has found or found telling (Benchmarks/holdfast-fuzz) is read again.
@Suite struct FuzzReplayTests {
    private static let folders = (try? Fixture.all(in: "fuzz")) ?? []

    @Test(arguments: folders)
    func `every file that was kept breaks no rule`(folder: String) throws {
        let files = try Fixture.all(in: folder)
        #expect(!files.isEmpty)
        for file in files {
            let bytes = try Fixture.bytes(file)
            let trial = folder == "fuzz/x12-answers" ? FeedTrial(drawnFrom: bytes) : FeedTrial(bytes)
            #expect(trial.breaches == [], "\(file)")
        }
    }

    @Test func `there are files that were kept`() { #expect(!Self.folders.isEmpty) }

    @Test func `any envelope can be answered`() {
        let random = SeededBytes(seed: 12)
        for round in 0..<150 {
            let bytes = (0..<random.next(below: 600)).map { _ in UInt8(random.next(below: 256)) }
            #expect(FeedTrial(drawnFrom: bytes).breaches == [], "round \(round)")
        }
    }
}
