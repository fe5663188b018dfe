// PartnerControlNumbers: counts the control numbers of what is sent to a partner, in the transaction that keeps it.
//
// GUARANTEES   A number is used when the transaction commits and was never drawn when it does not: none is given twice
//              and none is left out, whenever the process dies.

internal import Domain
internal import Feeds
internal import Storage

/// One partner's control numbers.
struct PartnerControlNumbers: ControlNumberSource {
    let partner: PartnerName
    let transaction: Transaction

    func next(in series: String) throws -> Int {
        try transaction.run(
            """
            INSERT INTO control_number(partner, series, last) VALUES(?1, ?2, 1)
            ON CONFLICT(partner, series) DO UPDATE SET last = control_number.last + 1
            """,
            partner.text,
            series
        )
        let number = try transaction.snapshot.integer(
            "SELECT last FROM control_number WHERE partner = ?1 AND series = ?2",
            partner.text,
            series
        )
        guard let number else { throw StorageError.fatal("a control number that was just drawn is not there") }
        return Int(number)
    }
}
