/// Where a delivery stands; the texts are those of the `state` column.
public enum DeliveryState: String, CaseIterable, Sendable {
    /// It is being tried: a job for it is in its endpoint's queue.
    case pending
    /// Its endpoint is switched off; it is sent when the endpoint is switched on again.
    case waiting
    /// The receiver has answered that it has it.
    case delivered
    /// Every attempt has failed, and no more are made unless somebody asks for it.
    case failed
    /// Its endpoint was deleted.
    case discarded
}
