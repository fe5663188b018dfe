// The receipt as it is kept: JSON, written by our own writer and read by the library's reader.

internal import Domain
internal import FoundationEssentials
internal import Storage

extension ReceiptView {
    /// The receipt as JSON.
    var json: [UInt8] {
        var writer = JSONWriter(capacity: 512 + 160 * items.count + 256 * faults.count)
        writer.object { receipt in
            receipt.member("id", id)
            receipt.member("partner", partner)
            receipt.member("fileName", fileName)
            receipt.member("sha256", sha256)
            receipt.member("bytes", bytes)
            receipt.member("format", format)
            receipt.member("outcome", outcome)
            receipt.member("receivedAt", receivedAt)
            receipt.array("items") { array in
                for item in items { array.object { $0.members(of: item) } }
            }
            if let accounts {
                receipt.object("accounts") { counts in
                    counts.member("registered", accounts.registered)
                    counts.member("changed", accounts.changed)
                    counts.member("unchanged", accounts.unchanged)
                }
            }
            receipt.member("faultCount", faultCount)
            receipt.array("faults") { array in
                for fault in faults { array.object { $0.members(of: fault) } }
            }
        }
        return writer.bytes
    }

    /// Reads a receipt as it is kept.
    init(json: [UInt8]) throws {
        do {
            self = try JSONDecoder().decode(ReceiptView.self, from: Data(json))
        } catch {
            throw StorageError.fatal("a receipt in the database cannot be read: \(error)")
        }
    }
}

extension JSONWriter {
    /// Writes the members of a fault.
    mutating func members(of fault: FaultView) {
        member("code", fault.code)
        member("byteOffset", fault.byteOffset)
        member("line", fault.line)
        member("column", fault.column)
        member("segment", fault.segment)
        member("segmentNumber", fault.segmentNumber)
        member("element", fault.element)
        member("component", fault.component)
        member("standardCode", fault.standardCode)
        member("field", fault.field)
        member("message", fault.message)
        member("remedy", fault.remedy)
    }

    /// Writes the members of an item.
    fileprivate mutating func members(of item: ReceiptView.Item) {
        member("kind", item.kind)
        member("name", item.name)
        member("outcome", item.outcome)
        member("id", item.id)
        member("lineCount", item.lineCount)
        member("quantity", item.quantity)
    }
}
