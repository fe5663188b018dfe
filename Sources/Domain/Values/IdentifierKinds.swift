// The kinds of things that have identifiers, and how each begins outside.

/// The kinds of things that have identifiers.
public enum IdentifierKinds {
    /// A distributor or other partner.
    public enum Partner: IdentifierKind {
        /// Begins `ptn_`.
        public static let prefix = "ptn"
    }

    /// The place where a partner's licenses wait.
    public enum HoldingAccount: IdentifierKind {
        /// Begins `ha_`.
        public static let prefix = "ha"
    }

    /// A customer's account.
    public enum SmartAccount: IdentifierKind {
        /// Begins `sa_`.
        public static let prefix = "sa"
    }

    /// A part of a Smart Account.
    public enum VirtualAccount: IdentifierKind {
        /// Begins `va_`.
        public static let prefix = "va"
    }

    /// An order.
    public enum Order: IdentifierKind {
        /// Begins `ord_`.
        public static let prefix = "ord"
    }

    /// A line of an order.
    public enum OrderLine: IdentifierKind {
        /// Begins `oln_`.
        public static let prefix = "oln"
    }

    /// A quantity of one SKU from one order line.
    public enum Lot: IdentifierKind {
        /// Begins `lot_`.
        public static let prefix = "lot"
    }

    /// A movement of a lot between accounts.
    public enum Movement: IdentifierKind {
        /// Begins `mov_`.
        public static let prefix = "mov"
    }

    /// The receipt of a file.
    public enum Receipt: IdentifierKind {
        /// Begins `rcp_`.
        public static let prefix = "rcp"
    }

    /// Somebody's statement to whom an order belongs.
    public enum Assignment: IdentifierKind {
        /// Begins `asg_`.
        public static let prefix = "asg"
    }

    /// What people's decisions taught of an identity.
    public enum Alias: IdentifierKind {
        /// Begins `als_`.
        public static let prefix = "als"
    }

    /// What a person decided about a line that needed one.
    public enum Review: IdentifierKind {
        /// Begins `rev_`.
        public static let prefix = "rev"
    }

    /// A decision that another person has to approve.
    public enum Proposal: IdentifierKind {
        /// Begins `prp_`.
        public static let prefix = "prp"
    }

    /// Something that happened.
    public enum Event: IdentifierKind {
        /// Begins `evt_`.
        public static let prefix = "evt"
    }

    /// A place that wants to be told of events.
    public enum Endpoint: IdentifierKind {
        /// Begins `ep_`.
        public static let prefix = "ep"
    }

    /// The telling of one event to one endpoint.
    public enum Delivery: IdentifierKind {
        /// Begins `dlv_`.
        public static let prefix = "dlv"
    }

    /// A person or a program that uses the API.
    public enum Principal: IdentifierKind {
        /// Begins `prn_`.
        public static let prefix = "prn"
    }

    /// An API token; its identifier is no secret.
    public enum Token: IdentifierKind {
        /// Begins `tok_`.
        public static let prefix = "tok"
    }

    /// An invitation that somebody has not answered yet, or has.
    public enum Invitation: IdentifierKind {
        /// Begins `inv_`.
        public static let prefix = "inv"
    }

    /// Somebody's wish for a Smart Account.
    public enum AccountRequest: IdentifierKind {
        /// Begins `req_`.
        public static let prefix = "req"
    }

    /// An agreement, in one version, or a contract.
    public enum Agreement: IdentifierKind {
        /// Begins `agr_`.
        public static let prefix = "agr"
    }

    /// A rule that says into which virtual account licenses go.
    public enum PlacementRule: IdentifierKind {
        /// Begins `plr_`.
        public static let prefix = "plr"
    }

    /// A token with which product instances register.
    public enum RegistrationToken: IdentifierKind {
        /// Begins `rtk_`.
        public static let prefix = "rtk"
    }

    /// A product instance that uses licenses.
    public enum ProductInstance: IdentifierKind {
        /// Begins `pin_`.
        public static let prefix = "pin"
    }

    /// Licenses set aside for a device that is offline.
    public enum Reservation: IdentifierKind {
        /// Begins `rsv_`.
        public static let prefix = "rsv"
    }

    /// An entry of the activity log.
    public enum Activity: IdentifierKind {
        /// Begins `act_`.
        public static let prefix = "act"
    }
}

/// A partner's identifier.
public typealias PartnerID = Identifier<IdentifierKinds.Partner>
/// A holding account's identifier.
public typealias HoldingAccountID = Identifier<IdentifierKinds.HoldingAccount>
/// A Smart Account's identifier.
public typealias SmartAccountID = Identifier<IdentifierKinds.SmartAccount>
/// A virtual account's identifier.
public typealias VirtualAccountID = Identifier<IdentifierKinds.VirtualAccount>
/// An order's identifier.
public typealias OrderID = Identifier<IdentifierKinds.Order>
/// An order line's identifier.
public typealias OrderLineID = Identifier<IdentifierKinds.OrderLine>
/// A lot's identifier.
public typealias LotID = Identifier<IdentifierKinds.Lot>
/// A movement's identifier.
public typealias MovementID = Identifier<IdentifierKinds.Movement>
/// A receipt's identifier.
public typealias ReceiptID = Identifier<IdentifierKinds.Receipt>
/// An assignment's identifier.
public typealias AssignmentID = Identifier<IdentifierKinds.Assignment>
/// An alias's identifier.
public typealias AliasID = Identifier<IdentifierKinds.Alias>
/// A person's decision's identifier.
public typealias ReviewID = Identifier<IdentifierKinds.Review>
/// A proposal's identifier.
public typealias ProposalID = Identifier<IdentifierKinds.Proposal>
/// An event's identifier.
public typealias EventID = Identifier<IdentifierKinds.Event>
/// An endpoint's identifier.
public typealias EndpointID = Identifier<IdentifierKinds.Endpoint>
/// A delivery's identifier.
public typealias DeliveryID = Identifier<IdentifierKinds.Delivery>
/// A principal's identifier.
public typealias PrincipalID = Identifier<IdentifierKinds.Principal>
/// An API token's identifier.
public typealias TokenID = Identifier<IdentifierKinds.Token>
/// An invitation's identifier.
public typealias InvitationID = Identifier<IdentifierKinds.Invitation>
/// The identifier of a wish for a Smart Account.
public typealias AccountRequestID = Identifier<IdentifierKinds.AccountRequest>
/// An agreement's identifier.
public typealias AgreementID = Identifier<IdentifierKinds.Agreement>
/// A placement rule's identifier.
public typealias PlacementRuleID = Identifier<IdentifierKinds.PlacementRule>
/// A registration token's identifier.
public typealias RegistrationTokenID = Identifier<IdentifierKinds.RegistrationToken>
/// A product instance's identifier.
public typealias ProductInstanceID = Identifier<IdentifierKinds.ProductInstance>
/// A reservation's identifier.
public typealias ReservationID = Identifier<IdentifierKinds.Reservation>
/// An activity log entry's identifier.
public typealias ActivityID = Identifier<IdentifierKinds.Activity>
