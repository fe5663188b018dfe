import Domain
import Testing

@testable import Inbox

@Suite struct FileNameTests {
    @Test(arguments: [
        ("orders.csv", FileName.Sort.candidate), ("a", .candidate), ("-rf", .candidate), ("été 1.csv", .candidate),
        ("x.done", .candidate), ("a^", .candidate), ("part", .candidate),
        (".hidden", .passing), ("a.tmp", .passing), ("a.TMP", .passing), ("a.part", .passing),
        ("a.filepart", .passing), ("a.swp", .passing), ("a.csv~", .passing),
        ("a\nb.csv", .refused), ("a\u{1b}[2J.csv", .refused), ("a\u{202e}vsc.csv", .refused), (" ", .refused),
    ])
    func `a name alone says whether it may be a file for us`(name: String, sort: FileName.Sort) {
        #expect(FileName.sort(name) == sort)
    }

    @Test(arguments: [
        ("orders 1.csv", "orders_1.csv"), ("../../etc/passwd", ".._.._etc_passwd"), ("été", "_t_"),
        ("a'b\"c$d`e", "a_b_c_d_e"), ("½.csv", "_.csv"),
    ])
    func `a safe name needs no quoting`(name: String, safe: String) {
        #expect(FileName.safe(name, maximumBytes: 200) == safe)
    }

    @Test func `a name that is shortened keeps its end and stays within its limit`() {
        let safe = FileName.safe(String(repeating: "x", count: 300) + ".csv", maximumBytes: 50)
        #expect(safe.utf8.count == 50)
        #expect(safe.hasSuffix("x.csv"))
        let long = String(repeating: "é", count: 127)
        let with = FileName.with(suffix: ".receipt.json", long)
        #expect(with.utf8.count <= 255)
        #expect(with == String(repeating: "é", count: 121) + ".receipt.json")
        #expect(FileName.with(suffix: ".x", "a") == "a.x")
    }

    @Test(arguments: [("a.csv.done", "a.csv"), ("a.done", "a"), (".done", nil), ("done", nil), ("a.csv", nil)])
    func `a marker names its file`(name: String, marked: String?) {
        #expect(FileName.marked(by: name) == marked)
    }

    @Test func `foreign text is shown without control over the reader`() {
        #expect(ShownText.escaped("a\u{1b}[31m\n\u{202e}b") == "a\\u{1b}[31m\\u{a}\\u{202e}b")
        #expect(ShownText.bytes([97, -1, 10]) == "a\\xff\\x0a")
    }

    @Test func `an entry of the spool is read from its name, and nothing else is`() {
        let plain = SpoolEntry.Identity(
            number: 12,
            partner: PartnerName(unchecked: "acme-one"),
            isDeclaredFinished: false
        )
        #expect(SpoolEntry.Identity(directoryName: "12.acme-one") == plain)
        #expect(SpoolEntry.Identity(directoryName: "12.acme-one.finished")?.isDeclaredFinished == true)
        for name in [plain.directoryName, "7.a.finished"] {
            #expect(SpoolEntry.Identity(directoryName: name)?.directoryName == name)
        }
        for name in ["acme", "12", "x.acme", "12.Acme", "12.", ".12.acme", "12.acme.x", "12.acme.finished.x"] {
            #expect(SpoolEntry.Identity(directoryName: name) == nil, "\(name)")
        }
    }
}
