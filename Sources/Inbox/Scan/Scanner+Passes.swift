// The passes of the scanner over the inboxes.

internal import Domain

extension Scanner {
    func beginPass() {
        passNumber += 1
        passBegan = parts.elapsed()
        nextReady = nil
        isPassWhole = true
        for partner in partners {
            do {
                let directories = try parts.directories.open(partner)
                watch(partner)
                passes.append(try PartnerPass(partner, number: passNumber, directories: directories))
            } catch {
                skip(partner, because: error)
            }
        }
        // Without partners, or with none that can be read, the pass is over at once.
        if passes.isEmpty { endPass() }
    }

    private func watch(_ partner: PartnerName) {
        guard let watcher = parts.watcher else { return }
        do {
            try watcher.watch(parts.settings.layout.inbox(of: partner), of: partner)
            parts.board.lower(.notices, partner: partner)
        } catch {
            parts.board.raise(.notices, "\(error)", partner: partner)
        }
    }

    /// Reads a slice of the next inbox.
    func takeTurn(mayClaim: Bool, _ group: inout DiscardingTaskGroup) async {
        let pass = passes.removeFirst()
        do {
            var claims = 0
            for _ in 0..<Self.sliceLength where claims < Self.claimsPerTurn {
                guard let entry = try pass.reader.next() else {
                    end(pass)
                    if passes.isEmpty { endPass() }
                    return
                }
                if try await visit(entry, in: pass, mayClaim: mayClaim, &group) { claims += 1 }
            }
            passes.append(pass)
        } catch {
            skip(pass.partner, because: error)
            if passes.isEmpty { endPass() }
        }
    }

    /// Looks at an entry, and claims it if it is ready.
    ///
    /// - Returns: whether it was claimed.
    private func visit(
        _ entry: DirectoryEntry,
        in pass: PartnerPass,
        mayClaim: Bool,
        _ group: inout DiscardingTaskGroup
    ) async throws -> Bool {
        let site = Site(partner: pass.partner, directories: pass.directories, pass: pass.number)
        guard let name = entry.name else {
            let key = FileKey(device: try pass.directories.inbox.details.key.device, inode: entry.inode)
            let stamp = FileStamp(size: 0, modified: 0, changed: 0)
            pass.refused += 1
            refuse(entry.shownName, FileFaults.name, key, stamp, at: site)
            return false
        }
        switch try look(at: name, at: site, isByRename: false) {
        case .nothing: return false
        case .waiting(let details, let moment):
            pass.countWaiting(details)
            if let moment { nextReady = min(nextReady ?? moment, moment) }
        case .refused(let fault, let key, let stamp):
            pass.refused += 1
            refuse(ShownText.escaped(name), fault, key, stamp, at: site)
        case .ready(let candidate):
            switch mayClaim ? try await claim(candidate, at: site, &group) : .notNow {
            case .made: return true
            case .notNow: pass.countWaiting(candidate.details)
            case .refused: pass.refused += 1
            }
        }
        return false
    }

    private func end(_ pass: PartnerPass) {
        parts.observations.sweep(pass.partner, before: pass.number)
        parts.board.lower(.directory, partner: pass.partner)
        if pass.refused <= Observations.refusalLimit { parts.board.lower(.refused, partner: pass.partner) }
        let now = parts.time.now
        parts.board.change(pass.partner) { status in
            status.waiting = pass.waiting
            status.oldestWaitingSince = pass.oldestChange.map(Timestamp.init(milliseconds:))
            status.refused = pass.refused
            status.lastScan = now
        }
    }

    private func endPass() {
        let now = parts.elapsed()
        if isPassWhole {
            let moment = parts.time.now
            parts.board.change { $0.lastScan = moment }
        }
        // A pass that takes long is followed by a rest that is longer, or a large inbox would cost all the time.
        let rest = min(max((now - passBegan) * 2, .milliseconds(5)), Self.longestRest)
        let regular = passBegan + parts.settings.rescanInterval
        nextPass = max(min(nextReady ?? regular, regular), now + rest)
    }

    func skip(_ partner: PartnerName, because error: any Error) {
        isPassWhole = false
        parts.board.raise(.directory, "\(error)", partner: partner)
    }

    func rest(mayClaim: Bool) async {
        let now = parts.elapsed()
        var until = min(nextPass, now + .seconds(5))
        if let due = parts.pending.nextDue(of: partnerSet) { until = min(until, due) }
        if !mayClaim { until = min(until, now + .milliseconds(250)) }
        if until > now { await parts.wakeUp.wait(atMost: until - now) }
    }

    /// Removes a slice of what the archives have kept long enough.
    ///
    /// - Returns: whether there is more to do at once.
    func pruneSlice() -> Bool {
        guard let days = parts.control.retentionDays else { return false }
        if toPrune.isEmpty, parts.elapsed() >= nextPruning {
            nextPruning = parts.elapsed() + Self.pruneInterval
            toPrune = partners
        }
        guard let partner = toPrune.last else { return false }
        do {
            let archive = try parts.directories.of(partner).archive
            let pruner = ArchivePruner(retentionDays: days)
            if try !pruner.pruneSlice(of: archive, today: parts.time.now.date) { toPrune.removeLast() }
            parts.board.lower(.pruning, partner: partner)
        } catch {
            toPrune.removeLast()
            parts.board.raise(.pruning, "\(error)", partner: partner)
        }
        return true
    }
}
