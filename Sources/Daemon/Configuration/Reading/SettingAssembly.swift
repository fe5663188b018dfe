// SettingAssembly: puts the sections together and checks what concerns more than one key.

internal import Glibc
internal import Logging
internal import Systemd

/// Builds the sections of a configuration from its settings.
enum SettingAssembly {
    private typealias Reader = SettingReader<Setting>

    /// The configuration without its partners and catalog.
    static func configuration(file: String, reader: inout SettingReader<Setting>) -> DaemonConfiguration {
        let base = PathText.directory(of: file)
        // Only looked at so that they are found; who reads partners and catalog resolves them.
        _ = (reader.text(.partnersDirectory), reader.text(.catalogFile))
        let directories = directories(base: base, reader: &reader)
        return DaemonConfiguration(
            file: file,
            node: reader.integer(.node, in: 0...63),
            directories: directories,
            http: http(runtime: directories.runtime, reader: &reader),
            log: LogConfiguration(
                format: reader.choice(.logFormat, or: .auto),
                level: reader.choice(.logLevel, or: .info)
            ),
            shutdownTimeout: reader.duration(.shutdownTimeout, in: .seconds(1) ... .seconds(600)),
            storage: StorageConfiguration(
                readers: reader.integer(.readers, in: 1...64),
                freeSpaceFloor: reader.bytes(.freeSpaceFloor, in: 0...(1 << 44)),
                reserve: reader.bytes(.reserve, in: 0...(1 << 34))
            ),
            inbox: inbox(&reader),
            webhooks: webhooks(base: base, reader: &reader),
            retention: retention(&reader),
            partners: [],
            catalog: [],
            settings: reader.found
        )
    }

    private static func directories(base: String, reader: inout Reader) -> DirectoryConfiguration {
        let state = path(.stateDirectory, base: base, reader: &reader)
        let directories = DirectoryConfiguration(
            state: state,
            inbox: path(.inboxDirectory, base: state, reader: &reader),
            spool: path(.spoolDirectory, base: state, reader: &reader),
            archive: path(.archiveDirectory, base: state, reader: &reader),
            quarantine: path(.quarantineDirectory, base: state, reader: &reader),
            receipts: path(.receiptsDirectory, base: state, reader: &reader),
            outbox: path(.outboxDirectory, base: state, reader: &reader),
            runtime: path(.runtimeDirectory, base: base, reader: &reader)
        )
        checkApart(directories, reader: &reader)
        return directories
    }

    private static func path(_ key: Setting, base: String, reader: inout Reader) -> String {
        reader.value(key, or: "") { text throws(SettingProblem) in
            guard !text.isEmpty, !text.utf8.contains(0) else {
                throw SettingProblem(message: "is not a path", remedy: "write the path of a directory")
            }
            return PathText.resolve(text, against: base)
        }
    }

    /// A directory of files in another one would be scanned, archived or pruned with it.
    private static func checkApart(_ directories: DirectoryConfiguration, reader: inout Reader) {
        let all: [(key: Setting, path: String)] = [
            (.inboxDirectory, directories.inbox), (.spoolDirectory, directories.spool),
            (.archiveDirectory, directories.archive), (.quarantineDirectory, directories.quarantine),
            (.receiptsDirectory, directories.receipts), (.outboxDirectory, directories.outbox),
        ]
        for (index, first) in all.enumerated() where !first.path.isEmpty {
            guard !PathText.isInside(directories.state, first.path) else {
                reader.fault(
                    first.key,
                    message: "\(first.path) holds the state directory",
                    remedy: "choose a directory below the state directory, or beside it"
                )
                continue
            }
            for second in all[..<index] where !second.path.isEmpty {
                let isNested = PathText.isInside(first.path, second.path) || PathText.isInside(second.path, first.path)
                guard isNested else { continue }
                reader.contradiction(
                    of: first.key,
                    and: second.key,
                    message: "\(first.path) and \(second.key.rawValue) (\(second.path)) lie in one another",
                    remedy: "choose directories that lie apart"
                )
            }
        }
    }

