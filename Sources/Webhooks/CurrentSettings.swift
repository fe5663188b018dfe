// CurrentSettings: the operator's settings, which a reload replaces while everything runs.
//
// GUARANTEES   Whoever asks gets the settings that were applied last, whole.

internal import Synchronization

/// The settings as they are now.
final class CurrentSettings: Sendable {
    private let settings: Mutex<WebhookSettings>

    init(_ settings: WebhookSettings) { self.settings = Mutex(settings) }

    var value: WebhookSettings {
        get { settings.withLock { $0 } }
        set { settings.withLock { $0 = newValue } }
    }
}
