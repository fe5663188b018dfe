import Domain
@testable import Feeds
import Testing

/// Headers: how a file says what it is.
@Suite struct CSVHeaderTests {
    @Test(arguments: [
        ("order,sku\nA,S\n", ["1:1 csv.missingHeader"]),
        ("line,sku,qty\n1,S,1\n", ["1:1 csv.missingHeader"]),
        ("order,po number,sku,qty\nA,A,S,1\n", ["1:7 csv.duplicateHeader"]),
        ("order,sku,qty,warehouse\nA,S,1,W\n", ["1:15 csv.unknownHeader"]),
        ("order,sku,qty,\nA,S,1,W\n", ["2:7 csv.valueWithoutHeader"]),
        ("domain,name\nxyz.com,X\n", ["1:1 csv.missingHeader"]),
        ("order,smart account,customer\nA,xyz.com,X\n", ["1:1 csv.missingHeader", "1:1 csv.missingHeader"]),
        ("alpha,beta\n1,2\n", ["1:1 feed.unrecognized"]),
        ("A,S,1\nB,S,2\n", ["1:1 feed.unrecognized"]),
        ("\n\n\n", ["1:1 feed.noUnits"]), ("order,sku,qty\n", ["1:1 feed.noUnits"]),
        ("order,sku,qty\n,,\n\n", ["1:1 feed.noUnits"]),
    ])
    func `refuses the file`(text: String, places: [String]) {
        let feed = parse(text)
        #expect(feed.places == places)
        #expect(feed.isRefused)
    }

    @Test func `a misspelled header comes with the one that was meant`() throws {
        let feed = parse(try Fixture.bytes("csv/bad-header.csv"))
        #expect(feed.codes == ["csv.duplicateHeader", "csv.unknownHeader", "csv.missingHeader"])
        #expect(feed.faults.first[1].message.contains("did you mean customerName?"))
        #expect(feed.faults.first[2].field == "quantity")
    }

    @Test func `a partner's own headers go before every alias`() {
        let mapped = profile {
            $0.columns = ["orderNumber": "Bestellnummer", "sku": "Quantity", "quantity": "Menge"]
        }
        let feed = parse("Bestellnummer;Quantity;Menge\nA;S;3\n", mapped)
        #expect(feed.codes == [])
        #expect(feed.summary == ["A new: 1 S 3"])
    }

    @Test func `aliases of a mapped field still work where its header is absent`() {
        let mapped = profile { $0.columns = ["orderNumber": "Bestellnummer"] }
        #expect(parse("order,sku,qty\nA,S,3\n", mapped).summary == ["A new: 1 S 3"])
        let both = parse("order,Bestellnummer,sku,qty\nA,B,S,3\n", mapped)
        #expect(both.codes == ["csv.unknownHeader"])
    }

    @Test(arguments: [["Warehouse", "row id"], ["*"]])
    func `headers that are named as ignored are read over`(ignored: [String]) {
        let tolerant = profile { $0.ignoredColumns = ignored }
        let feed = parse("Row-ID,order,sku,qty,warehouse\n#N/A,A,S,1,=1+1\n", tolerant)
        #expect(feed.summary == ["A new: 1 S 1"])
    }

    @Test func `a configured delimiter is not looked for`() {
        let bar = profile { $0.delimiter = UInt8(ascii: "|") }
        #expect(parse("order,sku,qty\nA,S,1\n", bar).codes == ["feed.unrecognized"])
        #expect(parse("order|sku|qty\nA|S|1\n", bar).summary == ["A new: 1 S 1"])
    }

    @Test func `no two columns of a sort of file share a name`() {
        func check<Column: CSVColumn>(_ type: Column.Type) {
            var owners: [String: Column] = [:]
            for column in Column.all {
                for name in [HeaderName.normalized(column.name)] + column.aliases {
                    #expect(owners[name] == nil || owners[name] == column, "\(name)")
                    #expect(name == HeaderName.normalized(name))
                    owners[name] = column
                }
            }
        }
        check(OrderColumn.self)
        check(AccountColumn.self)
        check(AssignmentColumn.self)
    }

    @Test func `names of fields are known to configurations`() {
        #expect(FeedProfile.fieldNames.isSuperset(of: ["orderNumber", "domain", "lineSmartAccount", "lineNumber"]))
        #expect(!FeedProfile.fieldNames.contains("order number"))
    }
}
