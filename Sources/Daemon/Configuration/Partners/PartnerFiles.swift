// PartnerFiles: the directory with one file for each partner.
//
// GUARANTEES   Files end in `.yaml`; what an editor or a package manager leaves beside them is read over, but a file
//              that was probably meant (`.yml`, upper case) is a fault.

internal import Foundation

/// Reads the partners.
struct PartnerFiles {
    /// The fields that columns may name; nil to take any.
    let feedFields: Set<String>?

    private(set) var partners: [PartnerConfiguration] = []
    private(set) var faults: [ConfigurationFault] = []

    init(feedFields: Set<String>?) { self.feedFields = feedFields }

    /// Reads every file of a directory.
    mutating func read(directory: String) {
        let names: [String]
        do {
            names = try FileManager.default.contentsOfDirectory(atPath: directory).sorted()
        } catch {
            faults.append(
                ConfigurationFault(
                    file: directory,
                    message: "the directory of the partners cannot be read",
                    remedy: "create it, and let the daemon's user read it; it may be empty"
                )
            )
            return
        }
        for name in names where !name.hasPrefix(".") {
            let path = "\(directory)/\(name)"
            if name.hasSuffix(".yaml") {
                read(file: path, stem: String(name.dropLast(5)))
            } else if name.lowercased().hasSuffix(".yml") || name.lowercased().hasSuffix(".yaml") {
                faults.append(
                    ConfigurationFault(
                        file: path,
                        message: "is not read, since its name does not end in .yaml",
                        remedy: "rename it, or move it elsewhere"
                    )
                )
            }
        }
    }

    private mutating func read(file path: String, stem: String) {
        do throws(ConfigurationFault) {
            var reader = PartnerReader(file: try YAMLFile(path: path), stem: stem, feedFields: feedFields)
            if let partner = reader.read() { partners.append(partner) }
            faults.append(contentsOf: reader.faults)
        } catch {
            faults.append(error)
        }
    }
}
