// XMLOrderReader: a consumer that makes orders of a document.

internal import Domain

/// Reads the orders of one sort of document.
protocol XMLOrderReader: XMLConsumer {
    /// Hands over the units that are finished; it is called again and again while the file is read.
    mutating func giveOut(to sink: inout some FeedSink)
    /// Ends the reading.
    ///
    /// - Parameter problem: why the file could not be read to its end; nil where it was.
    /// - Returns: everything but the units, which `giveOut` is asked for before this.
    mutating func finish(_ problem: Fault?) -> FeedReading
}
