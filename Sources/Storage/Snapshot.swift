// Reading: one consistent state of the database for as long as the closure runs.
//
// GUARANTEES   All statements of one snapshot see the same commit (or, inside a transaction, its own changes too).
//              SQL is a constant of the program (StaticString), so no value can ever become SQL.
// DOES NOT     Leave its closure: it is not Sendable, and the thread that made it goes on to other work.

/// A consistent view of the database.
public struct Snapshot {
    let connection: Connection

    /// Calls the body with each row of the result, in order.
    ///
    /// - Parameters:
    ///   - sql: one SELECT statement.
    ///   - values: the values of ?1, ?2 …
    ///   - body: reads the row; it must not keep it.
    /// - Throws: `StorageError`, or what the body throws.
    public func forEach(_ sql: StaticString, _ values: any Bindable..., body: (Row) throws -> Void) throws {
        try connection.forEachRow(sql, values, body)
    }

    /// All rows of the result as values.
    ///
    /// - Parameters:
    ///   - sql: one SELECT statement; it bounds its own number of rows.
    ///   - values: the values of ?1, ?2 …
    ///   - transform: makes the value from a row.
    /// - Returns: the values in the statement's order.
    /// - Throws: `StorageError`, or what the transform throws.
    public func all<Element>(
        _ sql: StaticString,
        _ values: any Bindable...,
        transform: (Row) throws -> Element
    ) throws -> [Element] {
        var elements: [Element] = []
        try connection.forEachRow(sql, values) { elements.append(try transform($0)) }
        return elements
    }

    /// The first row of the result as a value, nil when there is none.
    ///
    /// - Parameters:
    ///   - sql: one SELECT statement.
    ///   - values: the values of ?1, ?2 …
    ///   - transform: makes the value from the row.
    /// - Returns: the value, or nil.
    /// - Throws: `StorageError`, or what the transform throws.
    public func first<Element>(
        _ sql: StaticString,
        _ values: any Bindable...,
        transform: (Row) throws -> Element
    ) throws -> Element? {
        try connection.firstRow(sql, values, transform)
    }

    /// The integer in the first column of the first row, nil when there is no row.
    ///
    /// - Parameters:
    ///   - sql: one SELECT statement.
    ///   - values: the values of ?1, ?2 …
    /// - Returns: the integer; a NULL reads as nil too.
    /// - Throws: `StorageError`.
    public func integer(_ sql: StaticString, _ values: any Bindable...) throws -> Int64? {
        try connection.firstRow(sql, values) { $0.optionalInteger(0) } ?? nil
    }
}
