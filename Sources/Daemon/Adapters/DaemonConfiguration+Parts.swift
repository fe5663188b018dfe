// What each part wants to know, from the configuration.

internal import CurlTransport
internal import HTTPAPI
internal import Inbox
internal import Webhooks

extension DaemonConfiguration {
    /// The partners whose files are taken.
    var enabledPartners: [PartnerConfiguration] { partners.filter(\.isEnabled) }

    /// The inbox's settings.
    var inboxSettings: InboxSettings {
        var layout = InboxLayout(root: directories.state)
        layout.inbox = directories.inbox
        layout.receipts = directories.receipts
        layout.outbox = directories.outbox
        layout.spool = directories.spool
        layout.archive = directories.archive
        layout.quarantine = directories.quarantine
        var settings = InboxSettings(layout: layout)
        settings.quietPeriod = inbox.quietPeriod
        settings.giveUpAge = inbox.incompleteGiveUp
        settings.rescanInterval = inbox.scanInterval
        settings.maximumFileBytes = inbox.maximumFileSize
        settings.maximumFilesInFlight = inbox.filesInFlight
        settings.minimumFreeBytes = storage.freeSpaceFloor
        settings.retentionDays = retention.archive.map { Int($0.milliseconds / 86_400_000) }
        return settings
    }

    /// The webhooks' settings.
    var webhookSettings: WebhookSettings {
        var settings = WebhookSettings()
        settings.allowsHTTP = webhooks.allowsHTTP
        settings.timeout = webhooks.timeout.milliseconds
        settings.connectTimeout = webhooks.connectTimeout.milliseconds
        settings.attemptRetention = retention.attempts?.milliseconds ?? .max / 2
        settings.eventRetention = retention.events?.milliseconds ?? .max / 2
        return settings
    }
}

extension DaemonConfiguration {
    /// The API's settings.
    var api: APIConfiguration {
        get throws {
            APIConfiguration(
                socketPath: http.socket,
                observationAddress: try http.address.map { try LoopbackAddress("\($0)") },
                maximumFileBytes: inbox.maximumFileSize
            )
        }
    }
}

extension WebhookConfiguration {
    /// The transport's settings.
    var transport: CurlTransportSettings {
        get throws {
            CurlTransportSettings(
                allowsPlainHTTP: allowsHTTP,
                allowedRanges: try allowedAddresses.map { try AddressRange("\($0)") },
                caFile: caFile,
                maximumInFlight: maximumInFlight
            )
        }
    }
}
