// Every error that reaches the edge becomes one that the caller can understand.

internal import Domain
internal import FoundationEssentials
internal import Fulfilment
internal import Hummingbird
internal import NIOCore
internal import Storage
internal import Webhooks

extension APIError {
    /// What is answered to any error; nil for one whose text is for the daemon's log only.
    static func translation(of error: any Error) -> APIError? {
        switch error {
        case let error as APIError: error
        case let error as FulfilmentError: of(error)
        case let error as WebhookError: of(error)
        case let error as StorageError: of(error)
        case let error as DecodingError: of(error)
        case let error as ValueError: .invalid("value.invalid", "a value \(error)")
        case is NIOTooManyBytesError:
            APIError(.tooLarge, code: "request.tooLarge", message: "the body of the request is larger than allowed")
        case let error as HTTPError where error.status == .notFound:
            .unknown("route.unknown", "there is no such path, or it does not take this method")
        case let error as HTTPError where error.status.code < 500:
            APIError(.malformed, code: "request.malformed", message: error.body ?? error.status.reasonPhrase)
        default: nil
        }
    }

    private static func of(_ error: FulfilmentError) -> APIError {
        let kind: ProblemKind =
            switch error.code {
            case "access.forbidden": .forbidden
            case let code where code.hasSuffix(".unknown"): .unknown
            case let code where code.hasSuffix(".invalid"): .invalid
            default: .conflict
            }
        return APIError(kind, code: error.code, message: error.message, remedy: error.remedy)
    }

    private static func of(_ error: WebhookError) -> APIError {
        let kind: ProblemKind =
            switch error {
            case .unknown: .unknown
            case .invalid: .invalid
            case .tooManyEndpoints, .secretJustReplaced: .conflict
            }
        return APIError(kind, code: error.code, message: "\(error)", remedy: error.remedy)
    }

    private static func of(_ error: StorageError) -> APIError {
        switch error {
        case .conflict:
            .conflict("database.conflict", "the database refused the change", remedy: "look at how things stand now")
        case .retryable:
            APIError(.busy, code: "database.busy", message: "\(error)", remedy: "try again in a moment")
        case .full:
            APIError(.full, code: "database.full", message: "\(error)", remedy: "make room on the disk and try again")
        case .unknownOutcome:
            APIError(.busy, code: "database.unknownOutcome", message: "\(error)", remedy: "try again: it is done once")
        case .fatal:
            APIError(.internalError, code: "database.unusable", message: "\(error)", remedy: "look at the daemon's log")
        }
    }

    private static func of(_ error: DecodingError) -> APIError {
        let message =
            switch error {
            case .keyNotFound(let key, let context): "\(place(context.codingPath + [key])) is missing"
            case .typeMismatch(_, let context), .valueNotFound(_, let context):
                "\(place(context.codingPath)) is of another type than it must be"
            case .dataCorrupted(let context) where context.codingPath.isEmpty: "the body is not JSON in UTF-8"
            case .dataCorrupted(let context): "\(place(context.codingPath)) cannot be read"
            @unknown default: "the body cannot be read"
            }
        return APIError(.malformed, code: "request.malformed", message: message)
    }

    private static func place(_ path: [any CodingKey]) -> String {
        let names = path.map { key in key.intValue.map { "[\($0)]" } ?? key.stringValue }
        return names.isEmpty ? "the body" : names.joined(separator: ".").replacing(".[", with: "[")
    }
}
