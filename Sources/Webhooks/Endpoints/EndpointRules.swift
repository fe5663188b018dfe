// EndpointRules: what an endpoint's settings must be like.
//
// GUARANTEES   All faults of a draft are found at once. A URL is judged as the transport that will dial it reads it.
// DOES NOT     Resolve names: an address that must not be dialled is refused when it is dialled, each time.

/// Checks drafts and applies them.
struct EndpointRules {
    private static let longestURL = 2_048
    private static let longestDescription = 500

    let current: CurrentSettings
    let transport: any HTTPTransport

    private var settings: WebhookSettings { current.value }

    /// The endpoint's settings with the draft's in place of them.
    ///
    /// - Throws: `WebhookError.invalid` with every fault.
    func applying(_ draft: EndpointDraft, to old: EndpointTraits) throws(WebhookError) -> EndpointTraits {
        var traits = old
        var faults: [WebhookError.InvalidSetting] = []
        func check(_ name: String, _ reason: String?) {
            if let reason { faults.append(.init(name: name, reason: reason)) }
        }
        traits.url = draft.url ?? old.url
        check("url", fault(url: traits.url))
        traits.description = draft.description ?? old.description
        check("description", fault(description: traits.description))
        if let patterns = draft.events {
            do { traits.filter = try EventFilter(patterns) } catch { check("events", error.reason) }
        }
        if let headers = draft.headers {
            do { traits.headers = try CustomHeaders(headers) } catch { check("headers", error.reason) }
        }
        traits.maximumConcurrency = draft.maximumConcurrency ?? old.maximumConcurrency
        if !(1...settings.maximumConcurrency).contains(traits.maximumConcurrency) {
            check("maximumConcurrency", "is not a number from 1 to \(settings.maximumConcurrency)")
        }
        if let rate = draft.ratePerMinute { traits.ratePerMinute = rate == 0 ? nil : rate }
        if !(1...1_000_000).contains(traits.ratePerMinute ?? 1) {
            check("ratePerMinute", "is not a number from 0 to 1000000")
        }
        guard faults.isEmpty else { throw .invalid(faults) }
        return traits
    }

    private func fault(url: String) -> String? {
        guard !url.isEmpty else { return "is missing" }
        guard url.utf8.count <= Self.longestURL else { return "is longer than \(Self.longestURL) bytes" }
        guard url.utf8.allSatisfy({ (0x21...0x7E).contains($0) }) else {
            return "holds a space, a control character or a letter outside ASCII"
        }
        let target: HTTPTarget
        do { target = try transport.check(url: url) } catch { return "cannot be used: \(error)" }
        if target.hasUserInformation { return "carries a user name or a password; use a header instead" }
        if target.hasFragment { return "carries a fragment (#), which would never be sent" }
        switch target.scheme {
        case "https": return nil
        case "http" where settings.allowsHTTP: return nil
        case "http": return "is not https"
        default: return "is neither https nor http"
        }
    }

    private func fault(description: String) -> String? {
        if description.utf8.count > Self.longestDescription { return "is longer than \(Self.longestDescription) bytes" }
        let hasControls = description.unicodeScalars.contains { $0.value < 0x20 || (0x7F...0x9F).contains($0.value) }
        return hasControls ? "holds a control character" : nil
    }
}
