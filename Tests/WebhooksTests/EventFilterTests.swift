import Domain
import Testing

@testable import Webhooks

/// Which events an endpoint wants.
struct EventFilterTests {
    @Test(arguments: [
        (["*"], "license.released", true), (["*"], "something.new", true),
        (["license.*"], "license.released", true), (["license.*"], "license.return_requested", true),
        (["license.*"], "order.accepted", false),
        (["license.released"], "license.released", true), (["license.released"], "license.held", false),
        (["order.accepted", "license.held"], "license.held", true),
        (["order.accepted", "*"], "endpoint.disabled", true),
    ])
    func `patterns match whole types, families and everything`(patterns: [String], type: String, isWanted: Bool) throws
    {
        #expect(try EventFilter(patterns).matches(type) == isWanted)
    }

    @Test(arguments: [
        [], [""], ["license"], ["license."], ["license.**"], ["*.released"], [".*"], ["licence.*"], ["License.*"],
        ["license.released", "nothing.*"], ["license.released order.accepted"],
    ])
    func `a pattern that can never match is refused`(patterns: [String]) {
        #expect(throws: SettingFault.self) { try EventFilter(patterns) }
    }

    @Test func `a filter is kept in one form`() throws {
        #expect(try EventFilter(["order.accepted", "license.*", "license.*"]).stored == "license.* order.accepted")
        #expect(try EventFilter(["license.*", "*"]) == .everything)
        #expect(EventFilter(stored: "license.* order.accepted").patterns == ["license.*", "order.accepted"])
    }

    @Test(arguments: EventType.allCases)
    func `every type and every family can be asked for`(type: EventType) throws {
        let family = "\(type.rawValue.prefix { $0 != "." }).*"
        #expect(try EventFilter([family]).matches(type))
        #expect(try EventFilter([type.rawValue]).matches(type))
    }
}
