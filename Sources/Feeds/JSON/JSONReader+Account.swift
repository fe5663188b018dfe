// Smart Accounts and assignments of the documented schema.

internal import Domain

extension JSONReader {
    /// Reads an account.
    ///
    /// - Returns: it, nil when it is refused; and the name it is known by then.
    mutating func account(_ element: JSONField, at place: SourcePlace) -> (account: AccountDocument?, name: String) {
        var domain: DomainIdentifier?
        var state: SmartAccountState?
        var keys: Set<String> = []
        var account = AccountDocument(domain: DomainIdentifier(unchecked: ""), state: .pending, place: place)
        members(of: element.value, named: element.name, known: HoldfastKeys.account) { reader, field in
            keys.insert(field.key)
            switch field.key {
            case "domain": domain = reader.text(field)
            case "state": state = reader.word(field, Keywords.states)
            case "name": account.name = reader.text(field)
            case "country": account.country = reader.text(field)
            case "aliases": account.aliases = reader.texts(field)
            case "webDomains": account.webDomains = reader.texts(field)
            case "identifiers": account.identifiers = reader.companyIdentifiers(field)
            case "customerNumbers": account.customerNumbers = reader.texts(field)
            case "virtualAccounts": account.virtualAccounts = reader.virtualAccounts(field)
            default: break
            }
        }
        for key in ["domain", "state"] where !keys.contains(key) {
            refuseMissing(key, of: element.value, named: element.name)
        }
        guard let domain, let state, !isUnitFaulty else { return (nil, domain?.text ?? element.name) }
        account.domain = domain
        account.state = state
        return (account, domain.text)
    }

    private mutating func companyIdentifiers(_ field: JSONField) -> [AccountDocument.CompanyIdentifier] {
        elements(field).compactMap { element in
            var scheme: Name?
            var value: Name?
            members(of: element.value, named: element.name, known: HoldfastKeys.identifier) { reader, field in
                if field.key == "scheme" { scheme = reader.text(field) } else { value = reader.identifier(field) }
            }
            guard let scheme, let value else {
                if !isUnitFaulty {
                    refuseMissing(scheme == nil ? "scheme" : "value", of: element.value, named: element.name)
                }
                return nil
            }
            switch CompanyIdentifiers.make(scheme: scheme.text, value: value.text) {
            case .success(let identifier): return identifier
            case .failure(let error):
                refuse(ValueFault(error), at: element.value, in: element.name)
                return nil
            }
        }
    }

    private mutating func virtualAccounts(_ field: JSONField) -> [AccountDocument.VirtualAccountEntry] {
        var tree = VirtualAccountTree()
        for element in elements(field) {
            var name: VirtualAccountName?
            var parent: VirtualAccountName?
            var isDefault = false
            members(of: element.value, named: element.name, known: HoldfastKeys.virtualAccount) { reader, field in
                switch field.key {
                case "name": name = reader.text(field)
                case "parent": parent = reader.text(field)
                default: isDefault = reader.flag(field) ?? false
                }
            }
            guard let name else {
                if !isUnitFaulty { refuseMissing("name", of: element.value, named: element.name) }
                continue
            }
            let entry = AccountDocument.VirtualAccountEntry(name: name, parent: parent, isDefault: isDefault)
            if let fault = tree.add(entry) { refuse(fault, at: element.value, in: element.name) }
        }
        if let fault = tree.finish() { refuse(fault, at: field.value, in: field.name) }
        return tree.entries
    }

    /// Reads an assignment.
    ///
    /// - Returns: it, nil when it is refused; and the name it is known by then.
    mutating func assignment(
        _ element: JSONField,
        at place: SourcePlace
    ) -> (assignment: AssignmentDocument?, name: String) {
        var order: OrderNumber?
        var line: LineNumber?
        var smartAccount: Name?
        var virtualAccount: VirtualAccountName?
        var keys: Set<String> = []
        members(of: element.value, named: element.name, known: HoldfastKeys.assignment) { reader, field in
            keys.insert(field.key)
            switch field.key {
            case "orderNumber": order = reader.identifier(field)
            case "lineNumber": line = reader.identifier(field)
            case "smartAccount": smartAccount = reader.text(field)
            default: virtualAccount = reader.text(field)
            }
        }
        for key in ["orderNumber", "smartAccount"] where !keys.contains(key) {
            refuseMissing(key, of: element.value, named: element.name)
        }
        guard let order, let smartAccount, !isUnitFaulty else { return (nil, order?.text ?? element.name) }
        var document = AssignmentDocument(
            orderNumber: order,
            lineNumber: line,
            smartAccount: smartAccount,
            place: place
        )
        document.virtualAccount = virtualAccount
        return (document, document.name)
    }
}
