import Domain
import JobQueue
import Storage
import TestSupport
import Testing

@testable import Fulfilment

/// Lines that wait for long are told of, so that nobody forgets them.
@Suite(.timeLimit(.minutes(1))) struct AgeingTests {
    private static let day: Int64 = 86_400_000

    // 2026-11-27 is a Friday; 2026-11-26, a Thursday, is a holiday in the last rows.
    @Test(arguments: [
        ("2026-11-30T10:00", "DE", 1, "2026-11-27T10:00"),
        ("2026-11-30T10:00", "DE", 5, "2026-11-23T10:00"),
        ("2026-11-28T10:00", "DE", 1, "2026-11-27T00:00"),
        ("2026-12-01T00:00", "DE", 1, "2026-11-30T00:00"),
        ("2026-12-01T12:00", "DE", 0, "2026-12-01T12:00"),
        ("2026-11-29T10:00", "SA", 1, "2026-11-26T10:00"),
        ("2026-11-28T10:00", "SA", 1, "2026-11-26T00:00"),
        ("2026-11-28T10:00", "IR", 1, "2026-11-26T10:00"),
        ("2026-11-30T10:00", "IN", 1, "2026-11-28T10:00"),
        ("2026-11-27T10:00", "US", 1, "2026-11-25T10:00"),
        ("2026-11-26T10:00", "US", 1, "2026-11-25T00:00"),
    ])
    func `only time on working days counts`(now: String, country: String, days: Int, expected: String) throws {
        let holidays = country == "US" ? [try #require(CalendarDate("2026-11-26"))] : []
        let calendar = BusinessDays(country: CountryCode(unchecked: country), holidays: Set(holidays))
        let moment = try calendar.moment(days, before: Self.moment(now))
        #expect(try moment == Self.moment(expected))
    }

    private static func moment(_ text: String) throws -> Timestamp {
        let date = try #require(CalendarDate(text.prefix(10)))
        let clock = text.suffix(5).split(separator: ":").compactMap { Int64($0) }
        return Timestamp(startOf: date).adding(milliseconds: clock[0] * 3_600_000 + clock[1] * 60_000)
    }

    @Test func `each limit is told once, in an event for each order, the oldest first`() async throws {
        let world = try await FulfilmentWorld.make()
        try await world.order(.made("A-1", ["1:PERP:10", "2:PERP:20"]))
        world.time.advance(milliseconds: Self.day / 2)
        try await world.order(.made("A-2", ["1:PERP:1"]))
        try await world.order(.made("S-1", ["1:PERP:1"]) { $0.kind = .stocking })
        world.time.advance(milliseconds: Self.day / 2 - 1)
        #expect(try await world.waiting() == [])
        world.time.advance(milliseconds: 1)
        #expect(try await world.waiting() == ["A-1 1: 1 2"])
        #expect(try await world.waiting() == [])
        world.time.advance(milliseconds: 6 * Self.day)
        #expect(try await world.waiting() == ["A-2 1: 1", "A-1 7: 1 2"])
        world.time.advance(milliseconds: 60 * Self.day)
        #expect(try await world.waiting() == ["A-2 7: 1", "A-1 30: 1 2", "A-2 30: 1"])
        #expect(try await world.waiting() == [])
        await world.database.close()
    }

    @Test func `what is released in time is not told, and a new limit is told for what is beyond it`() async throws {
        let world = try await FulfilmentWorld.make(undoWindow: 0)
        try await world.order(.made("A-1", ["1:PERP:10"]))
        try await world.order(.made("A-2", ["1:PERP:10"], for: "xyz.com"))
        try await world.account("xyz.com")
        try await world.runJobs()
        world.time.advance(milliseconds: 3 * Self.day)
        #expect(try await world.waiting() == ["A-1 1: 1"])
        let limits = WaitingLimits(days: [1, 2, 2, 3], businessDays: nil)
        let settings = PartnerSettings(name: FulfilmentWorld.partner, waiting: limits)
        try await world.database.write { try world.fulfilment.prepare(partners: [settings], in: $0) }
        #expect(try await world.waiting() == ["A-1 2: 1", "A-1 3: 1"])
        await world.database.close()
    }

    @Test func `more lines than one transaction should look at are told by the next ones`() async throws {
        let world = try await FulfilmentWorld.make()
        let lines = (1...Fulfilment.ageingLimit + 5).map { "\($0):PERP:1" }
        try await world.order(.made("A-1", lines))
        try await world.order(.made("A-2", ["1:PERP:1"]))
        world.time.advance(milliseconds: Self.day)
        let told = try await world.waiting()
        #expect(told.map { $0.split(separator: " ").count - 2 } == [1_000, 5, 1])
        await world.database.close()
    }
}

extension FulfilmentWorld {
    /// Lets the job run until it has no more to do, and gives what it told: the order, the limit, the lines.
    fileprivate func waiting() async throws -> [String] {
        let before = try await events("order.waiting").count
        while try await database.write({ try fulfilment.tellWaiting(in: $0) }) == .more {}
        return try await events("order.waiting").dropFirst(before).map { event in
            let (order, days) = (event.data["number"] as? String, event.data["days"] as? Int)
            return "\(order ?? "?") \(days ?? 0): \(event.lineNumbers.joined(separator: " "))"
        }
    }
}
