// The operations on endpoints. A secret leaves the program here only when it is made.

internal import Domain
internal import HTTPAPI
internal import Storage
internal import Webhooks

extension DaemonOperations {
    func endpoints(of name: OwnerName?, at position: PagePosition) async throws -> Page<EndpointView> {
        let after = try place(position.after, IdentifierKinds.Endpoint.self)
        let endpoints = try await database.read { snapshot in
            let owner = try name.map { try eventOwner($0, in: snapshot) }
            return try webhooks.endpoints.list(for: owner, after: after, limit: count(for: position), in: snapshot)
        }
        return page(endpoints, at: position) { $0.id }
    }

    func endpoint(_ id: EndpointID) async throws -> EndpointView {
        try await database.read { try webhooks.endpoints.endpoint(id, for: nil, in: $0) }
    }

    func createEndpoint(_ request: EndpointRequest, by actor: String) async throws -> EndpointSecretView {
        let name = try ownerName(of: request)
        return try await database.write { transaction in
            let owner = try eventOwner(name, in: transaction.snapshot)
            return try webhooks.endpoints.add(request.draft, for: owner, in: transaction)
        }
    }

    func changeEndpoint(_ id: EndpointID, to draft: EndpointDraft, by actor: String) async throws -> EndpointView {
        try await database.write { try webhooks.endpoints.update(id, to: draft, for: nil, in: $0) }
    }

    func removeEndpoint(_ id: EndpointID, by actor: String) async throws {
        try await database.write { try webhooks.endpoints.delete(id, for: nil, in: $0) }
    }

    func setEnabled(_ isEnabled: Bool, endpoint id: EndpointID, by actor: String) async throws -> EndpointView {
        try await database.write { transaction in
            guard !isEnabled else { return try webhooks.endpoints.enable(id, for: nil, in: transaction) }
            return try webhooks.endpoints.disable(id, because: "switched off by \(actor)", for: nil, in: transaction)
        }
    }

    func rotateSecret(
        of id: EndpointID,
        _ request: RotateRequest,
        by actor: String
    ) async throws -> EndpointSecretView {
        try await database.write { transaction in
            try webhooks.endpoints.rotateSecret(
                of: id,
                overlap: request.overlapSeconds.map { Int64($0) * 1_000 },
                replacesPrevious: request.replace ?? false,
                for: nil,
                in: transaction
            )
        }
    }

    func testEndpoint(_ id: EndpointID, by actor: String) async throws -> DeliveryView {
        try await database.write { try webhooks.endpoints.test(id, for: nil, in: $0) }
    }

    /// The party of a name.
    func eventOwner(_ name: OwnerName, in snapshot: Snapshot) throws -> EventOwner {
        switch name {
        case .partner(let name): .partner(try partnerID(name))
        case .smartAccount(let key): .smartAccount(try accountID(key, in: snapshot))
        }
    }

    private func ownerName(of request: EndpointRequest) throws(APIError) -> OwnerName {
        if let name = request.partner { return .partner(try checked("partner", name, PartnerName.init(_:))) }
        return .smartAccount(try checked("smartAccount", request.smartAccount ?? "", AccountKey.init(_:)))
    }
}
