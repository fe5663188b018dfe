// DaemonOperations: the API's port on the real thing.
//
// GUARANTEES   Each operation is one snapshot or one transaction, on the database's own threads; parsing runs on a
//              thread of its own. Nothing here decides anything: it translates, and calls the module that does.

internal import Domain
internal import Fulfilment
internal import HTTPAPI
internal import Inbox
internal import JobQueue
internal import Storage
internal import Webhooks

/// Everything the API can be asked to do.
struct DaemonOperations: Operations {
    let database: Database
    let fulfilment: Fulfilment
    let webhooks: WebhookService
    let runner: JobRunner
    /// Understands files, as the inbox does.
    let parser: any FileParser
    /// The transport of the webhooks, for its counts.
    let transport: CountedTransport
    let vitalSigns: VitalSigns
    /// The parts that have not moved for too long, in a few words each.
    let stalledParts: @Sendable () -> [String]
    /// How the inbox stands; nil where none is watched.
    let inboxStatus: @Sendable () -> InboxStatus?
    let healthLimits: HealthLimits
    let time: any TimeSource
    let stateDirectory: String
    let startedAt: Timestamp

    var queue: JobQueue { runner.jobQueue }

    /// The identifier of a configured partner.
    func partnerID(_ name: PartnerName) throws(APIError) -> PartnerID {
        guard let id = fulfilment.partnerID(name) else {
            throw .unknown(
                "partner.unknown",
                "there is no partner \(name)",
                remedy: "look for its name in partners.d; a new file there counts from the next reload on"
            )
        }
        return id
    }

    /// The identifier of an account.
    func accountID(_ key: AccountKey, in snapshot: Snapshot) throws -> SmartAccountID {
        guard let view = try AccountQueries.account(key.description, in: snapshot), let id = SmartAccountID(view.id)
        else { throw try key.missing(in: snapshot) }
        return id
    }

    /// The place where a page goes on.
    func place<Kind>(_ text: String?, _ kind: Kind.Type = Kind.self) throws(APIError) -> Identifier<Kind>? {
        guard let text else { return nil }
        guard let id = Identifier<Kind>(text) else {
            throw .invalid("after.invalid", "there is no such place in this listing", remedy: "begin without 'after'")
        }
        return id
    }

    /// How many items are fetched for a page: one more than it shows, to know whether there is another page.
    func count(for position: PagePosition) -> Int { min(position.limit + 1, PagePosition.maximumLimit) }

    /// A page of what was fetched for it.
    func page<Item>(_ items: [Item], at position: PagePosition, id: (Item) -> String) -> Page<Item> {
        let shown = items.prefix(position.limit)
        // Of the longest pages no item more can be fetched; a full one may be followed by an empty one.
        let mayGoOn = items.count > shown.count || items.count == PagePosition.maximumLimit
        return Page(items: Array(shown), next: mayGoOn ? shown.last.map(id) : nil)
    }

    /// A value of the domain as it came in.
    func checked<Value>(
        _ name: String,
        _ text: String,
        _ parse: (String) throws(ValueError) -> Value
    ) throws(APIError) -> Value {
        do {
            return try parse(text)
        } catch {
            throw .invalid("\(name).invalid", "the \(name) \(error)")
        }
    }
}
