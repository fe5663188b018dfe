// CSVAccounts: from the lines of a CSV file to Smart Accounts, one from each.

internal import Domain

/// Reads a registry of Smart Accounts.
struct CSVAccounts {
    private var reader: CSVReader
    private let header: CSVHeader<AccountColumn>

    init(reader: CSVReader, header: CSVHeader<AccountColumn>) {
        self.reader = reader
        self.header = header
    }

    /// Reads the file.
    mutating func read(into units: inout UnitCollector) -> FeedFaults {
        while reader.nextRow() {
            let place = reader.place
            guard units.count < units.limit else {
                reader.report.refuseTooMany(at: place)
                break
            }
            if let account = readAccount(at: place) {
                units.append(.account(account), faults: &reader.report.faults)
            } else {
                units.reject(kind: "account", name: name(at: place), lineCount: 1)
            }
        }
        return reader.report.faults
    }

    private func name(at place: SourcePlace) -> String {
        let written = header.index(of: .domain).map(reader.string) ?? ""
        return written.isEmpty ? "line \(place.line)" : written
    }

    private mutating func readAccount(at place: SourcePlace) -> AccountDocument? {
        guard let domainIndex = header.index(of: .domain), let stateIndex = header.index(of: .state) else { return nil }
        for index in [domainIndex, stateIndex] where reader.isBlank(index) {
            reader.refuse(ValueFault(.empty), in: index)
        }
        let domain: DomainIdentifier? = reader.text(domainIndex)
        let state = reader.value(stateIndex) { Keywords.states.meaning(of: $0) }
        let stand = domain ?? DomainIdentifier(unchecked: "")
        var account = AccountDocument(domain: stand, state: state ?? .pending, place: place)
        for entry in header.entries { read(entry.column, at: entry.index, into: &account) }
        return reader.isRowFaulty ? nil : account
    }

    private mutating func read(_ column: AccountColumn, at index: Int, into account: inout AccountDocument) {
        switch column {
        case .domain, .state: break
        case .name: account.name = reader.text(index)
        case .country: account.country = reader.text(index)
        case .aliases: account.aliases = list(index) { .success($0) }
        case .webDomains: account.webDomains = list(index) { .success($0) }
        case .customerNumbers:
            account.customerNumbers = list(index) { part in
                Result { () throws(ValueError) in try CustomerNumber(part.text) }
            }
        case .identifiers: account.identifiers = list(index, Self.identifier)
        case .virtualAccounts: readVirtualAccounts(index, into: &account)
        }
    }

    /// The parts of a column between bars; nothing when one of them is refused.
    private mutating func list<Value>(
        _ index: Int,
        _ parse: (Name) -> Result<Value, ValueError>
    ) -> [Value] {
        reader.value(index) { bytes in
            var values: [Value] = []
            for part in bytes.split(separator: ASCII.bar, omittingEmptySubsequences: false) {
                let bytes = UnsafeRawBufferPointer(rebasing: part)
                let value = Result { () throws(ValueError) in try Name(utf8: bytes) }.flatMap(parse)
                switch value {
                case .success(let value): values.append(value)
                case .failure(let error): return .failure(ValueFault(error))
                }
            }
            return .success(values)
        } ?? []
    }

    /// Reads `vat:DE123456789`.
    private static func identifier(_ text: Name) -> Result<AccountDocument.CompanyIdentifier, ValueError> {
        let parts = text.text.split(separator: ":", maxSplits: 1, omittingEmptySubsequences: false)
        guard parts.count == 2 else { return .failure(.notA("an identifier with its scheme, such as vat:DE123456789")) }
        return CompanyIdentifiers.make(scheme: parts[0], value: parts[1])
    }

    /// Reads `*Production|EMEA/Lab`: a star before the default, a slash between an account and what lies in it.
    private mutating func readVirtualAccounts(_ index: Int, into account: inout AccountDocument) {
        let entries: [(path: [VirtualAccountName], isDefault: Bool)] = list(index) { part in
            let isDefault = part.text.hasPrefix("*")
            let names = part.text.dropFirst(isDefault ? 1 : 0).split(separator: "/", omittingEmptySubsequences: false)
            return Result { () throws(ValueError) in
                var path: [VirtualAccountName] = []
                for name in names { path.append(try VirtualAccountName(name)) }
                return (path, isDefault)
            }
        }
        var tree = VirtualAccountTree()
        for entry in entries {
            guard let fault = tree.add(path: entry.path, isDefault: entry.isDefault) else { continue }
            return reader.refuse(fault, in: index)
        }
        account.virtualAccounts = tree.entries
    }
}
