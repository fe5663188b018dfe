internal import Fulfilment
internal import HTTPAPI

/// What people decide about, for people.
enum ReviewText {
    static func list(_ page: Page<ReviewItemView>) -> String {
        let table = Table(
            .text("Since"),
            .text("Partner"),
            .text("Line"),
            .text("End customer"),
            .text("Country"),
            .text("Domain"),
            .number("Lines"),
            .text("Reason"),
            .text("Said"),
            .text("Detail")
        )
        return page.text(table, orElse: "Nothing waits for a person.") { item, table in
            table.add(
                Moment.text(item.line.heldSince),
                item.line.partner,
                "\(item.line.orderNumber)/\(item.line.number)",
                item.line.endCustomer,
                item.country,
                item.domain,
                "\(item.heldLines)\(item.hasMore ? "+" : "")",
                item.line.holdReason,
                item.proposal ?? item.answer.map { "\($0)\(item.note.map { ": \($0)" } ?? "")" },
                item.line.holdDetail
            )
        }
    }

    static func show(_ view: ReviewView) -> String {
        var sheet = Sheet()
        sheet.add("Line", "\(view.orderNumber)/\(view.line.number) of \(view.partner)  (\(view.line.id))")
        sheet.add("Product", "\(view.line.quantity) of \(view.line.sku)")
        sheet.add("Stands", [view.line.state, view.line.holdReason].compactMap(\.self).joined(separator: ": "))
        sheet.add("Account", view.line.smartAccount)
        sheet.add("Detail", view.line.holdDetail)
        for field in view.customer { sheet.add(field.name, field.value) }
        for note in view.notes { sheet.add("Not evidence", note) }
        sheet.add("Rules say", said(view))
        sheet.add("In shadow", view.shadow.map { "\(view.tier ?? "") would match \($0)" })
        sheet.add("Says the same", "\(Count.text(view.heldLines, "held line"))\(view.hasMore ? " and more" : "")")
        sheet.add("Margin", view.margin.map { "the best name leads by \(percent($0))" })
        sheet.add("Proposal", view.proposal.map { "\($0.id): \($0.smartAccount) by \($0.proposer), \($0.because)" })
        let parts = [sheet.text, candidates(view.candidates), explanations(view.candidates), decisions(view.decisions)]
        return parts.filter { !$0.isEmpty }.joined(separator: "\n")
    }

    /// The verdict alone, one line for each account.
    static func explanation(_ view: ReviewView) -> String {
        let stands = [view.line.state, view.line.holdReason].compactMap(\.self).joined(separator: ": ")
        var lines = ["\(view.orderNumber)/\(view.line.number) of \(view.partner): \(stands)"]
        lines.append("rules \(view.ruleVersion), accounts \(view.registryVersion): \(said(view))")
        if let shadow = view.shadow { lines.append("in shadow \(view.tier ?? "") would match \(shadow)") }
        lines += view.notes.map { "no evidence: \($0)" }
        for (index, candidate) in view.candidates.enumerated() {
            lines.append("\(index + 1). \(candidate.smartAccount) \(candidate.likelihood): \(candidate.explanation)")
        }
        if view.candidates.isEmpty { lines.append("no account is like it") }
        if let margin = view.margin { lines.append("the best name leads by \(percent(margin))") }
        return lines.map { TerminalText.neutral($0) + "\n" }.joined()
    }

    static func result(_ result: ReviewResult) -> String {
        var text = "\(result.explanation)\n"
        if let line = result.line {
            let isScheduled = line.state == "scheduled"
            let until = Moment.text(line.releaseAt).flatMap { isScheduled ? ", to be released at \($0)" : nil }
            let reason = line.holdReason.map { ": \($0)" } ?? ""
            text += "line \(line.number) is \(line.state)\(reason)\(until ?? "")\n"
        }
        return text.split(separator: "\n").map { TerminalText.neutral(String($0)) + "\n" }.joined()
    }

    static func proposals(_ page: Page<ProposalView>) -> String {
        let table = Table(
            .text("Proposed"),
            .text("ID"),
            .text("Partner"),
            .text("Line"),
            .text("Smart Account"),
            .number("Lines"),
            .text("By"),
            .text("Because"),
            .text("Against"),
            .text("Note")
        )
        return page.text(table, orElse: "Nothing waits for another person.") { proposal, table in
            table.add(
                Moment.text(proposal.proposedAt),
                proposal.id,
                proposal.partner,
                "\(proposal.orderNumber)/\(proposal.number)",
                proposal.smartAccount,
                String(proposal.heldLines),
                proposal.proposer,
                proposal.because,
                proposal.overruled,
                proposal.note
            )
        }
    }

    private static func said(_ view: ReviewView) -> String {
        view.outcome == "matched" ? "matched, \(view.explanation)" : "\(view.outcome), \(view.explanation)"
    }

    private static func percent(_ number: Double) -> String { "\(Int((number * 100).rounded())) %" }

    private static func candidates(_ candidates: [CandidateView]) -> String {
        var table = Table(
            .number("No"),
            .text("Smart Account"),
            .text("Likelihood"),
            .text("Tier"),
            .number("Name"),
            .text("Matched name"),
            .text("Grades"),
            .text("Against")
        )
        for (index, candidate) in candidates.enumerated() {
            table.add(
                String(index + 1),
                candidate.smartAccount,
                candidate.likelihood,
                candidate.tier,
                percent(candidate.similarity),
                candidate.matchedName.map { "\($0) (\(candidate.nameOrigin ?? ""))" },
                candidate.fields.map { "\($0.name) \($0.grade)" }.joined(separator: ", "),
                candidate.against.joined(separator: "; ")
            )
        }
        return table.text(orElse: "No account is like it.")
    }

    private static func explanations(_ candidates: [CandidateView]) -> String {
        candidates.enumerated().map { index, candidate in
            TerminalText.neutral("\(index + 1). \(candidate.explanation)") + "\n"
        }.joined()
    }

    private static func decisions(_ decisions: [ReviewView.Decision]) -> String {
        var table = Table(.text("Decided"), .text("Verb"), .text("By"), .text("What"), .text("Note"))
        for decision in decisions {
            table.add(
                Moment.text(decision.decidedAt),
                [decision.verb, decision.smartAccount].compactMap(\.self).joined(separator: " "),
                decision.actor,
                decision.explanation,
                decision.note
            )
        }
        return decisions.isEmpty ? "" : table.text(orElse: "")
    }
}
