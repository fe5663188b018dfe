// The paths of transfers and reservations.

internal import Domain
internal import Fulfilment
internal import HTTPTypes
internal import Storage

/// Transfers between virtual accounts, and reservations for offline devices.
enum TransferRoutes {
    static let routes: [APIRoute] = transfers + reservations

    private static let transfers: [APIRoute] = [
        .change(
            .post,
            "/v1/accounts/{account}/transfers",
            "transferLicenses",
            "Moves licenses between virtual accounts: all of it, or nothing",
            for: .right(.transferLicenses),
            [.account]
        ) { (call, document: TransferRequest) in
            let key = try call.account()
            return try await call.write { fulfilment, transaction in
                let account = try key.resolved(for: call.principal, in: transaction.snapshot)
                return try fulfilment.transfer(document, of: account, as: call.principal, in: transaction)
            }
        },
        .change(
            .post,
            "/v1/accounts/{account}/transfer-plans",
            "planTransfer",
            "Tells what a transfer would move",
            for: .right(.transferLicenses),
            [.account]
        ) { (call, document: TransferRequest) in
            let key = try call.account()
            return try await call.write { fulfilment, transaction in
                let account = try key.resolved(for: call.principal, in: transaction.snapshot)
                return try fulfilment.planTransfer(document, of: account, as: call.principal, in: transaction)
            }
        },
    ]

    private static let reservations: [APIRoute] = [
        .read(
            "/v1/accounts/{account}/reservations",
            "listReservations",
            "Lists what is or was reserved for offline devices",
            for: .right(.readLicenses),
            [.account, UseRoutes.virtualAccount, .limit, .after]
        ) { call in
            let (key, position, place) = (try call.account(), try call.position(), call.text("virtualAccount"))
            let after = try position.place(IdentifierKinds.Reservation.self)
            return try await call.page { fulfilment, snapshot in
                try fulfilment.reservations(
                    of: try key.resolved(for: call.principal, in: snapshot),
                    within: place,
                    after: after,
                    limit: position.limit + 1,
                    as: call.principal,
                    in: snapshot
                )
            } id: {
                $0.id
            }
        },
        .change(
            .post,
            "/v1/accounts/{account}/reservations",
            "reserveLicenses",
            "Reserves licenses for an offline device",
            for: .right(.manageUse),
            [.account],
            answers: .created
        ) { (call, document: ReservationRequest) in
            let key = try call.account()
            return try await call.write { fulfilment, transaction in
                let account = try key.resolved(for: call.principal, in: transaction.snapshot)
                return try fulfilment.reserve(document, of: account, as: call.principal, in: transaction)
            }
        },
        .read(
            "/v1/reservations/{reservation}",
            "showReservation",
            "Shows a reservation, with its authorization code to who may manage use",
            for: .right(.readLicenses),
            [path]
        ) { call in
            let id = try call.id("reservation", IdentifierKinds.Reservation.self)
            return try await call.read { try $0.reservation(id, as: call.principal, in: $1) }
        },
        .change(
            .post,
            "/v1/reservations/{reservation}/return",
            "returnReservation",
            "Takes back what was reserved for a device",
            for: .right(.manageUse),
            [path]
        ) { (call, document: ReturnRequest) in
            let id = try call.id("reservation", IdentifierKinds.Reservation.self)
            return try await call.write {
                try $0.returnReservation(document.returnCode, of: id, as: call.principal, in: $1)
            }
        },
        .change(
            .post,
            "/v1/reservation-key",
            "showReservationKey",
            "Shows the public key of authorization codes; the first time makes it",
            for: .anybody
        ) { call in
            try await call.write { try $0.reservationKey(in: $1) }
        },
    ]

    private static let path = APIParameter.path(
        "reservation",
        IdentifierKinds.Reservation.self,
        "The reservation's id"
    )
}
