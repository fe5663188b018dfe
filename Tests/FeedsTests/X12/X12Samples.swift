// X12Samples: files of collected samples in short, for tables of expectations.

import Domain
import Feeds
import Foundation

/// What is read from a sample.
struct X12Sample {
    let name: String
    let feed: ParsedFeed

    /// All samples of a folder; nil where they are not at hand.
    static func all(in folder: String) throws -> [X12Sample]? {
        guard let url = Fixture.samples(folder) else { return nil }
        return try FileManager.default.contentsOfDirectory(atPath: url.path).sorted().map { name in
            let bytes = [UInt8](try Data(contentsOf: url.appending(path: name)))
            return X12Sample(name: name, feed: parse(bytes))
        }
    }

    /// The orders in short: number, purpose, lines/licenses, end customer.
    var orders: [String] {
        feed.orders.map { order in
            let total = order.lines.reduce(0) { $0 + ($1.quantity?.count ?? 0) }
            let customer = order.endCustomer.name?.text ?? "-"
            return "\(order.number) \(order.purpose.rawValue) \(order.lines.count)/\(total) \(customer)"
        }
    }

    /// What is left out, and why.
    var refusals: [String] {
        feed.faults.first.map { fault in
            let position = fault.position.map { " \($0.segment)\($0.element.map(String.init) ?? "") \($0.code ?? "")" }
            return fault.code + (position ?? "")
        }
    }
}
