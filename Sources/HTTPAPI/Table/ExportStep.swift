// ExportStep: one part of a file, and what makes the next.

internal import Fulfilment
internal import Storage

/// A part of an export.
struct ExportStep: Sendable {
    /// The export after this part.
    let export: ListExport
    /// The part; nil after the last one.
    let bytes: [UInt8]?

    init(after export: ListExport, _ fulfilment: Fulfilment, in snapshot: Snapshot) throws {
        var export = export
        bytes = try export.nextPart(fulfilment, in: snapshot)
        self.export = export
    }
}
