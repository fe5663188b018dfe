import Domain
import TestSupport
import Testing

/// A moment's text, and the identifiers of a moment.
@Suite struct TimestampTextTests {
    @Test(
        arguments: [
            ("1970-01-01T00:00:00.000Z", 0), ("2026-11-24T13:05:00.250Z", 1_795_525_500_250),
            ("2026-11-24T13:05:00Z", 1_795_525_500_000), ("2024-02-29T23:59:59.999Z", 1_709_251_199_999),
        ] as [(String, Int64)]
    )
    func `a moment is read as it is shown`(text: String, milliseconds: Int64) {
        #expect(Timestamp(text)?.milliseconds == milliseconds)
    }

    @Test(arguments: [
        "", "2026-11-24", "2026-11-24T13:05:00", "2026-11-24T13:05:00.25Z", "2026-11-24T13:05:00.250",
        "2026-11-24 13:05:00Z",
        "2026-11-24T24:00:00.000Z", "2026-11-24T13:60:00.000Z", "2026-11-24T13:05:60.000Z", "2026-11-31T13:05:00.000Z",
        "2026-11-24T13:05:00.250z", "2026-11-24T+1:05:00.250Z", "2026-11-24T13:05:00,250Z", "2026-11-24T13-05-00.250Z",
        "2026-11-24T13:05:00.250+00:00", "2026-11-24T13:05:00.-50Z", "٢026-11-24T13:05:00.250Z",
    ])
    func `what is written in another way is refused`(text: String) {
        #expect(Timestamp(text) == nil)
    }

    @Test func `whatever is minted at a moment has a number from its floor on`() {
        let time = ManualTime()
        for _ in 0..<100 {
            let ids = IdentifierGenerator(time: time, node: 5)
            let floor = IdentifierGenerator.floor(at: time.now)
            let before = IdentifierGenerator.floor(at: time.now.adding(milliseconds: 1))
            let minted = ids.nextNumber()
            #expect(minted >= floor && minted < before)
            time.advance(milliseconds: 997)
        }
        #expect(IdentifierGenerator.floor(at: Timestamp(milliseconds: -1)) == 0)
        #expect(IdentifierGenerator.floor(at: Timestamp(milliseconds: .max)) > 0)
    }
}
