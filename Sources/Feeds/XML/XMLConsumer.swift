// XMLConsumer: a format's reader, as a state machine that is told of the elements it knows.

/// What a consumer wants of an element.
enum XMLInterest {
    /// Nothing: neither its text nor what lies in it.
    case skip
    /// The elements in it.
    case children
    /// Its own text; the elements in it are passed over.
    case text
}

/// Takes the elements of a file.
///
/// Elements that the vocabulary does not know are passed over with all that lies in them.
protocol XMLConsumer {
    /// The elements it knows.
    associatedtype Name: XMLVocabulary

    /// Takes the beginning of an element.
    ///
    /// - Parameters:
    ///   - name: the element.
    ///   - parent: the element it lies in; nil for the root.
    ///   - cursor: its attributes and its place.
    /// - Returns: what is wanted of it; `end` is called unless that is nothing.
    mutating func start(_ name: Name, in parent: Name?, at cursor: XMLCursor) -> XMLInterest

    /// Takes the end of an element.
    ///
    /// - Parameters:
    ///   - name: the element.
    ///   - parent: the element it lies in; nil for the root.
    ///   - cursor: its text, where that was wanted, and the place of its end.
    mutating func end(_ name: Name, in parent: Name?, at cursor: XMLCursor)

    /// Takes note of an element that the vocabulary does not know; it is passed over.
    ///
    /// - Parameters:
    ///   - name: its local name.
    ///   - parent: the element it lies in; nil for the root.
    ///   - cursor: its attributes and its place.
    mutating func passOver(_ name: UnsafeRawBufferPointer, in parent: Name?, at cursor: XMLCursor)

    /// Finds the names; made anew for each file unless a format keeps it.
    var nameTable: XMLNameTable { get }

    // The reader keeps consumers of any vocabulary, so that it calls these, with the names' places among all names.
    // No format has to write them: they pass on to the three above.

    /// Takes the beginning of an element.
    mutating func startElement(_ index: Int, in parent: Int, at cursor: XMLCursor) -> XMLInterest
    /// Takes the end of an element.
    mutating func endElement(_ index: Int, in parent: Int, at cursor: XMLCursor)
    /// Takes note of an element that is not known.
    mutating func passOverElement(_ name: UnsafeRawBufferPointer, in parent: Int, at cursor: XMLCursor)
}

extension XMLConsumer {
    var nameTable: XMLNameTable { XMLNameTable(of: Name.self) }

    func passOver(_ name: UnsafeRawBufferPointer, in parent: Name?, at cursor: XMLCursor) {}

    mutating func startElement(_ index: Int, in parent: Int, at cursor: XMLCursor) -> XMLInterest {
        let names = Name.allCases
        return start(names[index], in: parent < 0 ? nil : names[parent], at: cursor)
    }

    mutating func endElement(_ index: Int, in parent: Int, at cursor: XMLCursor) {
        let names = Name.allCases
        end(names[index], in: parent < 0 ? nil : names[parent], at: cursor)
    }

    mutating func passOverElement(_ name: UnsafeRawBufferPointer, in parent: Int, at cursor: XMLCursor) {
        passOver(name, in: parent < 0 ? nil : Name.allCases[parent], at: cursor)
    }
}
