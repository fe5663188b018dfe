import Matching
import Testing

struct TierRecordTests {
    @Test(arguments: [
        (TierRecord(), false, nil), (TierRecord(agreed: 2_999), false, 1_001), (TierRecord(agreed: 3_000), true, 1_000),
        (TierRecord(agreed: 100_000, wrong: 1), false, nil), (TierRecord(agreed: 1), false, 1_000_000),
        (TierRecord(agreed: 228), false, 13_158),
    ])
    func `a tier leaves the shadow after 3,000 decisions without an error`(
        record: TierRecord,
        mayBeAutomatic: Bool,
        bound: Int?
    ) {
        #expect(record.mayBeAutomatic == mayBeAutomatic)
        #expect(record.boundPerMillion == bound)
    }

    @Test func `one wrong match puts an automatic tier into the shadow`() {
        #expect(TierRecord(agreed: 9_000, wrong: 1).limiting(.auto) == .shadow)
        #expect(TierRecord(agreed: 9_000, wrong: 1).limiting(.off) == .off)
        #expect(TierRecord().limiting(.auto) == .auto)
    }
}
