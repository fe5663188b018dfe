// FaultTrial: a fault is one that can be shown: short, in the file, and with something to do.

internal import Domain

enum FaultTrial {
    /// The most bytes of a sentence in a fault; excerpts are cut long before.
    private static let maximumLength = 1_000

    static func breaches(of fault: Fault, byteCount: Int) -> [String] {
        var breaches: [String] = []
        var texts = [fault.message, fault.remedy, fault.field ?? "-", fault.code]
        if texts.contains(where: \.isEmpty) { breaches.append("\(fault.code): an empty text") }
        // A segment without a tag has an empty one.
        texts.append(fault.position?.segment ?? "")
        if texts.contains(where: { $0.utf8.count > maximumLength }) { breaches.append("\(fault.code): a long text") }
        if texts.contains(where: { $0.utf8.contains { $0 < 0x20 || $0 == 0x7F } }) {
            breaches.append("\(fault.code): a control character")
        }
        if let place = fault.place {
            let isThere = (0...byteCount).contains(place.byteOffset) && place.line > 0 && place.column > 0
            if !isThere { breaches.append("\(fault.code): a place outside the file") }
        }
        if let number = fault.position?.segmentNumber, number < 1 {
            breaches.append("\(fault.code): segment \(number)")
        }
        return breaches
    }
}
