// XMLOrderReader: a consumer that makes orders of a document.

internal import Domain

/// Reads the orders of one sort of document.
protocol XMLOrderReader: XMLConsumer {
    /// The units that are finished; they are given out again and again while the file is read.
    var units: XMLUnits { get set }
    /// Ends the reading.
    ///
    /// - Parameter problem: why the file could not be read to its end; nil where it was.
    /// - Returns: everything but the units, which are given out before this.
    mutating func finish(_ problem: Fault?) -> FeedReading
}
