// What a partner's file says about decisions that need another person.

internal import Domain
internal import Fulfilment

extension PartnerReader {
    mutating func readFourEyes() -> FourEyes {
        FourEyes(
            overrideVeto: reader.flag(.fourEyesOverrideVeto),
            firstRelease: reader.flag(.fourEyesFirstRelease),
            aliasLearning: reader.flag(.fourEyesAliasLearning),
            aboveQuantity: reader.value(.fourEyesAboveQuantity, or: nil) { text throws(SettingProblem) in
                if text.isEmpty { return nil }
                guard let number = Int(text), number >= 0 else {
                    throw SettingProblem(
                        message: "\(text.debugDescription) is no number of licenses",
                        remedy: "write digits, for example 100"
                    )
                }
                return number
            },
            aboveValue: reader.value(.fourEyesAboveValue, or: nil) { text throws(SettingProblem) in
                if text.isEmpty { return nil }
                guard let amount = try? DecimalNumber(text), amount.digits >= 0 else {
                    throw SettingProblem(
                        message: "\(text.debugDescription) is no amount",
                        remedy: "write it like 10000 or 9999.90"
                    )
                }
                return amount
            }
        )
    }
}
