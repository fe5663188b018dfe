// What the scanner does with a single file.

internal import Domain
internal import Logging

extension Scanner {
    /// Where a name was found.
    struct Site {
        let partner: PartnerName
        let directories: PartnerDirectories
        let pass: Int
    }

    /// What became of a claim.
    enum Claim {
        case made, notNow, refused
    }

    func look(at name: String, at site: Site, isByRename: Bool) throws(InboxError) -> Examiner.Look {
        try parts.examiner.look(
            at: name,
            in: site.directories.inbox,
            of: site.partner,
            isByRename: isByRename,
            now: parts.elapsed(),
            pass: site.pass
        )
    }

    /// Looks at what the system has just spoken of.
    func followHints(_ group: inout DiscardingTaskGroup) async {
        for (partner, hint) in parts.hints.take(atMost: Self.hintsPerTurn) where partners.contains(partner) {
            do {
                let site = Site(partner: partner, directories: try parts.directories.of(partner), pass: passNumber)
                let name = FileName.marked(by: hint.name) ?? hint.name
                switch try look(at: name, at: site, isByRename: hint.isByRename && name == hint.name) {
                case .ready(let candidate): _ = try await claim(candidate, at: site, &group)
                case .waiting(_, let moment): if let moment { nextPass = min(nextPass, moment) }
                case .refused, .nothing: break
                }
            } catch {
                skip(partner, because: error)
            }
        }
    }

    func claim(
        _ candidate: Candidate,
        at site: Site,
        _ group: inout DiscardingTaskGroup
    ) async throws -> Claim {
        let bytes = candidate.details.stamp.size
        var outcome = Claim.notNow
        await parts.capacity.acquire(bytes: bytes)
        do {
            let inbox = site.directories.inbox
            let now = parts.elapsed()
            switch try parts.claimer.claim(candidate, from: inbox, of: site.partner, now: now) {
            case .claimed(let work):
                parts.board.change(site.partner) { $0.claimed += 1 }
                let worker = parts.worker
                group.addTask { await worker.work(work) }
                return .made
            case .notNow: break
            case .refused(let fault):
                let details = candidate.details
                refuse(ShownText.escaped(candidate.name), fault, details.key, details.stamp, at: site)
                outcome = .refused
            }
        } catch {
            parts.capacity.release(bytes: bytes)
            parts.pauses.failed(now: parts.elapsed())
            throw error
        }
        parts.capacity.release(bytes: bytes)
        return outcome
    }

    /// Leaves something where it is and tells the partner, once for as long as it stays what it is.
    func refuse(_ name: String, _ fault: Fault, _ key: FileKey, _ stamp: FileStamp, at site: Site) {
        switch parts.observations.refuse(key, stamp, of: site.partner, pass: site.pass) {
        case .known: return
        case .beyondLimit:
            let message = "more than \(Observations.refusalLimit) things in it are refused; the rest is not reported"
            parts.board.raise(.refused, message, partner: site.partner)
        case .new:
            do {
                let report = RefusalReport(name: name, fault: fault, noticedAt: parts.time.now)
                try report.write(into: site.directories.receipts)
                parts.logger.warning(
                    "refused a file; it is left in the inbox",
                    metadata: ["partner": "\(site.partner)", "file": "\(name)", "code": "\(fault.code)"]
                )
            } catch {
                parts.observations.forgetRefusal(key, of: site.partner)
                skip(site.partner, because: error)
            }
        }
    }
}
