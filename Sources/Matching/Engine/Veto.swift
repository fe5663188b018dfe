// Veto: why something that was found does not match by itself.

public import Domain

/// A reason against an automatic match.
public enum Veto: Hashable, Sendable {
    /// Another account has as good a claim.
    case tie(SmartAccountID, EvidenceTier)
    /// Something names an account that nobody knows.
    case unknownAccount(String)
    /// Something that should name an account cannot be read.
    case unreadableAccount(String)
    /// The account is not active.
    case notActive(SmartAccountState)
    /// Both sides have a number of the same registry, and it is not the same.
    case differentIdentifier(String)
    /// The countries differ.
    case differentCountry(CountryCode, CountryCode)
    /// The names differ.
    case differentName(String)
    /// There is no name to confirm the finding with.
    case noName
    /// There is no country to confirm the finding with.
    case noCountry
    /// The legal forms differ.
    case differentLegalForm(String, String)
    /// The numbers in the names differ.
    case differentNumerals([String], [String])
    /// A word that names a branch or a part of a company is in one of the names only.
    case distinguishingWord(String)
    /// The domain belongs to another account.
    case domainOfAnother(String, SmartAccountID)
    /// The domain can be taken for one that an account has proved to own.
    case lookAlikeDomain(String, String)
    /// The domain passes for another one by the letters of another alphabet.
    case deceptiveDomain(String)
    /// A word of the name mixes alphabets.
    case mixedScript(String)
    /// The name looks like the name of another account and is not the same.
    case homograph(SmartAccountID)
    /// A person said that orders of this identity are not this account's.
    case rejectedBefore
    /// The name has no word that tells companies apart.
    case noDistinctiveCore
    /// The name was cut off, or may have been.
    case truncated
    /// More than one account has the name.
    case ambiguousName(Int)
    /// The alias was learned a short while ago.
    case youngAlias
}

extension Veto {
    /// Whether it says that the names differ, which is what an alias is learned for.
    var isAboutTheName: Bool {
        switch self {
        case .differentName, .differentLegalForm, .differentNumerals, .distinguishingWord: true
        default: false
        }
    }

    /// Whether something says that it is another account: the rest only says too little.
    ///
    /// Between accounts of which a weaker rule finds several a person has to choose, so that is none.
    public var isContradiction: Bool {
        switch self {
        case .tie(_, let tier): tier <= .registry
        case .unknownAccount, .unreadableAccount, .differentIdentifier, .differentCountry, .differentName,
            .differentLegalForm, .differentNumerals, .distinguishingWord, .domainOfAnother, .lookAlikeDomain,
            .deceptiveDomain, .mixedScript, .homograph, .rejectedBefore:
            true
        case .notActive, .noName, .noCountry, .noDistinctiveCore, .truncated, .ambiguousName, .youngAlias: false
        }
    }

    /// Whether what people decide under it must not be learned: the name says too little, or may be meant to deceive.
    ///
    /// That the names differ is what an alias is learned for.
    public var forbidsLearning: Bool {
        switch self {
        case .noDistinctiveCore, .truncated, .ambiguousName, .noName, .tie: true
        default: isContradiction && !isAboutTheName
        }
    }
}

extension Veto: CustomStringConvertible {
    /// Half a sentence for people.
    public var description: String {
        switch self {
        case .tie(let account, let tier): "tie: \(tier) finds \(account) too"
        case .unknownAccount(let text): "\(text) is no known Smart Account"
        case .unreadableAccount(let text): "“\(text)” is neither a domain identifier nor an account's id"
        case .notActive(let state): "the account is \(state.rawValue)"
        case .differentIdentifier(let text): "another \(text)"
        case .differentCountry(let ours, let theirs): "country \(ours), the account's is \(theirs)"
        case .differentName(let text): "the account's name is “\(text)”"
        case .noName: "no name to compare"
        case .noCountry: "no country to compare"
        case .differentLegalForm(let ours, let theirs): "legal form \(ours), the account's is \(theirs)"
        case .differentNumerals(let ours, let theirs):
            "number \(Self.list(ours)) in the name, \(Self.list(theirs)) in the account's"
        case .distinguishingWord(let word): "“\(word)” is in one of the names only"
        case .domainOfAnother(let domain, let account): "\(domain) belongs to \(account)"
        case .lookAlikeDomain(let ours, let theirs): "\(ours) can be taken for \(theirs)"
        case .deceptiveDomain(let domain): "\(domain) passes for another domain"
        case .mixedScript(let name): "“\(name)” mixes alphabets within a word"
        case .homograph(let account): "the name looks like that of \(account) and is another"
        case .rejectedBefore: "a person said that it is not this account"
        case .noDistinctiveCore: "the name has no word that tells companies apart"
        case .truncated: "the name may have been cut off"
        case .ambiguousName(let count): "\(count) accounts have the name"
        case .youngAlias: "the alias was learned a short while ago"
        }
    }

    private static func list(_ numbers: [String]) -> String {
        numbers.isEmpty ? "none" : numbers.joined(separator: " ")
    }
}
