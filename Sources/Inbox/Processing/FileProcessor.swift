// FileProcessor: a claimed file's way from the spool to its receipt and out.
//
// GUARANTEES   The copy and the claim are durable before the transaction begins; the receipt's files, the
//              acknowledgements and the kept copy are durable before the entry leaves the spool. So at every step a
//              crash leaves either no receipt, and the file is processed anew, or a receipt, and its files are written
//              and the copy is moved again; both give the same result as no crash. The transaction is keyed by the
//              bytes' hash: it takes effect once.
// DOES NOT     Decide about a file because of a failure of our own: it is thrown, and the file stays in the spool.

internal import Domain
internal import Failpoints
internal import Fulfilment
internal import Storage

/// Works one file off.
struct FileProcessor: Sendable {
    /// A file with more documents than this takes longer than a COMMIT, and gains nothing from sharing one.
    private static let longestShared = 200

    let crashLimit: Int
    let spool: Spool
    let directories: InboxDirectories
    let observations: Observations
    let syncGroup: SyncGroup
    let database: Database
    let parser: any FileParser
    let receiver: any FileReceiver
    let time: any TimeSource
    /// The steady clock.
    let elapsed: @Sendable () -> Duration

    /// How a file's processing ended.
    enum Ending: Sendable {
        /// `lateFile` is where the partner's file lies if it was written after it had been copied.
        case kept(Keeping.Place, isRepeat: Bool, lateFile: String?)
        /// It is in the inbox again, because it is not finished.
        case putBack
    }

    /// Works a file off; blocks the calling thread at times.
    ///
    /// - Throws: when it cannot be finished now, for reasons that are not the file's.
    func process(_ work: SpoolWork) async throws -> Ending {
        do {
            if let ending = try await finishInterrupted(work) { return ending }
            return try await processAnew(work)
        } catch {
            // The attempt ended, if badly: it was no crash. Should this fail too, the file is at worst one attempt
            // nearer to quarantine, and the error that is thrown tells of the same broken disk.
            try? work.entry.clearAttempts()
            throw error
        }
    }

    /// Finishes what has its receipt already.
    private func finishInterrupted(_ work: SpoolWork) async throws -> Ending? {
        // An empty copy may be one that was only begun, whatever else has been empty before.
        guard work.file == nil, let copy = try FileCopy.reopen(in: work.entry), copy.bytes > 0,
            var answer = try await knownAnswer(copy, of: work)
        else { return nil }
        // A refusal whose quarantine is there was told before, and this may be the second look at its bytes.
        let quarantine = try directories.of(work.entry.partner).quarantine
        if answer.receipt.outcome == "rejected", try quarantine.details(of: answer.receipt.id) != nil { return nil }
        answer.isRepeat = false
        // Which of them had been given to the partner nobody knows; none must be missing.
        answer.acknowledgements = try await database.read { [id = answer.receipt.id] in
            try AcknowledgementBook.all(of: id, in: $0)
        }
        return try await finish(work, copy, answer)
    }

    private func processAnew(_ work: SpoolWork) async throws -> Ending {
        guard let original = try work.file ?? work.entry.openOriginal(),
            let copy = try FileCopy.make(of: original, in: work.entry)
        else { return try putBack(work, unfinished: nil) }
        Failpoint.hit("inbox.afterCopy")
        let known = try await knownAnswer(copy, of: work).flatMap { $0.receipt.answersRepeats ? $0 : nil }
        let parsed: ParsedFile
        switch try read(copy, of: work, known: known) {
        case .parsed(let file): parsed = file
        case .unfinished: return try putBack(work, unfinished: copy)
        case .known(let answer): return try await finish(work, copy, answer)
        }
        try await makeDurable(copy, of: work)
        let file = ClaimedFile(
            partner: work.entry.partner,
            name: work.entry.name,
            sha256: copy.sha256,
            bytes: copy.bytes,
            parsed: parsed
        )
        Failpoint.hit("inbox.beforeCommit")
        let answer = try await take(file)
        Failpoint.hit("inbox.afterCommit")
        return try await finish(work, copy, answer)
    }

    /// Takes the file in, with its acknowledgements: one transaction, which a long file has for itself.
    private func take(_ file: ClaimedFile) async throws -> FileAnswer {
        let body: @Sendable (Transaction) throws -> FileAnswer = { [receiver, parser, now = time.now] in
            var answer = try receiver.receive(file, in: $0)
            answer.acknowledgements = try AcknowledgementBook.answer(file, answer, by: parser, now: now, in: $0)
            return answer
        }
        let isLong = file.parsed.documents.count > Self.longestShared
        return isLong ? try await database.writeAlone(body) : try await database.write(body)
    }

    /// The answer that the bytes got when they came before.
    private func knownAnswer(_ copy: FileCopy, of work: SpoolWork) async throws -> FileAnswer? {
        let (partner, sha256) = (work.entry.partner, copy.sha256)
        return try await database.read { [receiver] snapshot in
            guard let receipt = try receiver.knownReceipt(partner, sha256: sha256, in: snapshot) else { return nil }
            var answer = FileAnswer(receipt: receipt, isRepeat: true)
            answer.acknowledgements = try AcknowledgementBook.current(of: receipt.id, in: snapshot)
            return answer
        }
    }

