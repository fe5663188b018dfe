import Domain
import Feeds
import Testing

/// Separators, versions, numbers and text of what is written.
@Suite struct X12ReplyFormTests {
    /// The received separators, the version, and ISA's end with the first bytes behind it.
    @Test(
        arguments: [
            ("*>~", nil, "00401", "*>~\nTA1*"),
            ("|:\u{15}", nil, "00401", "|:\u{15}\nTA1|"),
            ("\u{1D}<\n", nil, "00401", "\u{1D}<\nTA1\u{1D}"),
            ("~>*", nil, "00401", "~>*\nTA1~"),
            ("*>\r", nil, "00401", "*>\r\nTA1*"),
            ("*: ", nil, "00401", "*>~\nTA1*"),
            ("A>~", nil, "00401", "*>~\nTA1*"),
            ("***", nil, "00401", "*>~\nTA1*"),
            (";>~", nil, "00401", "*>~\nTA1*"), ("*\n~", nil, "00401", "*>~\nTA1*"),
            ("*>~", "^", "00501", "*>~\nTA1*"),
        ] as [(String, String?, String, String)]
    )
    func `separators are those received where they can be used`(
        received: String,
        repetition: String?,
        version: String,
        expected: String
    ) throws {
        let bytes = Array(received.utf8)
        var answered = X12Answered(version: version)
        answered.interchange.wantsAcknowledgement = true
        answered.interchange.separators = X12Separators(
            element: bytes[0],
            component: bytes[1],
            repetition: repetition?.utf8.first,
            segment: bytes[2]
        )
        let written = try #require(try answered.files.first).bytes
        #expect(written[103...].starts(with: expected.utf8))
        #expect(written[105] == expected.utf8.dropFirst(2).first)
        #expect(written[82] == (repetition?.utf8.first ?? UInt8(ascii: "U")))
    }

    @Test func `a repetition separator is found where the version needs one and none was given`() throws {
        var answered = X12Answered(version: "00501")
        answered.interchange.wantsAcknowledgement = true
        answered.interchange.separators.component = UInt8(ascii: "^")
        #expect(try #require(try answered.files.first).bytes[82] == UInt8(ascii: "\\"))
        answered.interchange.separators.repetition = 0x0A
        #expect(try #require(try answered.files.first).bytes[82] == UInt8(ascii: "\\"))
    }

    /// GS08 as received; GS08, GS04 and ST01 of the answer.
    @Test(arguments: [
        ("004010", "004010", "20261124", "997"),
        ("004010VICS", "004010VICS", "20261124", "997"),
        ("004010X358", "004010", "20261124", "997"),
        ("003040", "003040", "261124", "997"),
        ("005010", "005010", "20261124", "999"),
        ("4010", "004010", "20261124", "997"),
        ("", "004010", "20261124", "997"),
        ("999999", "004010", "20261124", "997"),
    ])
    func `the answer has the version of the group`(
        received: String,
        version: String,
        date: String,
        set: String
    ) throws {
        var answered = X12Answered()
        answered.addGroup(version: received, sets: [.leftOut()])
        #expect(try answered.segments(set, "GS") == ["GS*FA*HOLDAPP*ACMEAPP*\(date)*0945*1*X*\(version)"])
    }

    @Test(arguments: [
        ("00401", "00401"), ("00204", "00204"), ("4010", "00401"), ("ABCDE", "00401"), ("00501", "00501"),
    ])
    func `the interchange has the version received, or the one that everybody reads`(
        received: String,
        expected: String
    ) throws {
        var answered = X12Answered(version: received)
        answered.interchange.wantsAcknowledgement = true
        #expect(try answered.segments("TA1")[0].contains("*\(expected)*000000001*0*P*"))
    }

    /// What a person wrote, and what is left of it between `*`, `>` and `~`.
    @Test(arguments: [
        ("plain", "plain"), ("a*b~c>d", "a b c d"), ("line\nbreak\ttab", "line break tab"), ("  ends ~", "ends"),
        ("Müller Straße", "Muller Strasse"), ("Ørsted Łódź", "Orsted Lodz"), ("Æther œuvre", "AEther oeuvre"),
        ("a – b — c", "a - b - c"), ("“x” ‘y’", "\"x\" 'y'"), ("日本", "??"), ("e\u{301}t", "et"), ("\u{7F}\u{0}x", "x"),
        ("€5", "?5"),
    ])
    func `text is printable ASCII without separators`(written: String, expected: String) throws {
        var answered = X12Answered()
        answered.addOrder(.of([.held(.noAccount)]) { $0.lines[0].detail = written })
        #expect(try answered.segments("855", "MSG") == ["MSG*\(expected)"])
    }

    @Test func `control numbers count between the two parties, and begin anew`() throws {
        var answered = X12Answered()
        answered.interchange.wantsAcknowledgement = true
        answered.addOrder(.of([.accepted]))
        answered.drawn = [
            "x12.group ZZ/HOLDFAST 01/ACME": 999_999_998, "x12.interchange ZZ/HOLDFAST 01/ACME": 999_999_998,
        ]
        let files = try answered.files.map { String(decoding: $0.bytes, as: UTF8.self) }
        #expect(files[0].contains("*00401*999999999*0*") && files[0].contains("GE*1*999999999~"))
        #expect(files[1].contains("*00401*000000001*0*") && files[1].contains("GE*1*1~"))
    }

    @Test func `newlines follow segments only where the profile wants them`() throws {
        var answered = X12Answered()
        answered.addOrder(.of([.accepted]))
        answered.profile.writesNewlines = false
        for file in try answered.files { #expect(!file.bytes.contains(0x0A) && file.fileExtension == "edi") }
    }

    @Test func `the same file gives the same bytes`() throws {
        var answered = X12Answered()
        answered.addOrder(.of([.accepted, .held(.ambiguous)]))
        let first = try answered.files
        #expect(try answered.files == first)
    }
}
