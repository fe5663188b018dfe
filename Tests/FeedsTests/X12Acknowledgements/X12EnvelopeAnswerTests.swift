import Domain
import Feeds
import Testing

/// TA1, 997 and 999.
@Suite struct X12EnvelopeAnswerTests {
    /// Asked for, wrong, wanted always: what TA1 says, nil for none.
    @Test(
        arguments: [
            (false, [], false, nil),
            (true, [], false, "TA1*000000071*261124*1200*A*000"),
            (false, [], true, "TA1*000000071*261124*1200*A*000"),
            (false, ["021"], false, "TA1*000000071*261124*1200*R*021"),
            (true, ["001", "022"], true, "TA1*000000071*261124*1200*R*001"),
        ] as [(Bool, [String], Bool, String?)]
    )
    func `an interchange is acknowledged where it is asked for or wrong`(
        isAsked: Bool,
        codes: [String],
        isAlways: Bool,
        expected: String?
    ) throws {
        var answered = X12Answered()
        answered.interchange.wantsAcknowledgement = isAsked
        answered.interchange.noteCodes = codes
        answered.profile.alwaysWantsInterchangeAcknowledgement = isAlways
        let segments = try answered.segments("TA1")
        #expect(segments.dropFirst().first == expected)
        #expect(segments.last == (expected == nil ? nil : "IEA*0*000000001"))
    }

    @Test func `an interchange with an error is accepted where its orders were`() throws {
        var answered = X12Answered()
        answered.addOrder(.of([.accepted]))
        answered.interchange.noteCodes = ["021"]
        #expect(try answered.segments("997", "TA1") == ["TA1*000000071*261124*1200*E*021"])
    }

    @Test func `a broken header is answered with fields of the right width`() throws {
        var answered = X12Answered()
        answered.interchange.controlNumber = "A7"
        answered.interchange.date = "20261124"
        answered.interchange.time = ""
        answered.interchange.noteCodes = ["018"]
        answered.interchange.sender = X12Address(qualifier: "", identifier: "")
        let segments = try answered.segments("TA1")
        #expect(segments[1] == "TA1*000000007*261124*0945*R*018")
        #expect(segments[0].hasPrefix("ISA*00*          *00*          *ZZ*HOLDFAST       *ZZ*acme           *"))
    }

