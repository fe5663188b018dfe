// ConfigurationLoader: goes through all places a setting may come from, and through all files.
//
// GUARANTEES   Precedence: command line, environment, credentials directory, file, defaults. A place that cannot be
//              read is a fault, and the others are looked at nevertheless.

internal import Domain
internal import Systemd

/// Loads a configuration once.
struct ConfigurationLoader {
    private let request: ConfigurationRequest
    private var gathered: [ConfigurationFault] = []

    init(request: ConfigurationRequest) { self.request = request }

    /// What was found to be wrong; one fault for each key and line.
    var faults: [ConfigurationFault] {
        var seen: Set<[String]> = []
        return gathered.filter { fault in
            // A value that is missing would be told twice: as a shape and as a value.
            fault.key.isEmpty || seen.insert([fault.file, fault.key, "\(fault.line ?? 0)"]).inserted
        }
    }

    /// Reads everything; the result means something only when there are no faults.
    mutating func load() -> DaemonConfiguration? {
        let path: String
        do throws(ConfigurationFault) {
            path = try ConfigurationPaths.find(request)
        } catch {
            gathered.append(error)
            return nil
        }
        var reader = SettingReader<Setting>(sources: sources(path: path))
        var configuration = SettingAssembly.configuration(file: path, reader: &reader)
        gathered.append(contentsOf: reader.faults)
        readPartners(&configuration, directory: PathText.directory(of: path), reader: &reader)
        return configuration
    }

    private mutating func sources(path: String) -> [SettingSource] {
        checkOverrides()
        checkEnvironment()
        let lists = Set(Setting.allCases.filter(\.isList).map(\.rawValue))
        var sources: [SettingSource] = [
            .commandLine(request.overrides, lists: lists), .environment(request.environment),
        ]
        if let directory = CredentialsDirectory(environment: request.environment) {
            do throws(CredentialError) {
                let keys = Setting.allCases.map(\.rawValue)
                sources.append(try .credentials(directory, keys: keys, lists: lists))
            } catch {
                gathered.append(
                    ConfigurationFault(
                        file: directory.path,
                        message: "\(error)",
                        remedy: "correct the credential, or take it out of the unit"
                    )
                )
            }
        }
        do throws(ConfigurationFault) {
            let file = try YAMLFile(path: path)
            gathered.append(contentsOf: UnknownKeys.faults(in: file, known: Setting.self))
            sources.append(.file(file))
        } catch {
            gathered.append(error)
        }
        return sources
    }

    private mutating func checkOverrides() {
        let keys = Setting.allCases.map(\.rawValue)
        for key in request.overrides.keys.sorted() where !keys.contains(key) {
            let remedy = NearestKey.remedy(for: key, among: keys)
            let problem = SettingProblem(message: "there is no such key", remedy: remedy)
            gathered.append(SettingOrigin.commandLine.fault(key: key, problem))
        }
    }

    /// Refuses variables that were probably meant for the daemon.
    ///
    /// Others that begin alike are let be: container platforms set `HOLDFAST_PORT` and the like for a service of this
    /// name.
    private mutating func checkEnvironment() {
        let known = Setting.allCases.map(\.environmentVariable)
        let others: Set = ["HOLDFAST_CONFIG", "HOLDFAST_FAILPOINT"]
        for name in request.environment.keys.sorted() where name.hasPrefix(Setting.environmentPrefix) {
            guard !known.contains(name), !others.contains(name) else { continue }
            let nearest = known.min { NearestKey.distance(name, $0) < NearestKey.distance(name, $1) }
            guard let nearest, NearestKey.distance(name, nearest) <= 2 else { continue }
            let problem = SettingProblem(message: "there is no such variable", remedy: "did you mean \(nearest)?")
            gathered.append(SettingOrigin.environment(variable: name).fault(key: name, problem))
        }
    }

    private mutating func readPartners(
        _ configuration: inout DaemonConfiguration,
        directory base: String,
        reader: inout SettingReader<Setting>
    ) {
        var files = PartnerFiles(feedFields: request.feedFields)
        files.read(directory: PathText.resolve(configuration.settings[.partnersDirectory]?.text ?? "", against: base))
        configuration.partners = files.partners
        gathered.append(contentsOf: files.faults)

        let catalog = configuration.settings[.catalogFile]?.text ?? ""
        guard !catalog.isEmpty else { return }
        let file = CatalogFile(path: PathText.resolve(catalog, against: base))
        configuration.catalog = file.products
        gathered.append(contentsOf: file.faults)
    }
}
