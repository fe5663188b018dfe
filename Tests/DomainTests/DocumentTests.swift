import Domain
import Testing

/// Documents and faults.
@Suite struct DocumentTests {
    private static func customer(_ name: String?, email: String? = nil, account: String? = nil) throws -> EndCustomer {
        var customer = EndCustomer()
        customer.name = try name.map { try Name($0) }
        customer.email = try email.map { try Name($0) }
        customer.smartAccount = try account.map { try Name($0) }
        return customer
    }

    @Test func `a line's customer is completed by its order's`() throws {
        let order = try Self.customer("XYZ", email: "a@xyz.com", account: "xyz.com")
        #expect(EndCustomer().completed(by: order) == order)
        #expect(order.completed(by: nil) == order)
        let line = try Self.customer(nil, email: "b@xyz.com").completed(by: order)
        #expect(line == (try Self.customer("XYZ", email: "b@xyz.com", account: "xyz.com")))
    }

    @Test func `a line that names another company inherits nothing`() throws {
        let order = try Self.customer("XYZ", email: "a@xyz.com", account: "xyz.com")
        for line in [try Self.customer("ABC"), try Self.customer(nil, account: "abc.com")] {
            #expect(line.completed(by: order) == line)
        }
    }

    @Test func `a list of faults keeps a thousand and counts all`() {
        var list = FaultList()
        for number in 0..<1_500 { list.append(Fault(code: "x.\(number)", message: "", remedy: "")) }
        #expect(list.first.count == 1_000)
        #expect(list.total == 1_500)
        var sum = FaultList()
        sum.append(Fault(code: "first", message: "", remedy: ""))
        sum.append(contentsOf: list)
        #expect(sum.first.count == 1_000)
        #expect(sum.first.map(\.code).prefix(2) == ["first", "x.0"])
        #expect(sum.total == 1_501)
    }

    @Test func `a fault reads as a sentence`() {
        let place = SourcePlace(byteOffset: 9, line: 2, column: 3)
        let fault = Fault(code: "value.empty", place: place, field: "sku", message: "is empty", remedy: "write a value")
        #expect(fault.description == "line 2, column 3: sku is empty; write a value [value.empty]")
        #expect(Fault(code: "c", message: "m", remedy: "r").description == "m; r [c]")
    }

    static let positions: [(StandardPosition, String)] = [
        (.init(segment: "PO1", segmentNumber: 12, element: 2, code: "7"), "segment 12 (PO1), element 2"),
        (.init(segment: "LIN", segmentNumber: 3, element: 3, component: 1), "segment 3 (LIN), element 3, component 1"),
        (.init(segment: "/Order/ID"), "/Order/ID"),
    ]

    @Test(arguments: positions)
    func `a fault says where it is in the words of its standard`(position: StandardPosition, words: String) {
        let place = SourcePlace(byteOffset: 9, line: 1, column: 10)
        let fault = Fault(code: "c", place: place, message: "m", remedy: "r", position: position)
        #expect(fault.description == "line 1, column 10: \(words): m; r [c]")
    }

    @Test func `an account goes from state to state as drawn`() {
        let ways = SmartAccountState.allCases.flatMap { state in
            SmartAccountState.allCases.filter(state.mayBecome).map { "\(state)>\($0)" }
        }
        #expect(
            Set(ways) == [
                "pending>active", "pending>closed", "active>suspended", "active>closed", "suspended>active",
                "suspended>closed",
            ]
        )
    }
}
