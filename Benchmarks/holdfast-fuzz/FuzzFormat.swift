// FuzzFormat: what is known of a format when its files are damaged: what ends a part, which words mean something, and a
// small file to begin with where the package has none.

internal import FeedTrial
internal import Foundation

struct FuzzFormat {
    let name: String
    /// The folder of its files in Fixtures.
    let fixtures: String
    /// The bytes that parts end with, the likeliest first.
    let ends: [UInt8]
    /// Words that mean something.
    let words: [String]
    /// A file to begin with.
    let seed: String
    /// What files begin with; others would be read as another format.
    var beginnings: [String] = []
    /// Whether the bytes are no file, but what an envelope is drawn from.
    var isDrawn = false

    /// Tries some bytes.
    ///
    /// To see that a crash is found and made small, HOLDFAST_FUZZ_TRAP can name a text that ends the process.
    func trial(_ bytes: [UInt8]) -> FeedTrial {
        if let trap = Self.trap, bytes.windows(contain: trap) { abort() }
        return isDrawn ? FeedTrial(drawnFrom: bytes) : FeedTrial(bytes)
    }

    private static let trap = ProcessInfo.processInfo.environment["HOLDFAST_FUZZ_TRAP"].map { Array($0.utf8) }

    static let all: [FuzzFormat] = [
        FuzzFormat(
            name: "csv",
            fixtures: "csv",
            ends: Array("\n,;\t".utf8),
            words: [
                "order", "purpose", "revision", "line", "action", "sku", "qty", "price", "domain", "state", "cancel",
                "change", "sep=;", "\"", "\"\"", "=1+1", "#N/A", "1.5E+10", "\r\n", "\u{FEFF}", "1.234,5",
                "virtualAccount",
            ],
            seed: "order,line,sku,qty\nPO-1,1,A,5\nPO-1,2,B,6\n"
        ),
        FuzzFormat(
            name: "json",
            fixtures: "json",
            ends: Array(",}]{[:".utf8),
            words: [
                "null", "true", "1e5", "-0", "\"\\ud800\"", "\"\\u0000\"", "[]", "{}", "\"orders\":", "\"number\":",
                "\"lines\":", "\"quantity\":", "\"purpose\":", "\"customerOrderNumber\":", "1.0",
            ],
            seed: "{\"number\":\"PO-1\",\"lines\":[{\"number\":\"1\",\"sku\":\"A\",\"quantity\":1}]}",
            beginnings: ["{", "["]
        ),
        .x12,
        FuzzFormat(
            name: "x12-answers",
            fixtures: "",
            ends: [],
            words: ["*", "~", ">", "é"],
            seed: String(repeating: "0a1b2c", count: 80),
            isDrawn: true
        ),
        .edifact,
        xml(
            "cxml",
            FuzzSeeds.cxml,
            ["OrderRequest", "ItemOut", "payloadID", "Extrinsic", "role=\"endUser\"", "delete"]
        ),
        xml("ubl", FuzzSeeds.ubl, ["cbc:ID", "cac:OrderLine", "unitCode=\"EA\"", "OrderCancellation", "OrderChange"]),
        xml("oagis", FuzzSeeds.oagis, ["PurchaseOrderLine", "DocumentID", "Quantity", "Party"]),
        xml("rosettanet", FuzzSeeds.rosettanet, ["ProductLineItem", "GlobalProductIdentifier", "LineNumber"]),
        xml("xml-order", FuzzSeeds.xmlOrder, ["PONbr", "LineItem", "Qty", "EndUserInfo"]),
        xml("xml", "<?xml version=\"1.0\"?><a><b c=\"d\">e</b></a>", ["Order", "OrderRequest", "cXML", "a:b"]),
    ]

    private static let x12 = FuzzFormat(
        name: "x12",
        fixtures: "x12",
        ends: Array("~\n*>".utf8),
        words: [
            "ISA", "GS*PO", "ST*850*0001", "ST*860*0001", "BEG*00*SA*PO1**20261124", "BCH*04*SA*PO1",
            "PO1*1*5*EA*9.9**VP*A",
            "POC*1*QD*5*5*EA*9.9**VP*A", "N1*EN*Acme", "N1*BY*X*92*1", "REF*EU*7", "DTM*002*20261124", "CTT*1", "SLN*1",
            "SE*5*0001", "GE*1*1", "IEA*1*000000001", "99999999999999999999", "U", "00501", "CUR*BY*USD", "PID*F****x",
        ],
        seed: FuzzSeeds.x12,
        beginnings: ["ISA"]
    )

    private static let edifact = FuzzFormat(
        name: "edifact",
        fixtures: "edifact",
        ends: Array("'+:\n".utf8),
        words: [
            "UNA:+.? '", "UNB+UNOC:3+A+B+261124:1200+1'", "UNH+1+ORDERS:D:96A:UN'", "BGM+220+PO1+9'", "LIN+1++A:SA'",
            "QTY+21:5'", "NAD+UC+++Acme'", "PIA+1+A:SA'", "UNS+S'", "CNT+2:1'", "UNT+5+1'", "UNZ+1+1'", "?'", "??",
            "UNG",
            "ORDCHG", "RFF+ON:1'", "DTM+137:20261124:102'", "99999999999999999999",
        ],
        seed: FuzzSeeds.edifact,
        beginnings: ["UNA", "UNB"]
    )

    private static func xml(_ name: String, _ seed: String, _ words: [String]) -> FuzzFormat {
        let common = [
            "<!DOCTYPE a>", "<!DOCTYPE a [<!ENTITY b \"c\">]>", "&b;", "&#0;", "&#x10FFFF;", "<![CDATA[", "]]>", "<!--",
            "-->", "<?x ?>", "xmlns=\"u\"", "xmlns:a=\"u\"", "/>", "</a>", "encoding=\"UTF-16\"",
            "99999999999999999999",
        ]
        return FuzzFormat(
            name: name,
            fixtures: name,
            ends: Array("><\"\n".utf8),
            words: common + words,
            seed: seed,
            beginnings: ["<"]
        )
    }
}

extension [UInt8] {
    /// Whether a text stands somewhere in it.
    fileprivate func windows(contain text: [UInt8]) -> Bool {
        !text.isEmpty && indices.contains { self[$0...].starts(with: text) }
    }
}
