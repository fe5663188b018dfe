/// An interchange as acme sends it, with one group and one transaction set.
struct X12File {
    /// ISA13 and GS06.
    let control: Int
    /// ST01.
    let set: String
    /// The segments between ST and SE.
    let segments: [String]
    /// What SE01 says besides the truth.
    var miscount = 0

    var text: String {
        let number = String(repeating: "0", count: 9 - "\(control)".count) + "\(control)"
        let functional = set == "860" ? "PC" : "PO"
        let lines =
            [
                "ISA*00*          *00*          *ZZ*ACME           *ZZ*HOLDFAST       *261125*0900*U*00401*\(number)*0*P*>",
                "GS*\(functional)*ACMEAPP*HOLDFASTAPP*20261125*0900*\(control)*X*004010", "ST*\(set)*0001",
            ] + segments + [
                "SE*\(segments.count + 2 + miscount)*0001", "GE*1*\(control)", "IEA*1*\(number)",
            ]
        return lines.map { "\($0)~\n" }.joined()
    }

    /// An order of three lines for two end customers.
    static func order(_ number: String, control: Int, miscount: Int = 0) -> X12File {
        X12File(
            control: control,
            set: "850",
            segments: [
                "BEG*00*SA*\(number)**20261120", "N1*EN*Owner of first.example", "REF*ZZ*first.example",
                "PO1*1*10*EA*19.9**VP*NET-ADV-1Y", "PO1*2*5*EA*99**VP*NET-BASE", "PO1*3*7*EA*99**VP*NET-BASE",
                "N1*EN*Second Ltd", "REF*ZZ*second.example", "CTT*3",
            ],
            miscount: miscount
        )
    }

    /// A change of that order: less of line 1, and no line 2.
    static func change(_ number: String, control: Int) -> X12File {
        X12File(
            control: control,
            set: "860",
            segments: [
                "BCH*04*SA*\(number)**1*20261121", "POC*1*QD*6*4*EA*19.9**VP*NET-ADV-1Y",
                "POC*2*DI*5*5*EA*99**VP*NET-BASE", "CTT*2",
            ]
        )
    }
}
