import Foundation
import Testing

/// The rules of the house that the compiler does not enforce.
@Suite struct ArchitectureTests {
    private let sources: [SourceFile]

    init() throws { sources = try SourceFile.all(below: "Sources") }

    @Test func `every target has a row in the import table`() {
        let targets = Set(sources.map(\.target))
        #expect(targets == Set(ImportTable.allowed.keys))
    }

    @Test func `a target imports only what its row names`() {
        let breaches = sources.flatMap { file in
            let allowed = (ImportTable.allowed[file.target] ?? [])
                .union(ImportTable.pure.contains(file.target) ? ["Synchronization"] : ImportTable.everywhere)
            return file.imports.filter { !allowed.contains($0) }.map { "\(file.path) imports \($0)" }
        }
        #expect(breaches.isEmpty)
    }

    @Test func `no file is longer than 300 lines`() throws {
        let files = try sources + SourceFile.all(below: "Tests") + SourceFile.all(below: "Benchmarks")
        let long = files.filter { $0.lines.count > 301 }.map { "\($0.path): \($0.lines.count)" }
        #expect(long.isEmpty)
    }

    @Test func `no function is longer than 40 lines`() throws {
        let files = try sources + SourceFile.all(below: "Tests") + SourceFile.all(below: "Benchmarks")
        let long = files.flatMap { file in
            file.functions.filter { $0.length > 40 }.map { "\(file.path): \($0.name) \($0.length)" }
        }
        #expect(long.isEmpty)
    }

    @Test(arguments: ["Core", "Common", "Shared", "Utils", "Utilities", "Helpers", "Manager"])
    func `nothing is named for being left over`(word: String) {
        let named = sources.filter { file in
            let parts = file.path.split(separator: "/")
            return parts.contains { $0 == word || $0.hasSuffix("\(word).swift") }
        }
        #expect(named.map(\.path).isEmpty)
    }

    @Test func `nothing stops the process in place of an error`() {
        let words = ["try!", "fatalError(", "preconditionFailure(", "as!"]
        let breaches = sources.flatMap { file in
            file.lines.filter { line in
                !line.drop { $0 == " " }.hasPrefix("//") && words.contains { line.contains($0) }
            }
            .map { "\(file.path): \($0)" }
        }
        #expect(breaches.isEmpty)
    }

    @Test func `a target opts out of Sendable checking only where it wraps C, with its proof`() {
        let unchecked = sources.filter { file in
            file.lines.contains { $0.contains("@unchecked Sendable") && !$0.contains("///") }
        }
        let withoutProof = unchecked.filter { file in
            !file.lines.contains { $0.contains("///") && $0.contains("@unchecked Sendable`:") }
        }
        #expect(withoutProof.map(\.path).isEmpty)
        let perTarget = Dictionary(grouping: unchecked, by: \.target).filter { $0.value.count > 1 }
        #expect(perTarget.isEmpty)
    }

    @Test func `every file in Sources opens with a comment or a documented type`() {
        let silent = sources.filter { file in
            guard file.target != "holdfast" else { return false }
            let first = file.lines.first { !$0.isEmpty && !$0.contains("import ") } ?? ""
            return !first.hasPrefix("//") && !first.hasPrefix("#if")
        }
        #expect(silent.map(\.path).isEmpty)
    }
}
