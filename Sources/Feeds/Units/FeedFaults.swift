// FeedFaults: collects what is wrong while a file is read.

internal import Domain

/// The faults of a file so far, and whether one of them refuses the file as a whole.
struct FeedFaults {
    private(set) var list = FaultList()
    private(set) var refusesFile = false

    /// Adds a fault of one unit.
    mutating func report(_ fault: Fault) { list.append(fault) }

    /// Adds a fault after which nothing of the file can be trusted.
    mutating func refuse(_ fault: Fault) {
        list.append(fault)
        refusesFile = true
    }

    /// Makes the faults so far faults of the whole file.
    mutating func refuseAll() { refusesFile = true }
}
