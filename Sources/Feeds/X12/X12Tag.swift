// X12Tag: the segments that mean something here.

/// The tag of a segment; its raw value is its letters, the last in the lowest byte.
enum X12Tag: UInt32 {
    case isa = 0x49_53_41
    case isb = 0x49_53_42
    case ise = 0x49_53_45
    case ta1 = 0x54_41_31
    case gs = 0x47_53
    case st = 0x53_54
    case se = 0x53_45
    case ge = 0x47_45
    case iea = 0x49_45_41

    case beg = 0x42_45_47
    case bch = 0x42_43_48
    case cur = 0x43_55_52
    case ref = 0x52_45_46
    case n9 = 0x4E_39
    case n1 = 0x4E_31
    case n2 = 0x4E_32
    case n3 = 0x4E_33
    case n4 = 0x4E_34
    case per = 0x50_45_52
    case po1 = 0x50_4F_31
    case poc = 0x50_4F_43
    case pid = 0x50_49_44
    case sln = 0x53_4C_4E
    case sch = 0x53_43_48
    case ldt = 0x4C_44_54
    case lm = 0x4C_4D
    case spi = 0x53_50_49
    case adv = 0x41_44_56
    case ctt = 0x43_54_54
}

/// Short codes as numbers, so that they can be compared without making a text of them.
enum X12Code {
    /// The bytes of a code, the last in the lowest byte; 0 for none, and for more than four bytes.
    static func packed(_ bytes: some Collection<UInt8>) -> UInt32 {
        bytes.count > 4 ? 0 : bytes.reduce(0) { $0 << 8 | UInt32($1) }
    }

    /// A code from a profile or a table.
    static func packed(_ text: String) -> UInt32 { packed(Array(text.utf8)) }
}
