// X12ReplyRelease: what the versions of the standard demand of an answer.
//
// SOURCE   The segment directories of 003040 to 006040; where they differ in what is written here, the difference is here.

/// The version an answer is written in.
struct X12ReplyRelease {
    /// GS08.
    let text: String
    /// The version as a number: 4010 for `004010`.
    let number: Int

    /// The version of the group that is answered; 004010, which everybody reads, where that is none.
    ///
    /// A suffix that begins with X names the guide of the orders (`004010X358`), which is not ours; others, such as
    /// `004010VICS`, name an industry's edition of the whole standard and are kept.
    init(_ received: String) {
        let digits = received.utf8.prefix(while: ASCII.isDigit).count
        let number = digits == 6 ? Int(received.prefix(6)) ?? 0 : 0
        guard (2_001...9_999).contains(number) else {
            (text, self.number) = ("004010", 4_010)
            return
        }
        self.number = number
        let suffix = received.dropFirst(6)
        let isKept = suffix.utf8.count <= 6 && suffix.utf8.allSatisfy { ASCII.isLetter($0) || ASCII.isDigit($0) }
        text = isKept && suffix.first != "X" ? received : String(received.prefix(6))
    }

    /// Whether groups are acknowledged by 999 in place of 997.
    var has999: Bool { number >= 5_010 }
    /// Whether dates are written with the century.
    var hasLongDates: Bool { number >= 4_010 }
    /// Whether text below N9 stands in MTX; MSG before.
    var hasMTX: Bool { number >= 4_020 }
    /// Whether AK4 can say which component is wrong.
    var hasComponentPositions: Bool { number >= 3_050 }
    /// Whether POC04 is what is left to receive; it becomes optional with 005050, and then another thing.
    var hasQuantityLeft: Bool { number < 5_050 }
    /// The most characters of data element 350, a line's number.
    var lineNumberLength: Int { number >= 4_010 ? 20 : 11 }
    /// The most characters of data element 234, a product's number.
    var productLength: Int { number >= 4_010 ? 48 : 30 }
    /// The most characters of data element 127, a reference.
    var referenceLength: Int { number >= 5_010 ? 50 : 30 }
    /// The most digits of data elements 330 and 380, quantities.
    var quantityDigits: Int { number >= 4_010 ? 15 : 9 }
    /// The most digits of data element 212, a price.
    var priceDigits: Int { number >= 4_010 ? 17 : 14 }
    /// The most characters of data element 447, a loop's name.
    var loopLength: Int { number >= 4_010 && !has999 ? 6 : 4 }
}
