// What the rules found, as it is shown and kept.

internal import Domain
internal import Matching

extension CandidateView {
    init(_ candidate: Candidate) {
        self.init(
            id: candidate.account.description,
            smartAccount: candidate.identifier.text,
            likelihood: candidate.likelihood.rawValue,
            tier: candidate.tier.description,
            similarity: Self.hundredths(candidate.similarity),
            matchedName: candidate.matchedName?.name.text,
            nameOrigin: candidate.matchedName?.origin.rawValue,
            fields: candidate.grades.all.map { Field(name: $0.field, grade: $0.grade.rawValue) },
            reasons: candidate.reasons,
            against: candidate.vetoes.map(\.description),
            explanation: candidate.explanation
        )
    }

    /// Two places are what people can tell apart.
    static func hundredths(_ number: Double) -> Double { (number * 100).rounded() / 100 }
}

extension JSONWriter {
    /// What was seen of candidates, for the record.
    static func snapshot(of candidates: [Candidate]) -> String {
        var writer = JSONWriter()
        writer.object { writer in
            writer.array("candidates") { writer in
                for candidate in candidates {
                    writer.object { writer in
                        writer.member("smartAccount", candidate.account.description)
                        writer.member("domain", candidate.identifier.text)
                        writer.member("likelihood", candidate.likelihood.rawValue)
                        writer.member("tier", candidate.tier.description)
                        writer.member("similarity", Int(candidate.similarity * 100))
                        writer.member("explanation", candidate.explanation)
                    }
                }
            }
        }
        return String(decoding: writer.bytes, as: UTF8.self)
    }
}
