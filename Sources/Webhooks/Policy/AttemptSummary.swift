/// What an attempt came to, in words.
enum AttemptSummary {
    /// One sentence, for job listings and the log; nil for a success.
    static func failure(_ outcome: Result<HTTPResponse, HTTPFailure>) -> String? {
        switch outcome {
        case .success(let response):
            switch response.status {
            case 200...299: nil
            case 300...399: "the answer was \(response.status), and redirects are not followed"
            default: "the answer was \(response.status)"
            }
        case .failure(let failure): failure.description
        }
    }
}
