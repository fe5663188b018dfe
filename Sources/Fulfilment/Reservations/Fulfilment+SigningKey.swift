// The key that authorization codes are signed with.
//
// GUARANTEES   Made once, with the first reservation or by who first asks for its public half, and never changed.
// DOES NOT     Leave the database: only its public half is shown.

internal import Crypto
internal import Domain
public import Storage

extension Fulfilment {
    /// The public key with which devices check authorization codes.
    ///
    /// - Parameter transaction: the caller's transaction; the key is made where there is none yet.
    /// - Returns: the key.
    /// - Throws: `StorageError`.
    public func reservationKey(in transaction: Transaction) throws -> SigningKeyView {
        let key = try AuthorizationCode.publicKey(of: signingKey(operation("reservations", in: transaction)))
        // SEQUENCE { SEQUENCE { OID 1.3.101.112 } BIT STRING }
        let header: [UInt8] = [0x30, 0x2A, 0x30, 0x05, 0x06, 0x03, 0x2B, 0x65, 0x70, 0x03, 0x21, 0x00]
        let text = Base64URL.encode(header + key).replacing("-", with: "+").replacing("_", with: "/")
        return SigningKeyView(
            algorithm: "Ed25519",
            key: Base64URL.encode(key),
            pem: "-----BEGIN PUBLIC KEY-----\n\(text)=\n-----END PUBLIC KEY-----\n"
        )
    }

    /// The private key.
    func signingKey(_ operation: Operation) throws -> [UInt8] {
        let known = try operation.snapshot.first("SELECT private_key FROM signing_key WHERE purpose = 'reservation'") {
            $0.bytes(0)
        }
        if let known { return known }
        let key = randomBytes(32)
        try operation.transaction.run(
            "INSERT INTO signing_key(purpose, private_key, made_at) VALUES('reservation', ?1, ?2)",
            key,
            operation.now.milliseconds
        )
        return key
    }
}
