// Keys that an object has twice: which of the two values counts is not said anywhere, so that neither does.

internal import Domain

extension JSONReader {
    /// Refuses the unit for each object in it that has a key twice, or more keys than the limits allow.
    mutating func checkKeys(within node: Int, named name: String) {
        for index in node..<tape.nodes[node].next where tape.nodes[index].kind == .object {
            checkKeys(of: index, named: name)
        }
    }

    /// Refuses the unit if an object has a key twice, or more keys than the limits allow.
    mutating func checkKeys(of object: Int, named name: String) {
        let keys = tape.children(of: object)
        guard keys.count <= limits.maximumFields else {
            let fault = ValueFault(
                code: "json.tooManyKeys",
                message: "has more than \(limits.maximumFields) keys",
                remedy: "no object of a feed has that many"
            )
            return refuse(fault, at: object, in: name)
        }
        var seen: Set<String> = []
        for key in keys {
            let text = string(key)
            guard !seen.insert(text).inserted else { continue }
            let fault = ValueFault(
                code: "json.duplicateKey",
                message: "holds the key \"\(text.prefix(40))\" twice",
                remedy: "keep one of the two"
            )
            refuse(fault, at: key, in: name)
        }
    }
}
