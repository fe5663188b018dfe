import Domain

extension Breakage {
    /// What the check must say, and nothing else.
    func sentences(_ names: VerificationWorld.Names) -> [String] {
        let held = "line 1 of order \(OrderID(rawValue: names.heldOrder))"
        let released = "line 1 of order \(OrderID(rawValue: names.releasedOrder))"
        let (heldLot, releasedLot) = (LotID(rawValue: names.heldLot), LotID(rawValue: names.releasedLot))
        let holding = HoldingAccountID(rawValue: names.holding)
        let (main, lab) = (VirtualAccountID(rawValue: names.main), VirtualAccountID(rawValue: names.lab))
        switch self {
        case .holdingBalance:
            return ["lot \(heldLot): its movements leave 5 in holding account \(holding), and its balance there is 7"]
        case .missingBalance:
            return ["lot \(releasedLot): its movements leave 3 in virtual account \(main), and its balance there is 0"]
        case .balanceFromNowhere:
            return ["lot \(releasedLot): its movements leave 0 in virtual account \(lab), and its balance there is 2"]
        case .lotQuantity: return ["lot \(heldLot): its movements leave 6 in accounts, and it has 5"]
        case .secondReleaseMovement: return ["lot \(releasedLot): it has 2 movements of a release instead of 1"]
        case .lineQuantity: return ["\(held) has 9 licenses, and its lots have 5"]
        case .cancelledInHolding: return ["\(held) is cancelled, and its lot \(heldLot) lies in a holding account"]
        case .foreignHolding:
            return ["\(held) is held, and its lot \(heldLot) lies in another partner's holding account"]
        case .waitingInVirtual: return ["\(held) is held, and its lot \(heldLot) lies in a virtual account"]
        case .releasedElsewhere:
            return ["\(released) is released, and its lot \(releasedLot) lies in another Smart Account"]
        case .recordedWithLot:
            return ["line 1 of order \(OrderID(rawValue: names.recordedOrder)) is recorded, and has a lot"]
        case .noReleaseDecision: return ["\(released) is released, and has 0 decisions to release it"]
        case .secondReleaseDecision: return ["\(released) is released, and has 2 decisions to release it"]
        case .earlyTerm: return ["\(held) is held, and its lot \(heldLot) has a term already"]
        case .lateTerm, .missingTermEnd, .endlessTermEnd:
            return ["\(released) is released, and its lot \(releasedLot) has not the term of its release"]
        default: return otherSentences(names)
        }
    }

    private func otherSentences(_ names: VerificationWorld.Names) -> [String] {
        let held = "line 1 of order \(OrderID(rawValue: names.heldOrder))"
        let receipt = ReceiptID(rawValue: names.foreignReceipt)
        switch self {
        case .noReleaseJob:
            let line = "line 1 of order \(OrderID(rawValue: names.scheduledOrder))"
            return ["\(line) is scheduled for 2026-01-01T00:00:00.050Z, and no job releases it"]
        case .missedByDomain: return [missed(names.waitingOrder, "accountPending", names.later, "T1")]
        case .missedByAccount: return [missed(names.waitingByIDOrder, "accountPending", names.laterByID, "T1")]
        case .missedByNumber: return [missed(names.waitingByNumberOrder, "noAccount", names.laterByNumber, "T3")]
        case .foreignReceipt:
            return ["order \(OrderID(rawValue: names.heldOrder)) has no receipt of its partner (\(receipt))"]
        case .missingItem: return ["receipt \(receipt) says that order N was accepted, and it is not there"]
        case .missingAccountItem:
            return ["receipt \(receipt) says that account no.com was changed, and it is not there"]
        case .unreadableReceipt: return ["receipt \(receipt) cannot be read"]
        case .noDefault:
            return ["account \(SmartAccountID(rawValue: names.other)) is active, and has no default virtual account"]
        case .cycle:
            return [names.lab, names.attic].map { "virtual account \(VirtualAccountID(rawValue: $0)) lies in itself" }
        case .unlisted: return ["\(held) is held, and is not listed there"]
        case .listedTwice: return ["\(names.lineCount + 1) lines are listed, and there are \(names.lineCount)"]
        case .wrongCount:
            return ["partner \(PartnerID(rawValue: names.otherPartner)) has 1 of order, and 2 are counted"]
        case .changedOtherwise: return ["\(held) is held with 5 of SKU-1, and its last change left 6 of SKU-1"]
        case .changedFromElsewhere:
            return ["\(held): revision 2 changes it from 4 of SKU-1, and revision 1 left 3 of SKU-1"]
        case .changedSKU: return ["\(held) is held with 5 of SKU-1, and its last change left 5 of SKU-2"]
        case .cancelledOnPaper: return ["\(held) is held with 5 of SKU-1, and its last change took back 5 of SKU-1"]
        default: return []
        }
    }

    private func missed(_ order: Int64, _ reason: String, _ account: Int64, _ tier: String) -> String {
        let account = SmartAccountID(rawValue: account)
        let line = "line 1 of order \(OrderID(rawValue: order))"
        return "\(line) is held (\(reason)), and matches account \(account) by \(tier)"
    }
}
