import Testing

@testable import Webhooks

/// Signatures and secrets, against the published vectors of Standard Webhooks 1.0.0.
struct SigningTests {
    private static let secret = "whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw"
    private static let body = Array(#"{"test": 2432232314}"#.utf8)

    @Test func `the published vector is signed as every receiver library expects`() throws {
        let headers = WebhookSignature.headers(
            id: "msg_p5jXN8AQM9LWM0D4loKWxJek",
            timestamp: 1_614_265_330,
            body: Self.body,
            secrets: [try #require(EndpointSecret(Self.secret))]
        )
        #expect(headers.map(\.name) == ["webhook-id", "webhook-timestamp", "webhook-signature"])
        #expect(headers[0].value == "msg_p5jXN8AQM9LWM0D4loKWxJek")
        #expect(headers[1].value == "1614265330")
        #expect(headers[2].value == "v1,g0hM9SsE+OTPJTGt/tmIKtSyZlE3uFJELVlNIOLJ1OE=")
    }

    @Test func `while a secret is being replaced both sign, the new one first`() throws {
        let new = try #require(EndpointSecret(key: Array(0..<32)))
        let old = try #require(EndpointSecret(Self.secret))
        let headers = WebhookSignature.headers(
            id: "msg_p5jXN8AQM9LWM0D4loKWxJek",
            timestamp: 1_614_265_330,
            body: Self.body,
            secrets: [new, old]
        )
        // The first was computed by the Python package standardwebhooks 1.1.0.
        #expect(
            headers[2].value
                == "v1,O4Gjv1HqPqsMrjmczoggs/sWA8gZD0VyHG+fLh4+ktI= v1,g0hM9SsE+OTPJTGt/tmIKtSyZlE3uFJELVlNIOLJ1OE="
        )
    }

    @Test(arguments: [
        (0, "", ""), (1, "00", "AA=="), (2, "0001", "AAE="), (3, "000102", "AAEC"), (4, "00010203", "AAECAw=="),
    ])
    func `base64 pads and reads what it wrote`(count: Int, hex: String, text: String) {
        let bytes = (0..<count).map { UInt8($0) }
        #expect(Base64.encode(bytes) == text)
        #expect(Base64.decode(text) == bytes)
        let unpadded = text.replacing("=", with: "")
        #expect(Base64.decode(unpadded) == bytes)
    }

    @Test func `all bytes survive base64`() {
        let bytes = (0...255).map { UInt8($0) }
        #expect(Base64.decode(Base64.encode(bytes)) == bytes)
    }

    @Test(arguments: ["A", "AA=", "AA===", "A===", "AB==", "AA==AA==", "A A=", "AA-_", "AAAAA", "===="])
    func `what is not base64 is not taken`(text: String) { #expect(Base64.decode(text) == nil) }

    @Test(arguments: [(23, false), (24, true), (32, true), (64, true), (65, false)])
    func `a secret has 24 to 64 bytes`(count: Int, isTaken: Bool) throws {
        let secret = EndpointSecret(key: [UInt8](repeating: 7, count: count))
        #expect((secret != nil) == isTaken)
        if let secret { #expect(EndpointSecret(secret.reveal()) == secret) }
    }

    @Test(arguments: ["", "whsec_", "MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw", "whsk_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw"])
    func `what is not a secret is not taken`(text: String) { #expect(EndpointSecret(text) == nil) }

    @Test func `printing a secret shows nothing of it`() throws {
        let secret = try #require(EndpointSecret(Self.secret))
        #expect("\(secret)" == "whsec_…")
        #expect(String(reflecting: secret) == "whsec_…")
        #expect("\(["secret": secret])".contains("MfKQ") == false)
    }
}
