internal import ArgumentParser
internal import Domain
internal import Fulfilment

struct VerifyLog: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "verify-log",
        abstract: "Checks an exported proof of an activity log, without daemon or database.",
        discussion: """
            A proof shows that its entries were sealed as they stand in it, and that none of the owner's is missing \
            between them. Whether it is of the true log, a head shows that came to you another way: keep the one that \
            is printed, and give it with --head the next time. Exit status 1 when the proof proves nothing.

            EXAMPLES
              holdfast verify-log proof.json
              holdfast verify-log proof.json --head 9f2c… --after act_07b925m00000a
            """
    )

    @Argument(help: "The file; - for the standard input.", completion: .file(extensions: ["json"]))
    var file: String

    @Option(help: ArgumentHelp("A head that must be in the chain, 64 hexadecimal digits.", valueName: "hash"))
    var head: String?

    @Option(help: ArgumentHelp("The last entry of the file before, for one that goes on there.", valueName: "entry"))
    var after: String?

    @Flag(help: "Entries of the owner may be missing, as in a proof that was made with a filter.")
    var partial = false

    @Flag(help: "Prints JSON.")
    var json = false

    func run() throws {
        var verifier = ProofVerifier()
        verifier.head = head
        verifier.allowsGaps = partial
        if let after {
            guard let entry = ActivityID(after) else {
                throw ValidationError("“\(after)” is not an entry: they begin with act_")
            }
            verifier.after = entry
        }
        let bytes = try InputFile.bytes(file)
        let report: ProofReport
        do throws(ProofFault) {
            report = try verifier.verify(bytes)
        } catch {
            throw CommandFailure(
                .refused,
                "\(InputFile.name(file)) proves nothing: \(error.message)",
                remedy: "export it again; if that does not help, what it says is not what was sealed"
            )
        }
        try StandardOutput.write(json ? try JSONText.of(report) : Self.text(report))
    }

    static func text(_ report: ProofReport) -> String {
        let entries = Count.text(report.entryCount, "entry", "entries")
        let batches = Count.text(report.batchCount, "sealed batch", "sealed batches")
        var lines = ["\(entries) of \(report.owner) in \(batches): proven.", "  \(range(report))"]
        if report.gapCount > 0 {
            let gaps = Count.text(report.gapCount, "gap")
            lines.append("  \(gaps) where the owner has entries that are not in the file.")
        }
        lines.append("Head \(report.headBatch), sealed \(report.sealedAt):")
        lines.append("  \(report.head)")
        if let known = report.knownBatch {
            lines.append("The head you gave is that of batch \(known): the same log.")
        } else {
            lines.append("Compare it with a head that came another way, or keep it: --head.")
        }
        return lines.map { TerminalText.neutral($0) + "\n" }.joined()
    }

    private static func range(_ report: ProofReport) -> String {
        report.entryCount == 1 ? report.firstEntry : "from \(report.firstEntry) to \(report.lastEntry)"
    }
}
