// OwnEvent: what the webhooks themselves have to tell.

internal import Domain

/// The events about endpoints, with their bodies.
enum OwnEvent {
    static func tested(_ endpoint: EndpointID, owner: EventOwner, id: EventID, at moment: Timestamp) -> Event {
        event(.endpointTested, owner, id, moment, [("endpoint", endpoint.description)])
    }

    static func disabled(
        _ endpoint: EndpointView,
        reason: String,
        owner: EventOwner,
        id: EventID,
        at moment: Timestamp
    ) -> Event {
        let data = [("endpoint", endpoint.id), ("url", endpoint.url), ("reason", reason)]
        return event(.endpointDisabled, owner, id, moment, data)
    }

    private static func event(
        _ type: EventType,
        _ owner: EventOwner,
        _ id: EventID,
        _ moment: Timestamp,
        _ data: [(String, String)]
    ) -> Event {
        let members = data.map { "\(quoted($0.0)):\(quoted($0.1))" }.joined(separator: ",")
        let body = "{\"type\":\"\(type.rawValue)\",\"timestamp\":\"\(moment)\",\"data\":{\(members)}}"
        return Event(id: id, type: type, owner: owner, occurredAt: moment, order: nil, body: Array(body.utf8))
    }

    /// The text as JSON has it: RFC 8259 asks for escapes of the quotation mark, the backslash and control characters.
    static func quoted(_ text: String) -> String {
        var quoted = "\""
        for scalar in text.unicodeScalars {
            switch scalar.value {
            case 0x22, 0x5C: quoted += "\\\(scalar)"
            case ..<0x20:
                let digits = String(scalar.value, radix: 16)
                quoted += "\\u" + String(repeating: "0", count: 4 - digits.count) + digits
            default: quoted.unicodeScalars.append(scalar)
            }
        }
        return quoted + "\""
    }
}
