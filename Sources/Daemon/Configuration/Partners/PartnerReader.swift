// PartnerReader: turns a partner's file into a PartnerConfiguration.

internal import Domain
internal import Fulfilment

/// Reads one partner's file.
struct PartnerReader {
    private let file: YAMLFile
    private let stem: String
    private let feedFields: Set<String>?
    var reader: SettingReader<PartnerSetting>
    private var ownFaults: [ConfigurationFault]

    /// What is wrong with the file.
    var faults: [ConfigurationFault] { ownFaults + reader.faults }

    init(file: YAMLFile, stem: String, feedFields: Set<String>?) {
        self.file = file
        self.stem = stem
        self.feedFields = feedFields
        reader = SettingReader(sources: [.file(file)])
        ownFaults = UnknownKeys.faults(
            in: file,
            known: PartnerSetting.self,
            openSection: PartnerSetting.columnsSection
        )
    }

    /// The partner; nil or meaningless when there are faults.
    mutating func read() -> PartnerConfiguration? {
        let name = readName()
        let title = readTitle()
        let isEnabled = reader.flag(.enabled)
        let undoWindow = reader.duration(.undoWindow, in: .zero ... .days(30))
        let unknownSKUs = reader.choice(.unknownSKUs, or: PartnerSettings.UnknownSKUPolicy.hold)
        let mayManageAccounts = reader.flag(.mayManageAccounts)
        let waiting = readWaiting()
        let (matching, fourEyes) = (readMatching(), readFourEyes())
        let feed = readFeed()
        let (x12, edifact, cxml, ubl) = (readX12(), readEDIFACT(), readCXML(), readUBL())
        return name.map { name in
            PartnerConfiguration(
                name: name,
                title: title.isEmpty ? name.text : title,
                isEnabled: isEnabled,
                undoWindow: undoWindow,
                unknownSKUs: unknownSKUs,
                mayManageAccounts: mayManageAccounts,
                waiting: waiting,
                matching: matching,
                fourEyes: fourEyes,
                feed: feed,
                x12: x12,
                edifact: edifact,
                cxml: cxml,
                ubl: ubl
            )
        }
    }

    private mutating func readName() -> PartnerName? {
        let stem = stem
        guard file.line(of: PartnerSetting.name.rawValue) != nil else {
            let key = PartnerSetting.name.rawValue
            ownFaults.append(
                ConfigurationFault(file: file.path, key: key, message: "is missing", remedy: "write name: \(stem)")
            )
            return nil
        }
        return reader.value(.name, or: nil) { text throws(SettingProblem) in
            guard text == stem else {
                throw SettingProblem(
                    message: "\(text.debugDescription) is not the name of the file",
                    remedy: "rename the file to \(text).yaml, or write name: \(stem)"
                )
            }
            do {
                return try PartnerName(text)
            } catch {
                throw SettingProblem(
                    message: "\(text.debugDescription) \(error)",
                    remedy: "rename the partner and its file"
                )
            }
        }
    }

    private mutating func readTitle() -> String {
        reader.value(.title, or: "") { text throws(SettingProblem) in
            guard !text.isEmpty else { return "" }
            do {
                return try Name(text).text
            } catch {
                throw SettingProblem(message: "\(error)", remedy: "write a short line of text")
            }
        }
    }

    private mutating func readFeed() -> FeedConfiguration {
        FeedConfiguration(
            columns: readColumns(),
            ignoredColumns: reader.list(.ignoredColumns) { text throws(SettingProblem) in text },
            delimiter: readDelimiter(),
            encoding: readWord(.encoding, among: FeedConfiguration.encodings),
            jsonProfile: readWord(.jsonProfile, among: FeedConfiguration.jsonProfiles) ?? "automatic",
            dateFormat: readWord(.dateFormat, among: FeedConfiguration.dateFormats) ?? "iso",
            decimalMark: readWord(.decimalMark, among: FeedConfiguration.decimalMarks.keys.sorted())
                .flatMap { FeedConfiguration.decimalMarks[$0] },
            defaultOrderKind: reader.choice(.defaultOrderKind, or: .standard),
            holdsTestOrders: readWord(.testOrders, among: FeedConfiguration.testOrders) != "take"
        )
    }

    /// One of a few words; nil for `auto`.
    mutating func readWord(_ key: PartnerSetting, among words: [String]) -> String? {
        let all = key.standard == "auto" ? ["auto"] + words : words
        let word = reader.value(key, or: key.standard) { text throws(SettingProblem) in
            guard all.contains(text) else { throw .unknownWord(text, among: all) }
            return text
        }
        return word == "auto" ? nil : word
    }

    private mutating func readDelimiter() -> UInt8? {
        reader.value(.delimiter, or: nil) { text throws(SettingProblem) in
            if text == "auto" { return nil }
            if let named = FeedConfiguration.delimiters[text] { return named }
            guard text.utf8.count == 1, let byte = text.utf8.first, !text.contains(where: \.isLetter),
                !text.contains(where: \.isNumber), byte != UInt8(ascii: "\""), byte >= 0x20 || byte == 0x09
            else {
                throw SettingProblem(
                    message: "\(text.debugDescription) cannot separate fields",
                    remedy: "write auto, comma, semicolon, tab, pipe, or one other character"
                )
            }
            return byte
        }
    }

    private mutating func readColumns() -> [String: String] {
        let prefix = "\(PartnerSetting.columnsSection)."
        var columns: [String: String] = [:]
        var fields: [String: String] = [:]
        for entry in file.entries where entry.key.hasPrefix(prefix) {
            guard case .value(let header) = entry.content else { continue }
            let field = String(entry.key.dropFirst(prefix.count))
            if let problem = problem(field: field, header: header, takenBy: fields[header.lowercased()]) {
                ownFaults.append(
                    SettingOrigin.file(path: file.path, line: entry.line).fault(key: entry.key, problem)
                )
            }
            columns[field] = header
            fields[header.lowercased()] = field
        }
        return columns
    }

    private func problem(field: String, header: String, takenBy other: String?) -> SettingProblem? {
        if let feedFields, !feedFields.contains(field) {
            return SettingProblem(
                message: "there is no such field",
                remedy: NearestKey.suggestion(for: field, among: feedFields.sorted()).map { "did you mean \($0)?" }
                    ?? "use one of \(feedFields.sorted().joined(separator: ", "))"
            )
        }
        if header.isEmpty {
            return SettingProblem(message: "names no column", remedy: "write the column's header, or remove the key")
        }
        return other.map { other in
            SettingProblem(
                message: "the column \(header.debugDescription) already stands for \(other)",
                remedy: "let each column stand for one field"
            )
        }
    }
}

extension Duration {
    /// So many days of 24 hours.
    static func days(_ count: Int) -> Duration { .seconds(count * 86_400) }
}
