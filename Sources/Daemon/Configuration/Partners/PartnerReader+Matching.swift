// What a partner's file says about matching.

internal import Domain
internal import Fulfilment
internal import Matching

extension PartnerReader {
    mutating func readMatching() -> MatchingSettings {
        let tiers: [(key: PartnerSetting, tier: EvidenceTier)] = [
            (.namedTier, .named), (.registryTier, .registry), (.confirmedTier, .confirmed),
            (.nameTier, .nameAndCorroborator),
        ]
        var settings = MatchingSettings()
        for (key, tier) in tiers {
            let mode = reader.choice(key, or: TierMode.shadow)
            // What is as it is for everybody need not be said.
            if mode.rawValue != key.standard { settings.modes[tier] = mode }
        }
        settings.ownDomains = Set(reader.list(.ownDomains, Self.domain))
        settings.aliasCoolOff = reader.duration(.aliasCoolOff, in: .zero ... .days(30)).milliseconds
        return settings
    }

    private static func domain(_ text: String) throws(SettingProblem) -> String {
        guard let domain = CustomerDomain(web: Name(unchecked: text)) else {
            throw SettingProblem(
                message: "\(text.debugDescription) is not a registered domain",
                remedy: "write it like reseller.example.com"
            )
        }
        return domain.name
    }
}
