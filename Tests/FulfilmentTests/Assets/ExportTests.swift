import Domain
import Foundation
import Storage
import TestSupport
import Testing

@testable import Fulfilment

/// Lists as files.
@Suite(.timeLimit(.minutes(1))) struct ExportTests {
    @Test(
        arguments: [
            (["a", nil, "b"], "a,,b\r\n"),
            (["a,b", "say \"hi\"", "two\nlines"], "\"a,b\",\"say \"\"hi\"\"\",\"two\nlines\"\r\n"),
            (["=1+1", "+1", "-1", "@x", "\tx", "1=1"], "'=1+1,'+1,'-1,'@x,'\tx,1=1\r\n"),
            (["\rx", "=a,b"], "\"'\rx\",\"'=a,b\"\r\n"),
            (["München", "☃"], "München,☃\r\n"),
        ] as [([String?], String)]
    )
    func `a row is one that no spreadsheet runs`(fields: [String?], row: String) {
        #expect(String(decoding: CSVRow(fields).bytes, as: UTF8.self) == row)
    }

    @Test func `an export is one file, whatever its parts`() async throws {
        let log = try await LogWorld.make()
        try await log.fill(4_500)
        try await log.release("A-1", purchaseOrder: "=cmd()")
        let subject = ListExport.Subject.activity(.smartAccount(log.xyz), ActivityFilter())
        let csv = try await log.export(subject, .csv)
        let rows = csv.text.split(separator: "\r\n")
        #expect(rows.count == 2_253)
        #expect(rows[0] == "id,happenedAt,kind,actor,summary,virtualAccount,sourceAccount,lot,sku,quantity,orderNumber")
        #expect(rows[1].hasSuffix(",PERP,5,'=cmd()"))
        #expect(csv.parts == 3)
        let json = try await log.export(subject, .json)
        let entries = try JSONDecoder().decode([ActivityView].self, from: Data(json.text.utf8))
        #expect(entries.count == rows.count - 1)
        #expect(entries[0].orderNumber == "=cmd()")
        await log.world.database.close()
    }

    @Test(arguments: ExportFormat.allCases)
    func `an empty list is a file too`(format: ExportFormat) async throws {
        let log = try await LogWorld.make()
        let export = try await log.export(.assets(log.xyz, AssetFilter()), format)
        switch format {
        case .csv: #expect(export.text == AssetView.columns.joined(separator: ",") + "\r\n")
        case .json: #expect(try JSONDecoder().decode([AssetView].self, from: Data(export.text.utf8)).isEmpty)
        }
        await log.world.database.close()
    }

    @Test func `a row has as many fields as columns, named as in JSON`() async throws {
        let log = try await LogWorld.make()
        try await log.release("A-1", ["1:SUB-12:1"], purchaseOrder: "PO-1")
        let assets = try await log.assets(as: log.anna)
        let object = try JSONSerialization.jsonObject(with: try JSONEncoder().encode(assets[0])) as? [String: Any]
        #expect(Set(try #require(object).keys) == Set(AssetView.columns))
        #expect(assets[0].fields.count == AssetView.columns.count)
        await log.world.database.close()
    }
}

extension LogWorld {
    fileprivate func export(
        _ subject: ListExport.Subject,
        _ format: ExportFormat
    ) async throws -> (text: String, parts: Int) {
        let fulfilment = world.fulfilment
        let parts = try await world.database.read { [caller = viewer(of: xyz)] snapshot in
            var export = ListExport(subject, as: format, for: caller)
            var parts: [[UInt8]] = []
            while let part = try export.nextPart(fulfilment, in: snapshot) { parts.append(part) }
            return parts
        }
        return (String(decoding: parts.joined(), as: UTF8.self), parts.count)
    }
}