    private static func http(runtime: String, reader: inout Reader) -> HTTPConfiguration {
        HTTPConfiguration(
            address: reader.value(.httpAddress, or: nil) { text throws(SettingProblem) in
                text.isEmpty ? nil : try ListenAddress(text)
            },
            socket: reader.value(.httpSocket, or: "") { text throws(SettingProblem) in
                let path = PathText.resolve(text, against: runtime)
                guard !text.isEmpty, path.utf8.count < MemoryLayout.size(ofValue: sockaddr_un().sun_path) else {
                    throw SettingProblem(
                        message: text.isEmpty
                            ? "is empty" : "\(path) is longer than a socket's path may be (107 bytes)",
                        remedy: "write a short name, for example holdfast.sock"
                    )
                }
                return path
            }
        )
    }

    private static func inbox(_ reader: inout Reader) -> InboxConfiguration {
        let settings = InboxConfiguration(
            quietPeriod: reader.duration(.quietPeriod, in: .zero ... .seconds(3_600)),
            scanInterval: reader.duration(.scanInterval, in: .milliseconds(100) ... .seconds(60)),
            maximumFileSize: reader.bytes(.maximumFileSize, in: 1_024...(1 << 40)),
            maximumLineSize: reader.bytes(.maximumLineSize, in: 1_024...(1 << 30)),
            incompleteGiveUp: reader.duration(.incompleteGiveUp, in: .seconds(1) ... .days(365)),
            filesInFlight: reader.integer(.filesInFlight, in: 1...256)
        )
        if settings.maximumLineSize > settings.maximumFileSize {
            reader.contradiction(
                of: .maximumLineSize,
                and: .maximumFileSize,
                message: "a line may be larger than a file",
                remedy: "let inbox.maximumLineSize be at most inbox.maximumFileSize"
            )
        }
        if settings.incompleteGiveUp <= settings.quietPeriod {
            reader.contradiction(
                of: .incompleteGiveUp,
                and: .quietPeriod,
                message: "a file would be given up before it can be complete",
                remedy: "let inbox.incompleteGiveUp be longer than inbox.quietPeriod"
            )
        }
        return settings
    }

    private static func webhooks(base: String, reader: inout Reader) -> WebhookConfiguration {
        let settings = WebhookConfiguration(
            allowsHTTP: reader.flag(.allowHTTP),
            allowedAddresses: reader.list(.allowedAddresses) { text throws(SettingProblem) in try NetworkRange(text) },
            timeout: reader.duration(.webhookTimeout, in: .seconds(1) ... .seconds(300)),
            connectTimeout: reader.duration(.connectTimeout, in: .milliseconds(100) ... .seconds(300)),
            maximumInFlight: reader.integer(.maximumInFlight, in: 1...16_384),
            caFile: path(.caFile, base: base, reader: &reader)
        )
        if settings.connectTimeout > settings.timeout {
            reader.contradiction(
                of: .connectTimeout,
                and: .webhookTimeout,
                message: "connecting may take longer than the whole request",
                remedy: "let webhooks.connectTimeout be at most webhooks.timeout"
            )
        }
        // A machine without any certificates may still run webhooks over http, so the default need not be there.
        if settings.caFile != Setting.caFile.standard, access(settings.caFile, R_OK) != 0 {
            reader.fault(
                .caFile,
                message: "\(settings.caFile) cannot be read: \(String(cString: strerror(errno)))",
                remedy: "name a PEM file that the daemon's user may read"
            )
        }
        return settings
    }

    private static func retention(_ reader: inout Reader) -> RetentionConfiguration {
        RetentionConfiguration(
            attempts: span(.attemptRetention, reader: &reader),
            events: span(.eventRetention, reader: &reader),
            finishedJobs: span(.finishedJobRetention, reader: &reader),
            deadJobs: span(.deadJobRetention, reader: &reader),
            archive: span(.archiveRetention, unit: .days(1), reader: &reader)
        )
    }

    /// A span of whole units, or `forever`.
    private static func span(_ key: Setting, unit: Duration = .seconds(3_600), reader: inout Reader) -> Duration? {
        reader.value(key, or: nil) { text throws(SettingProblem) in
            if text == "forever" { return nil }
            let span: Duration
            do throws(SettingProblem) {
                span = try DurationText.parse(text)
            } catch {
                throw SettingProblem(message: error.message, remedy: "\(error.remedy), or forever")
            }
            guard span >= unit, span <= .days(36_525), span.milliseconds % unit.milliseconds == 0 else {
                throw SettingProblem(
                    message: "\(text) is out of range",
                    remedy: "write a span of whole \(unit == .days(1) ? "days" : "hours"), at least one, or forever"
                )
            }
            return span
        }
    }
}
