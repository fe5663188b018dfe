internal import ArgumentParser
internal import Fulfilment
internal import HTTPAPI

struct Match: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        abstract: "Tells how a line is matched, and what the rules have shown.",
        discussion: """
            EXAMPLES
              holdfast match explain PO-4711/1
              holdfast match report
            """,
        subcommands: [Explain.self, Report.self]
    )

    struct Explain: AsyncParsableCommand {
        static let configuration = CommandConfiguration(
            abstract: "Tells what the rules say of a line now, one line for each account; nothing is decided.",
            discussion: """
                TIERS   T0 a person decided, T1 the account is named, T2 a registry's number, T3 a confirmed number or \
                alias, T4 name and corroborator, T5 domain, T6 name, T7 similar name
                GRADES  A the same, B similar, F different, Z one side says nothing
                """
        )

        @OptionGroup var line: ReviewedLine
        @OptionGroup var connection: ConnectionOptions

        func run() async throws {
            let answer = try await connection.client.get(line.path())
            try answer.print(asJSON: connection.json, ReviewView.self, ReviewText.explanation)
        }
    }

    struct Report: AsyncParsableCommand {
        static let configuration = CommandConfiguration(
            abstract: "Shows what each rule has matched, or would have matched in shadow, and how often it was right.",
            discussion: """
                A rule in shadow may be switched on for a partner when enough of what it would have matched was released \
                to the same account on other evidence, and nothing else was. The bound is the rate of errors that is not \
                exceeded with 95 % certainty.
                """
        )

        @OptionGroup var connection: ConnectionOptions

        func run() async throws {
            let answer = try await connection.client.get("/v1/match/report")
            try answer.print(asJSON: connection.json, Page<TierReportView>.self, Report.text)
        }

        static func text(_ page: Page<TierReportView>) -> String {
            let table = Table(
                .text("Partner"),
                .text("Tier"),
                .text("Mode"),
                .number("Matched"),
                .number("Wrong"),
                .number("In shadow"),
                .number("Agreed"),
                .number("Disagreed"),
                .number("Open"),
                .text("Bound"),
                .text("Switch on"),
                .text("Suspended because")
            )
            return page.text(table, orElse: "There are no partners.") { report, table in
                table.add(
                    report.partner,
                    report.tier,
                    report.mode,
                    String(report.matched),
                    String(report.wrong),
                    String(report.decisions),
                    String(report.agreed),
                    String(report.disagreed),
                    String(report.open),
                    report.errorBound.map(bound),
                    advice(report),
                    report.suspendedBecause
                )
            }
        }

        private static func advice(_ report: TierReportView) -> String? {
            guard report.mode != "auto" else { return nil }
            if report.isProven { return "yes" }
            if report.disagreed > 0 || report.wrong > 0 { return "no, it was wrong" }
            return "no, \(report.needed - report.agreed) more must agree"
        }

        /// A rate in per cent, with as many places as it needs.
        private static func bound(_ rate: Double) -> String {
            let hundredths = Int((rate * 10_000).rounded(.up))
            let rest = hundredths % 100
            return "≤ \(hundredths / 100).\(rest < 10 ? "0" : "")\(rest) %"
        }
    }
}
