// Examiner: what to do with one name in an inbox.
//
// GUARANTEES   Nothing is opened: a look costs one or two fstatat(2), and cannot follow a link or wait at a pipe.

internal import Domain

/// Looks at names.
struct Examiner: Sendable {
    let readiness: Readiness
    let maximumFileBytes: Int
    let observations: Observations

    /// What a look at a name says.
    enum Look {
        /// Nothing there is for us.
        case nothing
        /// A file that is not ready before a moment; nil when that is not known.
        case waiting(FileDetails, until: Duration?)
        case ready(Candidate)
        /// Something that is left where it is.
        case refused(Fault, FileKey, FileStamp)
    }

    /// Looks at a name.
    func look(
        at name: String,
        in inbox: Directory,
        of partner: PartnerName,
        isByRename: Bool,
        now: Duration,
        pass: Int
    ) throws(InboxError) -> Look {
        let sort = FileName.sort(name)
        guard sort != .passing, let details = try inbox.details(of: name) else { return .nothing }
        let isMarker = FileName.marked(by: name) != nil && details.kind == .regular && details.stamp.size == 0
        if isMarker { return .nothing }
        if sort == .refused { return .refused(FileFaults.name, details.key, details.stamp) }
        if let fault = FileFaults.kind(details.kind) { return .refused(fault, details.key, details.stamp) }
        let marker = isByRename ? nil : try self.marker(of: name, in: inbox)
        let isDeclared = isByRename || marker != nil
        let noted = observations.note(details.key, details.stamp, of: partner, now: now, pass: pass)
        // Without room to remember a file its sender's word still counts; its being quiet cannot be told.
        guard let seen = noted ?? (isDeclared ? Observation(stamp: details.stamp, since: now) : nil) else {
            return .waiting(details, until: nil)
        }
        switch readiness.decide(seen, isDeclaredFinished: isDeclared, now: now) {
        case .wait(let moment): return .waiting(details, until: moment)
        case .take(let isGivenUp):
            if let fault = try fault(of: details, in: inbox) { return .refused(fault, details.key, details.stamp) }
            let candidate = Candidate(
                name: name,
                details: details,
                since: seen.since,
                isGivenUp: isGivenUp,
                isDeclaredFinished: isDeclared,
                marker: marker
            )
            return .ready(candidate)
        }
    }

    /// What speaks against a finished file.
    private func fault(of details: FileDetails, in inbox: Directory) throws(InboxError) -> Fault? {
        // The limit comes before any reading: a sparse file of a terabyte costs its sender nothing.
        if details.stamp.size > maximumFileBytes { return FileFaults.tooLarge(limit: maximumFileBytes) }
        if details.links != 1 { return FileFaults.hardLink }
        return try details.key.device == inbox.details.key.device ? nil : FileFaults.otherFileSystem
    }

    /// The name of the file's marker, if it is there.
    private func marker(of name: String, in inbox: Directory) throws(InboxError) -> String? {
        let marker = name + FileName.markerSuffix
        guard let details = try inbox.details(of: marker) else { return nil }
        return details.kind == .regular && details.stamp.size == 0 ? marker : nil
    }
}
