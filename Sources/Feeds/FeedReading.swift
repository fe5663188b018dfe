internal import Domain

/// What the reading of a file says besides its units.
struct FeedReading {
    /// What the file is; nil when it is nothing that is read here.
    var format: FeedFormat?
    /// What is wrong with it; where that refuses the file as a whole, the units that were given out are void.
    var faults: FeedFaults
    /// What it says around its orders.
    var envelope: FeedEnvelope?

    /// The end of a file that is refused as a whole.
    init(format: FeedFormat? = nil, refusedFor fault: Fault, envelope: FeedEnvelope? = nil) {
        self.format = format
        self.envelope = envelope
        faults = FeedFaults()
        faults.refuse(fault)
    }

    /// The end of a file that was read.
    init(format: FeedFormat, faults: FeedFaults, envelope: FeedEnvelope?) {
        self.format = format
        self.faults = faults
        self.envelope = envelope
    }
}
