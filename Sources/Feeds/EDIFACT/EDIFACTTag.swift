/// The segments that mean something here, by the three bytes of their tags.
enum EDIFACTTag: UInt32 {
    case una = 0x55_4E_41
    case unb = 0x55_4E_42
    case une = 0x55_4E_45
    case ung = 0x55_4E_47
    case unh = 0x55_4E_48
    case uns = 0x55_4E_53
    case unt = 0x55_4E_54
    case unz = 0x55_4E_5A

    case alc = 0x41_4C_43
    case bgm = 0x42_47_4D
    case cnt = 0x43_4E_54
    case com = 0x43_4F_4D
    case cta = 0x43_54_41
    case cux = 0x43_55_58
    case doc = 0x44_4F_43
    case dtm = 0x44_54_4D
    case eqd = 0x45_51_44
    case fii = 0x46_49_49
    case ftx = 0x46_54_58
    case imd = 0x49_4D_44
    case lin = 0x4C_49_4E
    case loc = 0x4C_4F_43
    case nad = 0x4E_41_44
    case pac = 0x50_41_43
    case pat = 0x50_41_54
    case pia = 0x50_49_41
    case pri = 0x50_52_49
    case qty = 0x51_54_59
    case rff = 0x52_46_46
    case scc = 0x53_43_43
    case tax = 0x54_41_58
    case tdt = 0x54_44_54
    case tod = 0x54_4F_44

    /// Whether it can only stand around messages, so that a message that it meets has ended without its UNT.
    var isAroundMessages: Bool {
        switch self {
        case .una, .unb, .une, .ung, .unh, .unz: true
        default: false
        }
    }
}
