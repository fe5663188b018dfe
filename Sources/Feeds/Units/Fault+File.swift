// Faults of a whole file that more than one format has.

internal import Domain

extension Fault {
    /// The file has more units than the limits allow.
    static func tooManyUnits(at place: SourcePlace, limit: Int) -> Fault {
        Fault(
            code: "feed.tooManyUnits",
            place: place,
            message: "the file has more than \(limit) orders, accounts or assignments",
            remedy: "send it in several files"
        )
    }

    /// Nothing is in the file.
    static let noUnits = Fault(
        code: "feed.noUnits",
        place: .start,
        message: "the file has no order, account or assignment in it",
        remedy: "send the file with its contents, or do not send it"
    )
}
