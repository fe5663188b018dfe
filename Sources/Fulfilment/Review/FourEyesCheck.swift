// FourEyesCheck: whether one person may decide alone.
//
// DOES NOT     Concern what is matched by itself: there certain evidence decides, and nobody proposes.

internal import Domain
internal import Storage

/// What speaks for another person.
struct FourEyesCheck {
    let settings: FourEyes
    let partner: PartnerID
    let snapshot: Snapshot

    /// Why the decision needs another person.
    ///
    /// - Parameters:
    ///   - lines: the lines it is for.
    ///   - isWhole: whether these are all of them.
    ///   - account: where they go.
    ///   - overruled: what speaks against it.
    /// - Returns: half a sentence for each reason; none when it does not.
    /// - Throws: `StorageError`.
    func reasons(
        _ lines: [QuestionLines.Line],
        isWhole: Bool,
        to account: SmartAccountID,
        overruled: [String]
    ) throws -> [String] {
        var reasons: [String] = []
        if settings.overrideVeto, !overruled.isEmpty { reasons.append("it overrules that \(overruled[0])") }
        if settings.firstRelease, try isFirst(account) {
            reasons.append("nothing of this partner has been released to the account yet")
        }
        if let limit = settings.aboveQuantity {
            let sum = lines.reduce(0) { $0 + $1.quantity }
            if !isWhole || sum > limit { reasons.append("it is for more than \(limit) licenses") }
        }
        if let limit = settings.aboveValue {
            let value = Self.value(of: lines)
            if !isWhole || value.map({ $0 > Self.billionths(limit) }) ?? true {
                reasons.append(value == nil ? "a line has no price" : "it is worth more than \(limit)")
            }
        }
        return reasons
    }

    private func isFirst(_ account: SmartAccountID) throws -> Bool {
        try snapshot.integer(
            """
            SELECT 1 FROM order_line l JOIN orders o ON o.id = l.order_id
            WHERE l.smart_account = ?1 AND l.state = 'released' AND o.partner = ?2 LIMIT 1
            """,
            account.rawValue,
            partner.rawValue
        ) == nil
    }

    /// What the lines are worth, in billionths; nil where a price is missing or too large to count with.
    private static func value(of lines: [QuestionLines.Line]) -> Int128? {
        var sum: Int128 = 0
        for line in lines {
            guard let text = line.unitPrice, let price = try? DecimalNumber(text) else { return nil }
            sum += billionths(price) * Int128(line.quantity)
        }
        return sum
    }

    private static func billionths(_ number: DecimalNumber) -> Int128 {
        (number.scale..<9).reduce(Int128(number.digits)) { value, _ in value * 10 }
    }
}
