// LastInput: the input that is being tried, in a file that outlives the process.
//
// GUARANTEES   What is noted is in the file's pages before the trial begins: nothing has to be written out when the process
//              is killed, and nothing has to be called.

internal import ArgumentParser
internal import Glibc

/// A file that is mapped into memory: eight bytes of length, then the input.
final class LastInput {
    private static let size = Mutator.maximumLength + 8

    private let memory: UnsafeMutableRawPointer

    /// Maps the file, made where it is not there.
    init(path: String) throws {
        let descriptor = open(path, O_RDWR | O_CREAT | O_CLOEXEC, 0o644)
        guard descriptor >= 0 else { throw ValidationError("cannot open \(path)") }
        defer { close(descriptor) }
        guard ftruncate(descriptor, off_t(Self.size)) == 0,
            let memory = mmap(nil, Self.size, PROT_READ | PROT_WRITE, MAP_SHARED, descriptor, 0), memory != MAP_FAILED
        else { throw ValidationError("cannot map \(path)") }
        self.memory = memory
    }

    deinit { munmap(memory, Self.size) }

    /// Keeps an input.
    func note(_ bytes: [UInt8]) {
        let kept = bytes.prefix(Self.size - 8)
        kept.withUnsafeBytes {
            (memory + 8).copyMemory(from: $0.baseAddress ?? UnsafeRawPointer(memory), byteCount: $0.count)
        }
        memory.storeBytes(of: Int64(kept.count), as: Int64.self)
    }

    /// The input that is kept.
    var bytes: [UInt8] {
        let count = Int(memory.load(as: Int64.self))
        guard (0...(Self.size - 8)).contains(count) else { return [] }
        return Array(UnsafeRawBufferPointer(start: memory + 8, count: count))
    }
}
