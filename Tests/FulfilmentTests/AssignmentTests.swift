import Domain
import Fulfilment
import Storage
import Testing

/// Who says whose an order is.
@Suite(.timeLimit(.minutes(1))) struct AssignmentTests {
    @Test func `an assignment twice by a feed is one, and by an operator is kept each time`() async throws {
        let world = try await FulfilmentWorld.make()
        for _ in 1...2 { try await world.assign("A-1", to: "XYZ.com", by: "feed:rcp_1") }
        #expect(try await world.integer("SELECT count(*) FROM assignment") == 1)
        for _ in 1...2 { try await world.assign("A-1", to: "xyz.com") }
        #expect(try await world.integer("SELECT count(*) FROM assignment") == 3)
        #expect(try await world.integer("SELECT count(*) FROM assignment WHERE is_current = 1") == 1)
        await world.database.close()
    }

    @Test(
        arguments: [
            ("A-1", nil, "XYZ Inc", "account.malformed"), ("A-1", nil, "sa_0000000000009", "account.unknown"),
            ("A-1", "9", "xyz.com", "line.unknown"), ("S-1", nil, "xyz.com", "order.notAssignable"),
            ("R-1", nil, "xyz.com", "line.released"),
        ] as [(String, String?, String, String)]
    ) func `an assignment that cannot take effect is refused`(
        order: String,
        line: String?,
        account: String,
        code: String
    )
        async throws
    {
        let world = try await FulfilmentWorld.make()
        try await world.account("xyz.com")
        try await world.order(.made("R-1", for: "xyz.com"))
        try await world.passUndoWindow()
        try await world.order(.made("A-1"))
        try await world.order(.made("S-1") { $0.kind = .stocking })
        let error = await #expect(throws: FulfilmentError.self) {
            try await world.assign(order, line: line, to: account)
        }
        #expect(error?.code == code)
        #expect(try await world.integer("SELECT count(*) FROM assignment") == 0)
        await world.database.close()
    }

    struct Dispute: CustomTestStringConvertible, Sendable {
        var says: String
        /// `actor line account`, with `*` for the whole order.
        var statements: [String]
        var refused = false
        var affected: Int
        var becomes: [String]

        var testDescription: String { says }
    }

    private static let (acme, beta) = ("scheduled acme.com/DEFAULT", "scheduled beta.com/DEFAULT")

    static let disputes: [Dispute] = [
        Dispute(
            says: "an operator's word for the order replaces a feed's for a line",
            statements: ["feed 1 acme.com", "operator * beta.com"],
            affected: 2,
            becomes: ["1 \(beta)", "2 \(beta)"]
        ),
        Dispute(
            says: "an operator's word for the order replaces an operator's for a line",
            statements: ["operator 1 acme.com", "operator * beta.com"],
            affected: 2,
            becomes: ["1 \(beta)", "2 \(beta)"]
        ),
        Dispute(
            says: "an operator's word for a line is an exception from the order's",
            statements: ["operator * beta.com", "operator 1 acme.com"],
            affected: 1,
            becomes: ["1 \(acme)", "2 \(beta)"]
        ),
        Dispute(
            says: "a feed's word for a line is an exception from its own for the order",
            statements: ["feed * beta.com", "feed 1 acme.com"],
            affected: 1,
            becomes: ["1 \(acme)", "2 \(beta)"]
        ),
        Dispute(
            says: "a feed's later word for the order contradicts its own for a line",
            statements: ["feed 1 acme.com", "feed * beta.com"],
            affected: 1,
            becomes: ["1 held ambiguous", "2 \(beta)"]
        ),
        Dispute(
            says: "a feed's later word for the order repeats its own for a line",
            statements: ["feed 1 acme.com", "feed * acme.com"],
            affected: 2,
            becomes: ["1 \(acme)", "2 \(acme)"]
        ),
        Dispute(
            says: "a feed does not replace an operator's word for the order",
            statements: ["operator * beta.com", "feed * acme.com"],
            refused: true,
            affected: 0,
            becomes: ["1 \(beta)", "2 \(beta)"]
        ),
        Dispute(
            says: "a feed makes no exception from an operator's word for the order",
            statements: ["operator * beta.com", "feed 1 acme.com"],
            refused: true,
            affected: 0,
            becomes: ["1 \(beta)", "2 \(beta)"]
        ),
        Dispute(
            says: "a feed does not speak over an operator's word for a line",
            statements: ["operator 1 beta.com", "feed * acme.com"],
            refused: true,
            affected: 0,
            becomes: ["1 \(beta)", "2 held noAccount"]
        ),
        Dispute(
            says: "a feed may say what an operator said",
            statements: ["operator * beta.com", "feed * BETA.com"],
            affected: 2,
            becomes: ["1 \(beta)", "2 \(beta)"]
        ),
        Dispute(
            says: "a feed may say of a line what an operator said of the order",
            statements: ["operator * beta.com", "feed 1 beta.com"],
            affected: 1,
            becomes: ["1 \(beta)", "2 \(beta)"]
        ),
    ]

    @Test(arguments: disputes)
    func `who said what of an order and its lines decides, and a feed overrules no operator`(row: Dispute) async throws
    {
        let world = try await FulfilmentWorld.make()
        try await world.account("acme.com")
        try await world.account("beta.com")
        try await world.order(.made("A-1", ["1:PERP:1", "2:PERP:1"]))
        var refusal: FulfilmentError?
        var affected = 0
        for statement in row.statements {
            let words = statement.split(separator: " ").map(String.init)
            let line = words[1] == "*" ? nil : words[1]
            do {
                let actor = words[0] == "feed" ? "feed:rcp_1" : "operator:anna"
                affected = try await world.assign("A-1", line: line, to: words[2], by: actor).linesAffected
            } catch let error as FulfilmentError {
                refusal = error
            }
        }
        #expect(refusal?.code == (row.refused ? "assignment.overruled" : nil))
        if row.refused {
            #expect(refusal?.message.contains("operator:anna") == true)
        } else {
            #expect(affected == row.affected)
        }
        #expect(try await world.lines("A-1") == row.becomes)
        try await world.runJobs()
        #expect(try await world.lines("A-1") == row.becomes)
        await world.database.close()
    }

    @Test func `two virtual accounts for a line are ambiguous, and one is taken from either`() async throws {
        let world = try await FulfilmentWorld.make()
        try await world.account("acme.com") { document in
            document.virtualAccounts = ["Berlin", "Rome"].map { .init(name: VirtualAccountName(unchecked: $0)) }
        }
        try await world.order(.made("A-1", ["1:PERP:1", "2:PERP:1"]))
        try await world.assign("A-1", line: "1", to: "acme.com", "Berlin", by: "feed:rcp_1")
        try await world.assign("A-1", line: "2", to: "acme.com", by: "feed:rcp_1")
        try await world.assign("A-1", to: "acme.com", "Rome", by: "feed:rcp_2")
        #expect(try await world.lines("A-1") == ["1 held ambiguous", "2 scheduled acme.com/Rome"])
        await world.database.close()
    }
}
