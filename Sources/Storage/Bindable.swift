// Values that can stand for ?1, ?2 … in a statement.
//
// GUARANTEES   Only the five types that SQLite's STRICT tables and PostgreSQL share can be bound: integers of
//              64 bits, text, bytes, reals, and NULL through Optional.

internal import CSQLite

/// A value that can be bound to a statement's parameter.
public protocol Bindable: Sendable {
    /// Binds the value; the engine keeps a copy.
    ///
    /// - Parameters:
    ///   - statement: the prepared statement.
    ///   - index: the parameter's number, from 1.
    /// - Returns: the engine's result code.
    func bind(to statement: OpaquePointer, at index: Int32) -> Int32
}

extension Int64: Bindable {
    /// Binds a 64-bit integer.
    public func bind(to statement: OpaquePointer, at index: Int32) -> Int32 {
        sqlite3_bind_int64(statement, index, self)
    }
}

extension Int: Bindable {
    /// Binds an integer as 64 bits.
    public func bind(to statement: OpaquePointer, at index: Int32) -> Int32 {
        sqlite3_bind_int64(statement, index, Int64(self))
    }
}

extension Bool: Bindable {
    /// Binds 1 for true and 0 for false.
    public func bind(to statement: OpaquePointer, at index: Int32) -> Int32 {
        sqlite3_bind_int64(statement, index, self ? 1 : 0)
    }
}

extension Double: Bindable {
    /// Binds a real number.
    public func bind(to statement: OpaquePointer, at index: Int32) -> Int32 {
        sqlite3_bind_double(statement, index, self)
    }
}

extension String: Bindable {
    /// Binds text as UTF-8.
    public func bind(to statement: OpaquePointer, at index: Int32) -> Int32 {
        var text = self
        return text.withUTF8 { bytes in
            // An empty string has no base address, and a null pointer would bind NULL.
            guard let base = bytes.baseAddress else { return holdfast_bind_text(statement, index, "", 0) }
            return base.withMemoryRebound(to: CChar.self, capacity: bytes.count) {
                holdfast_bind_text(statement, index, $0, UInt64(bytes.count))
            }
        }
    }
}

extension [UInt8]: Bindable {
    /// Binds bytes.
    public func bind(to statement: OpaquePointer, at index: Int32) -> Int32 {
        withUnsafeBytes { bytes in
            guard let base = bytes.baseAddress else { return sqlite3_bind_zeroblob(statement, index, 0) }
            return holdfast_bind_blob(statement, index, base, UInt64(bytes.count))
        }
    }
}

extension Optional: Bindable where Wrapped: Bindable {
    /// Binds the value, or NULL where there is none.
    public func bind(to statement: OpaquePointer, at index: Int32) -> Int32 {
        switch self {
        case .some(let value): value.bind(to: statement, at: index)
        case .none: sqlite3_bind_null(statement, index)
        }
    }
}
