// Directory: an open directory, and the calls relative to it.
//
// GUARANTEES   Names are single components, given by readdir or made by us; no call here follows a symbolic link or
//              opens a file that exists when it should make one.
// WHY          A path is looked up anew at each call, and whoever may write in one of its directories can change
//              what it means in between; an open directory stays what it is.

internal import Glibc

/// An open directory.
final class Directory: Syncable {
    let descriptor: Int32
    let path: String

    /// Opens a directory; a symbolic link in its place is refused.
    init(path: String) throws(InboxError) {
        let descriptor = open(path, O_RDONLY | O_DIRECTORY | O_NOFOLLOW | O_CLOEXEC)
        guard descriptor >= 0 else { throw .last("open the directory", path) }
        self.descriptor = descriptor
        self.path = path
    }

    /// Opens a directory in another.
    init(_ name: String, in parent: Directory) throws(InboxError) {
        let descriptor = openat(parent.descriptor, name, O_RDONLY | O_DIRECTORY | O_NOFOLLOW | O_CLOEXEC)
        guard descriptor >= 0 else { throw .last("open the directory", parent.path(of: name)) }
        self.descriptor = descriptor
        path = parent.path(of: name)
    }

    deinit { close(descriptor) }

    func path(of name: String) -> String { "\(path)/\(name)" }

    /// Its own details.
    var details: FileDetails {
        get throws(InboxError) {
            var information = stat()
            guard fstat(descriptor, &information) == 0 else { throw .last("examine", path) }
            return FileDetails(information)
        }
    }

    /// What has the name, a symbolic link itself and not its target; nil when nothing has it.
    func details(of name: String) throws(InboxError) -> FileDetails? {
        var information = stat()
        if fstatat(descriptor, name, &information, AT_SYMLINK_NOFOLLOW) == 0 { return FileDetails(information) }
        guard errno == ENOENT || errno == ENAMETOOLONG else { throw .last("examine", path(of: name)) }
        return nil
    }

    /// Makes a new file; whatever had the name before is removed, never written to.
    func makeFile(_ name: String, mode: mode_t = 0o600) throws(InboxError) -> OpenFile {
        try remove(name)
        let descriptor = openat(self.descriptor, name, O_RDWR | O_CREAT | O_EXCL | O_NOFOLLOW | O_CLOEXEC, mode)
        guard descriptor >= 0 else { throw .last("create", path(of: name)) }
        let file = OpenFile(descriptor: descriptor, path: path(of: name))
        guard fchmod(descriptor, mode) == 0 else { throw .last("set the mode of", file.path) }
        return file
    }

    /// Opens a file of our own for reading; nil when it is not there.
    func openFile(_ name: String) throws(InboxError) -> OpenFile? {
        let descriptor = openat(self.descriptor, name, O_RDONLY | O_NOFOLLOW | O_NONBLOCK | O_CLOEXEC | O_NOCTTY)
        if descriptor >= 0 { return OpenFile(descriptor: descriptor, path: path(of: name)) }
        guard errno == ENOENT else { throw .last("open", path(of: name)) }
        return nil
    }

    /// Makes a directory.
    ///
    /// - Returns: false when the name is taken.
    @discardableResult
    func makeDirectory(_ name: String, mode: mode_t = 0o700) throws(InboxError) -> Bool {
        if mkdirat(descriptor, name, mode) == 0 { return true }
        guard errno == EEXIST else { throw .last("create the directory", path(of: name)) }
        return false
    }

    /// Removes a file.
    ///
    /// - Returns: false when it was not there.
    @discardableResult
    func remove(_ name: String) throws(InboxError) -> Bool {
        if unlinkat(descriptor, name, 0) == 0 { return true }
        guard errno == ENOENT || errno == ENAMETOOLONG else { throw .last("remove", path(of: name)) }
        return false
    }

    /// Removes an empty directory.
    func removeDirectory(_ name: String) throws(InboxError) {
        guard unlinkat(descriptor, name, Int32(AT_REMOVEDIR)) == 0 || errno == ENOENT else {
            throw .last("remove", path(of: name))
        }
    }

    /// Gives something another name, taking the place of what had it.
    func rename(_ name: String, to target: Directory, as newName: String) throws(InboxError) {
        guard renameat(descriptor, name, target.descriptor, newName) == 0 else {
            throw .last("rename to \(target.path(of: newName))", path(of: name))
        }
    }

    /// Gives a file of our own another name besides the one it has; a name that is taken stays as it is.
    func link(_ name: String, to target: Directory, as newName: String) throws(InboxError) {
        guard linkat(descriptor, name, target.descriptor, newName, 0) == 0 || errno == EEXIST else {
            throw .last("link to \(target.path(of: newName))", path(of: name))
        }
    }

    /// What became of a rename that replaces nothing.
    enum Renaming {
        case done, nameTaken, gone
    }

    /// Gives something another name, unless something else has that name.
    func renameWithoutReplacing(_ name: String, to target: Directory, as newName: String) throws(InboxError) -> Renaming
    {
        if Linux.renameWithoutReplacing(descriptor, name, target.descriptor, newName) { return .done }
        switch errno {
        case EEXIST, ENOTEMPTY: return .nameTaken
        case ENOENT: return .gone
        case EXDEV: throw .differentFileSystems(from: path, to: target.path)
        default: throw .last("rename to \(target.path(of: newName))", path(of: name))
        }
    }
}
