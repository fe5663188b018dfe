import Domain
import Feeds
import Testing

/// Accounts and assignments in CSV.
@Suite struct CSVAccountsTests {
    @Test func `a registry of accounts`() throws {
        let feed = parse(try Fixture.bytes("csv/accounts.csv"))
        #expect(feed.codes == [])
        #expect(feed.accounts.map(\.domain.text) == ["xyz.com", "contoso.com", "old.example"])
        #expect(feed.accounts.map(\.state) == [.active, .pending, .closed])
        let account = feed.accounts[0]
        #expect(account.name?.text == "XYZ AG")
        #expect(account.country?.text == "DE")
        #expect(account.aliases.map(\.text) == ["XYZ", "XYZ Aktiengesellschaft"])
        #expect(account.webDomains.map(\.text) == ["xyz.example", "xyz.de"])
        #expect(account.identifiers.map { "\($0.scheme)=\($0.value)" } == ["vat=DE123456789", "duns=123456789"])
        #expect(account.customerNumbers.map(\.text) == ["K-100", "K-101"])
        #expect(
            account.virtualAccounts.map { "\($0.parent?.text ?? "-")/\($0.name)\($0.isDefault ? "*" : "")" }
                == ["-/Production*", "-/EMEA", "EMEA/Lab", "EMEA/Berlin", "Berlin/Roof"]
        )
        #expect(account.place == SourcePlace(byteOffset: 89, line: 2, column: 1))
    }

    @Test(arguments: [
        (",active,", ["2:1 value.empty"]), ("xyz.com,,", ["2:9 value.empty"]), ("xyz,active,", ["2:1 value.malformed"]),
        ("xyz.com,alive,", ["2:9 value.unknownWord"]), ("xyz.com,active,A|A", ["2:16 account.duplicateVirtualAccount"]),
        ("xyz.com,active,*A|*B", ["2:16 account.secondDefault"]),
        ("xyz.com,active,A/B|C/B", ["2:16 account.duplicateVirtualAccount"]),
        ("xyz.com,active,A/A", ["2:16 account.duplicateVirtualAccount"]),
        ("xyz.com,active,A/", ["2:16 value.empty"]), ("xyz.com,active,A||B", ["2:16 value.empty"]),
        ("1.5E+10,active,", ["2:1 csv.scientificNotation"]),
    ])
    func `refuses the account`(row: String, places: [String]) {
        let feed = parse("domain,state,virtual accounts\n\(row)\nfine.com,active,\n")
        #expect(feed.places == places)
        #expect(feed.accounts.map(\.domain.text) == ["fine.com"])
        #expect(feed.rejected.count == 1)
    }

    @Test(arguments: ["DE123", ":DE123", "vat:", "v@t:DE123"])
    func `an identifier has a scheme and a value`(identifier: String) {
        #expect(parse("domain,state,identifiers\nxyz.com,active,\(identifier)\n").rejected.count == 1)
    }

    @Test func `a virtual account may be listed after those in it`() {
        let feed = parse("domain,state,virtual accounts\nxyz.com,active,EMEA/Lab|*EMEA\n")
        #expect(feed.accounts.first?.virtualAccounts.map(\.name.text) == ["EMEA", "Lab"])
        #expect(feed.accounts.first?.virtualAccounts.map(\.isDefault) == [true, false])
    }

    @Test func `an account that is there twice is not believed once`() {
        let feed = parse("domain,state\nxyz.com,active\nfine.com,active\nXYZ.com,closed\nxyz.com,active\n")
        #expect(feed.accounts.map(\.domain.text) == ["fine.com"])
        #expect(feed.rejected.map(\.name) == ["xyz.com", "xyz.com", "xyz.com"])
        #expect(feed.places == ["4:1 feed.duplicateUnit", "5:1 feed.duplicateUnit"])
    }

    @Test func `assignments of orders and of lines`() throws {
        let feed = parse(try Fixture.bytes("csv/assignments.csv"))
        #expect(feed.codes == [])
        let described = feed.assignments.map { assignment in
            "\(assignment.orderNumber) \(assignment.lineNumber?.text ?? "-") \(assignment.smartAccount) "
                + (assignment.virtualAccount?.text ?? "-")
        }
        #expect(
            described == [
                "PO-1001 - xyz.com -", "PO-1002 1.10 contoso.com Production", "PO-1003 2.0.1 sa_0000000000001 EMEA",
            ]
        )
    }

    @Test func `of two assignments of one line neither is believed`() {
        let feed = parse("po,line,smart account\nA,1,xyz.com\nA,1,abc.com\nA,,abc.com\nB,1,\n,1,xyz.com\n")
        #expect(feed.assignments.map(\.lineNumber) == [nil])
        #expect(feed.rejected.map(\.name) == ["A/1", "A/1", "B/1", "line 6"])
        #expect(feed.places == ["3:1 feed.duplicateUnit", "5:5 value.empty", "6:1 value.empty"])
    }
}
