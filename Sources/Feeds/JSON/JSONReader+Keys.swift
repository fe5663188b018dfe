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
        for key in repeated(keys) {
            let fault = ValueFault(
                code: "json.duplicateKey",
                message: "holds the key \"\(string(key).prefix(40))\" twice",
                remedy: "keep one of the two"
            )
            refuse(fault, at: key, in: name)
        }
    }

    /// The keys that equal an earlier one.
    private func repeated(_ keys: [Int]) -> [Int] {
        guard keys.count <= 16, !keys.contains(where: { tape.nodes[$0].hasEscapes }) else {
            var seen: Set<[UInt8]> = []
            return keys.filter { !seen.insert(withContent($0, Array.init)).inserted }
        }
        // For the few keys of an order, looking at each pair is cheaper than a set.
        return keys.indices.filter { later in
            let bytes = tape.bytes(of: keys[later])
            return keys[..<later].contains { key in
                let earlier = tape.bytes(of: key)
                return earlier.count == bytes.count && earlier.elementsEqual(bytes)
            }
        }.map { keys[$0] }
    }
}
