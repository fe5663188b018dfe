// AccountPack: accounts as bytes.
//
// GUARANTEES   Texts come out as they went in: they are kept in UTF-8, each behind its length. What grows is a list of
//              pieces, so that nothing is copied while a large file is read.

/// Packed account documents.
struct AccountPack: Hashable, Sendable {
    /// So many accounts are in a piece, but for the last.
    private static let pieceLength = 4_096

    private var pieces: [AccountPiece] = []
    private(set) var count = 0

    /// An account.
    subscript(index: Int) -> AccountDocument { pieces[index / Self.pieceLength][index % Self.pieceLength] }

    /// Adds an account.
    mutating func append(_ account: AccountDocument) {
        if count.isMultiple(of: Self.pieceLength) { pieces.append(AccountPiece()) }
        pieces[pieces.count - 1].append(account)
        count += 1
    }
}

/// Some of the accounts.
private struct AccountPiece: Hashable, Sendable {
    private var bytes: [UInt8] = []
    private var starts: [Int] = []

    /// An account.
    subscript(index: Int) -> AccountDocument {
        var reader = PackReader(bytes: bytes, offset: starts[index])
        return reader.account()
    }

    /// Adds an account.
    mutating func append(_ account: AccountDocument) {
        starts.append(bytes.count)
        write(account.place.byteOffset)
        write(account.place.line)
        write(account.place.column)
        write(account.domain.text)
        write(SmartAccountState.allCases.firstIndex(of: account.state) ?? 0)
        write(account.name?.text)
        write(account.country?.text)
        write(account.aliases) { $0.write($1.text) }
        write(account.webDomains) { $0.write($1.text) }
        write(account.identifiers) { piece, identifier in
            piece.write(identifier.scheme.text)
            piece.write(identifier.value.text)
        }
        write(account.customerNumbers) { $0.write($1.text) }
        write(account.virtualAccounts) { piece, entry in
            piece.write(entry.name.text)
            piece.write(entry.parent?.text)
            piece.write(entry.isDefault ? 1 : 0)
        }
    }

    /// Seven bits a byte, the lowest first (LEB128).
    private mutating func write(_ number: Int) {
        var rest = UInt(bitPattern: number)
        while rest >= 0x80 {
            bytes.append(UInt8(truncatingIfNeeded: rest) | 0x80)
            rest >>= 7
        }
        bytes.append(UInt8(rest))
    }

    private mutating func write(_ text: String) {
        write(text.utf8.count)
        bytes.append(contentsOf: text.utf8)
    }

    /// No text is told from an empty one.
    private mutating func write(_ text: String?) {
        write(text == nil ? 0 : 1)
        if let text { write(text) }
    }

    private mutating func write<Element>(_ list: [Element], _ body: (inout AccountPiece, Element) -> Void) {
        write(list.count)
        for element in list { body(&self, element) }
    }
}

/// Reads what `AccountPack` wrote.
private struct PackReader {
    let bytes: [UInt8]
    var offset: Int

    mutating func account() -> AccountDocument {
        let place = SourcePlace(byteOffset: number(), line: number(), column: number())
        let domain = DomainIdentifier(unchecked: text())
        let state = SmartAccountState.allCases[number()]
        var account = AccountDocument(domain: domain, state: state, place: place)
        account.name = optionalText().map(Name.init(unchecked:))
        account.country = optionalText().map(CountryCode.init(unchecked:))
        account.aliases = list { Name(unchecked: $0.text()) }
        account.webDomains = list { Name(unchecked: $0.text()) }
        account.identifiers = list { reader in
            .init(scheme: Name(unchecked: reader.text()), value: Name(unchecked: reader.text()))
        }
        account.customerNumbers = list { CustomerNumber(unchecked: $0.text()) }
        account.virtualAccounts = list { reader in
            .init(
                name: VirtualAccountName(unchecked: reader.text()),
                parent: reader.optionalText().map(VirtualAccountName.init(unchecked:)),
                isDefault: reader.number() == 1
            )
        }
        return account
    }

    private mutating func number() -> Int {
        var (number, shift): (UInt, UInt) = (0, 0)
        while true {
            let byte = bytes[offset]
            offset += 1
            number |= UInt(byte & 0x7F) << shift
            guard byte & 0x80 != 0 else { return Int(bitPattern: number) }
            shift += 7
        }
    }

    private mutating func text() -> String {
        let count = number()
        defer { offset += count }
        return String(decoding: bytes[offset..<offset + count], as: UTF8.self)
    }

    private mutating func optionalText() -> String? { number() == 0 ? nil : text() }

    private mutating func list<Element>(_ body: (inout PackReader) -> Element) -> [Element] {
        let count = number()
        guard count > 0 else { return [] }
        return (0..<count).map { _ in body(&self) }
    }
}
