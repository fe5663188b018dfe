// PartnerFiles: the directory with one file for each partner.
//
// GUARANTEES   Files end in `.yaml`; what an editor or a package manager leaves beside them is read over, but a file
//              that was probably meant (`.yml`, upper case) is a fault.

internal import Glibc

/// Reads the partners.
struct PartnerFiles {
    /// The fields that columns may name; nil to take any.
    let feedFields: Set<String>?

    private(set) var partners: [PartnerConfiguration] = []
    private(set) var faults: [ConfigurationFault] = []

    init(feedFields: Set<String>?) { self.feedFields = feedFields }

    /// Reads every file of a directory.
    mutating func read(directory: String) {
        guard let names = Self.names(in: directory) else {
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

    /// The names in a directory, sorted; nil when it cannot be read.
    private static func names(in directory: String) -> [String]? {
        guard let stream = opendir(directory) else { return nil }
        defer { closedir(stream) }
        var names: [String] = []
        while let entry = readdir(stream) {
            names.append(
                withUnsafePointer(to: &entry.pointee.d_name) { name in
                    name.withMemoryRebound(to: CChar.self, capacity: Int(NAME_MAX) + 1) { String(cString: $0) }
                }
            )
        }
        return names.sorted()
    }
}
