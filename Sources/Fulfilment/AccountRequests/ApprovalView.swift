/// What follows from the approval of a request.
public struct ApprovalView: Codable, Hashable, Sendable {
    /// The request as it stands now.
    public var request: AccountRequestView
    /// The invitation of who asked, with its code, this once: whoever approves sends it to the mailbox.
    public var invitation: InvitationView

    /// Puts a view together.
    public init(request: AccountRequestView, invitation: InvitationView) {
        self.request = request
        self.invitation = invitation
    }
}
