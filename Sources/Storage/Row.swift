// One row of a result, valid only inside the closure that received it.
//
// GUARANTEES   Columns are read by position, from 0, in the order the statement names them.
// DOES NOT     Check types: the tables are STRICT, so a column holds what its declaration says. A NULL read as a
//              plain value is 0, "" or no bytes; columns that may be NULL are read with the `optional` forms.

internal import CSQLite

/// The current row of a running statement; columns count from 0.
public struct Row {
    let statement: OpaquePointer

    /// The integer in the column.
    public func integer(_ column: Int32) -> Int64 { sqlite3_column_int64(statement, column) }

    /// The integer in the column as `Int`, for counts and lengths.
    public func int(_ column: Int32) -> Int { Int(sqlite3_column_int64(statement, column)) }

    /// Whether the integer in the column is not 0.
    public func bool(_ column: Int32) -> Bool { sqlite3_column_int64(statement, column) != 0 }

    /// The real number in the column.
    public func real(_ column: Int32) -> Double { sqlite3_column_double(statement, column) }

    /// The text in the column.
    public func text(_ column: Int32) -> String {
        guard let bytes = sqlite3_column_text(statement, column) else { return "" }
        let count = Int(sqlite3_column_bytes(statement, column))
        return String(decoding: UnsafeBufferPointer(start: bytes, count: count), as: UTF8.self)
    }

    /// The bytes in the column.
    public func bytes(_ column: Int32) -> [UInt8] {
        guard let base = sqlite3_column_blob(statement, column) else { return [] }
        return [UInt8](UnsafeRawBufferPointer(start: base, count: Int(sqlite3_column_bytes(statement, column))))
    }

    /// Whether the column holds NULL.
    public func isNull(_ column: Int32) -> Bool { sqlite3_column_type(statement, column) == SQLITE_NULL }

    /// The integer in the column, or nil for NULL.
    public func optionalInteger(_ column: Int32) -> Int64? { isNull(column) ? nil : integer(column) }

    /// The text in the column, or nil for NULL.
    public func optionalText(_ column: Int32) -> String? { isNull(column) ? nil : text(column) }

    /// The bytes in the column, or nil for NULL.
    public func optionalBytes(_ column: Int32) -> [UInt8]? { isNull(column) ? nil : bytes(column) }
}