    @Test func `a group is answered set by set`() throws {
        var wrong = X12SegmentError(segment: "PO1", segmentNumber: 5, loop: "PO1")
        wrong.elements = [
            .init(element: 2, reference: 330, code: "6", value: "t*n"),
            .init(element: 6, component: 2, code: "5"),
        ]
        let unknown = X12SegmentError(segment: "XYZ", segmentNumber: 9, code: "1")
        var noted = X12TransactionSet.taken("850", "0003", at: 1)
        noted.errorCodes = ["4"]
        var answered = X12Answered()
        answered.outcomes = [.of([.accepted]), .of([.accepted])]
        answered.addGroup(sets: [
            .taken(at: 0), .leftOut(codes: ["5"], [wrong, unknown]), noted, .leftOut("0004"),
        ])
        answered.interchange.groups[0].errorCodes = ["5"]
        answered.interchange.groups[0].declaredSets = 5
        #expect(
            try answered.segments("997") == [
                "ISA*00*          *00*          *ZZ*HOLDFAST       *01*ACME           *261124*0945*U*00401*000000001*0*P*>",
                "GS*FA*HOLDAPP*ACMEAPP*20261124*0945*1*X*004010",
                "ST*997*0001", "AK1*PO*12",
                "AK2*850*0001", "AK5*A",
                "AK2*850*0002", "AK3*PO1*5*PO1*8", "AK4*2*330*6*t n", "AK4*6>2**5", "AK3*XYZ*9**1", "AK5*R*5",
                "AK2*850*0003", "AK5*E*4",
                "AK2*850*0004", "AK5*R*5",
                "AK9*P*5*4*2*5", "SE*16*0001", "GE*1*1", "IEA*1*000000001",
            ]
        )
    }

    @Test func `version 005010 is answered by 999`() throws {
        var wrong = X12SegmentError(segment: "BEG", segmentNumber: 2, code: "8")
        wrong.elements = [.init(element: 3, reference: 324, code: "1")]
        var set = X12TransactionSet.leftOut("0001", codes: ["5"], [wrong])
        set.implementation = "GUIDE1"
        var answered = X12Answered(version: "00501")
        answered.interchange.separators.repetition = UInt8(ascii: "^")
        answered.addGroup(version: "005010X850", sets: [set])
        #expect(
            try answered.segments("999").dropFirst(1) == [
                "GS*FA*HOLDAPP*ACMEAPP*20261124*0945*1*X*005010", "ST*999*0001", "AK1*PO*12*005010X850",
                "AK2*850*0001*GUIDE1", "IK3*BEG*2**8", "IK4*3*324*1", "IK5*R*5", "AK9*R*1*1*0", "SE*8*0001", "GE*1*1",
                "IEA*1*000000001",
            ]
        )
        #expect(try answered.segments("999")[0].contains("*^*00501*"))
    }

    /// Sets that were taken, sets that were not, errors of the group.
    @Test(
        arguments: [
            (1, 0, [], "AK9*A*1*1*1"),
            (2, 0, ["5"], "AK9*E*2*2*2*5"),
            (1, 1, [], "AK9*P*2*2*1"),
            (0, 2, [], "AK9*R*2*2*0"),
            (0, 0, ["1"], "AK9*R*0*0*0*1"),
            (0, 1, ["1", "2", "2", "3", "4", "5", "6"], "AK9*R*1*1*0*1*2*3*4*5"),
        ] as [(Int, Int, [String], String)]
    )
    func `a group is accepted, noted, taken in part or rejected`(
        taken: Int,
        leftOut: Int,
        codes: [String],
        expected: String
    ) throws {
        var answered = X12Answered()
        answered.outcomes = (0..<taken).map { _ in .of([.accepted]) }
        answered.addGroup(sets: (0..<taken).map { .taken(at: $0) } + (0..<leftOut).map { _ in .leftOut() })
        answered.interchange.groups[0].errorCodes = codes
        #expect(try answered.segments("997", "AK9") == [expected])
    }

    @Test func `more errors than the standard has room for are cut`() throws {
        var wrong = X12SegmentError(segment: "REF", segmentNumber: 3)
        wrong.elements = (1...150).map { .init(element: $0 % 100, reference: 127, code: "5") }
        var answered = X12Answered()
        answered.addGroup(sets: [.leftOut(codes: (1...9).map(String.init), Array(repeating: wrong, count: 3))])
        let segments = try answered.segments("997")
        #expect(segments.count { $0.hasPrefix("AK4") } <= 3 * 99)
        #expect(segments.contains("AK5*R*1*2*3*4*5"))
        #expect(!segments.contains { $0.hasPrefix("AK4*0") })
    }

    @Test func `a set is not accepted where the file was refused behind it`() throws {
        var answered = X12Answered()
        answered.addGroup(sets: [.taken(at: 0)])
        #expect(try answered.segments("997", "AK5", "AK9") == ["AK5*R*5", "AK9*R*1*1*0"])
        answered.outcomes = [nil]
        #expect(try answered.segments("997", "AK5") == ["AK5*R*5"])
    }

    @Test func `acknowledgements are not acknowledged`() throws {
        var answered = X12Answered()
        answered.addGroup("FA", sets: [.leftOut()])
        #expect(try answered.files.isEmpty)
        answered.interchange.wantsAcknowledgement = true
        #expect(try answered.files.map(\.kind) == ["TA1"])
    }

    @Test func `what the profile does not want is not written`() throws {
        var answered = X12Answered()
        answered.addOrder(.of([.accepted]))
        #expect(try answered.files.map(\.kind) == ["997", "855"])
        answered.profile.wantsFunctionalAcknowledgement = false
        #expect(try answered.files.map(\.kind) == ["855"])
        answered.profile.wantsOrderAcknowledgement = false
        #expect(try answered.files.isEmpty)
    }
}