    /// What reading a copy says.
    private enum Reading {
        case parsed(ParsedFile)
        /// Its bytes have a receipt, and its end is there.
        case known(FileAnswer)
        /// Its end is missing and may still come.
        case unfinished
    }

    /// Reads the copy; the count of attempts outlives a death in here, and nothing that comes later.
    private func read(_ copy: FileCopy, of work: SpoolWork, known: FileAnswer?) throws -> Reading {
        guard try work.entry.attempts < crashLimit else { return .parsed(ParsedFile(fault: FileFaults.poison)) }
        // The beginning of a file that grows may be a whole file that came before: its end is looked for first.
        guard copy.bytes > 0 else {
            return work.isGivenUp ? .parsed(ParsedFile(fault: FileFaults.empty)) : .unfinished
        }
        try work.entry.beginAttempt()
        let reading = try copy.file.withBytes(count: copy.bytes) { read($0, of: work, known: known) }
        try work.entry.clearAttempts()
        return reading
    }

    private func read(_ bytes: UnsafeRawBufferPointer, of work: SpoolWork, known: FileAnswer?) -> Reading {
        let partner = work.entry.partner
        let isDeclaredFinished = work.entry.identity.isDeclaredFinished
        if parser.isComplete(bytes, partner: partner) {
            return known.map(Reading.known) ?? .parsed(parser.parse(bytes, partner: partner))
        }
        guard work.isGivenUp || isDeclaredFinished else { return .unfinished }
        // Its sender says that this is the end, or nobody has it open and nothing has come for long; when nothing in
        // the file speaks against it, it is the end.
        let mayEndSo = work.isGivenUp ? work.isSurelyClosed : true
        if let known, mayEndSo { return .known(known) }
        let parsed = parser.parse(bytes, partner: partner)
        if parsed.faults.isEmpty, mayEndSo { return .parsed(parsed) }
        return work.isGivenUp ? .parsed(parsed.refused(because: FileFaults.incomplete)) : .unfinished
    }

    private func makeDurable(_ copy: FileCopy, of work: SpoolWork) async throws {
        let inbox = try directories.of(work.entry.partner).inbox
        try await syncGroup.sync([copy.file, work.entry.directory, spool.directory, inbox])
    }

    /// Writes acknowledgements and receipt, and moves what is kept out of the spool.
    private func finish(_ work: SpoolWork, _ copy: FileCopy, _ answer: FileAnswer) async throws -> Ending {
        let entry = work.entry
        let places = try directories.of(entry.partner)
        let outbox = try OutboxFiles(answer.acknowledgements, number: entry.number, in: places.outbox)
        let documents = try ReceiptDocuments(answer, name: entry.name, acknowledgements: outbox.names)
        let files = try ReceiptFiles(documents, for: entry.name, number: entry.number, in: places.receipts)
        let keepsake = try Keepsake(of: copy, in: entry, by: parser)
        let keeping = try Keeping(entry, answer, documents, keepsake, in: places, today: time.now.date)
        try await syncGroup.sync(outbox.written + files.written + keeping.written)
        let published = try outbox.publish()
        Failpoint.hit("inbox.afterAcknowledgements")
        try files.publish()
        try RefusalReport.remove(entry.name, from: places.receipts)
        Failpoint.hit("inbox.afterReceipt")
        let kept = try keeping.keep()
        Failpoint.hit("inbox.afterArchive")
        try await syncGroup.sync(published + kept + [places.receipts])
        let late = try LateBytes.keep(
            entry,
            work.file,
            unlike: copy,
            receipt: documents.id,
            in: places.quarantine
        )
        if let late { try await syncGroup.sync(late.touched) }
        try spool.remove(entry)
        return .kept(keeping.place, isRepeat: answer.isRepeat, lateFile: late?.path)
    }

    /// Gives the file back to its inbox, because its copy lacks its end, or, without a copy, because it changed
    /// while it was copied.
    private func putBack(_ work: SpoolWork, unfinished copy: FileCopy?) throws -> Ending {
        let (entry, inbox) = (work.entry, try directories.of(work.entry.partner).inbox)
        let original = try work.file ?? entry.openOriginal()
        try spool.putBack(entry, into: inbox)
        guard let details = try original?.details else { return .putBack }
        // Our renaming has changed the file's time; what counts is whether its bytes have changed since.
        let isUnchanged = copy.map {
            $0.original?.size == details.stamp.size && $0.original?.modified == details.stamp.modified
        }
        let isDeclared = entry.identity.isDeclaredFinished
        observations.mark(
            details.key,
            details.stamp,
            of: entry.partner,
            since: isUnchanged == true ? work.since : elapsed(),
            isUnchanged == true ? .incomplete(isDeclaredFinished: isDeclared) : .none
        )
        return .putBack
    }
}
