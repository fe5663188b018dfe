// The faults that Inbox itself finds: in files as wholes, and in things that are no files for it.

internal import Domain

/// Faults of files as wholes.
enum FileFaults {
    static let poison = Fault(
        code: "file.poison",
        message: "the program ended several times while it read this file",
        remedy: "check the file's contents; tell the operator, who can find out why"
    )
    static let incomplete = Fault(
        code: "file.incomplete",
        message: """
            the end of the file is missing (a trailer, a closing quote or bracket, or the last line break), and that \
            this is all of it is not certain: it has other faults, or it may still be open for writing
            """,
        remedy: "send the whole file again, with its end, under any name"
    )
    static let empty = Fault(
        code: "file.empty",
        message: "the file is empty",
        remedy: "send the file again under any name"
    )
    static let unreadable = Fault(
        code: "file.unreadable",
        message: "the file may not be read",
        remedy: "give the group the right to read it (sftp: umask 0007), or upload it again"
    )
    static let hardLink = Fault(
        code: "file.hardLink",
        message: "the file has more than one name",
        remedy: "remove its other names, or put a copy here instead of a link"
    )
    static let otherFileSystem = Fault(
        code: "file.otherFileSystem",
        message: "the file lies on another file system than the inbox",
        remedy: "put a copy of it here"
    )
    static let name = Fault(
        code: "file.name",
        message: "the name is not valid UTF-8, or holds a control character or an invisible direction mark",
        remedy: "upload the file again under a plain name"
    )

    static func tooLarge(limit: Int) -> Fault {
        Fault(
            code: "file.tooLarge",
            message: "the file is longer than \(limit) bytes",
            remedy: "split it into smaller files"
        )
    }

    /// What is wrong with something that is no file; nil for a file.
    static func kind(_ kind: FileKind) -> Fault? {
        let thing: (code: String, name: String)
        switch kind {
        case .regular: return nil
        case .directory: thing = ("file.directory", "a directory")
        case .symbolicLink: thing = ("file.symbolicLink", "a symbolic link")
        case .pipe: thing = ("file.pipe", "a pipe")
        case .socket: thing = ("file.socket", "a socket")
        case .device: thing = ("file.device", "a device")
        }
        return Fault(
            code: thing.code,
            message: "this is \(thing.name), not a file",
            remedy: "remove it; put the file itself here"
        )
    }
}
