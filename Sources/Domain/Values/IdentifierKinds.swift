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
