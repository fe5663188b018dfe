// Who may use the API, with which roles, and who was invited.
//
// GUARANTEES   Secrets are kept as SHA-256 only. A Smart Account or partner that has an administrator keeps one, whoever
//              writes to the database. A person or program is never removed from here: what it did names it.

extension FulfilmentSchema {
    /// Principals, their tokens and roles, invitations, and what customers let partners do.
    static let access = """
        CREATE TABLE principal(
            id INTEGER PRIMARY KEY,
            kind TEXT NOT NULL CHECK(kind IN ('person', 'client')),
            name TEXT NOT NULL,
            email TEXT,
            smart_account INTEGER REFERENCES smart_account(id),     -- whose it is: one of the two
            partner INTEGER REFERENCES partner(id),
            state TEXT NOT NULL CHECK(state IN ('active', 'removed')),
            created_by TEXT NOT NULL,
            created_at INTEGER NOT NULL,
            CHECK((smart_account IS NULL) <> (partner IS NULL)),
            CHECK(kind <> 'person' OR email IS NOT NULL)
        ) STRICT;
        CREATE INDEX principal_account ON principal(smart_account, id) WHERE smart_account IS NOT NULL;
        CREATE INDEX principal_partner ON principal(partner, id) WHERE partner IS NOT NULL;

        CREATE TABLE token(
            id INTEGER PRIMARY KEY,
            principal INTEGER NOT NULL REFERENCES principal(id),
            hash BLOB NOT NULL UNIQUE CHECK(length(hash) = 32),
            name TEXT NOT NULL,
            scopes TEXT,                                            -- rights, between blanks; NULL: no limit
            created_by TEXT NOT NULL,
            created_at INTEGER NOT NULL,
            expires_at INTEGER,
            last_used_at INTEGER,
            revoked_at INTEGER
        ) STRICT;
        CREATE INDEX token_principal ON token(principal, id);

        CREATE TABLE role_grant(
            principal INTEGER NOT NULL REFERENCES principal(id),
            role TEXT NOT NULL,
            smart_account INTEGER NOT NULL,                         -- 0: not in one
            virtual_account INTEGER NOT NULL,                       -- 0: not in one
            with_nested INTEGER NOT NULL CHECK(with_nested IN (0, 1)),
            partner INTEGER NOT NULL,                               -- 0: not of one
            granted_by TEXT NOT NULL,
            granted_at INTEGER NOT NULL,
            PRIMARY KEY(principal, role, smart_account, virtual_account, partner),
            CHECK((smart_account = 0) <> (partner = 0)),
            CHECK(virtual_account = 0 OR smart_account <> 0),
            CHECK(with_nested = 0 OR virtual_account <> 0)
        ) STRICT, WITHOUT ROWID;
        CREATE INDEX role_grant_account ON role_grant(smart_account, role) WHERE smart_account <> 0;
        CREATE INDEX role_grant_partner ON role_grant(partner, role) WHERE partner <> 0;
        CREATE TRIGGER role_grant_kept BEFORE DELETE ON role_grant
        WHEN OLD.role IN ('smartAccountAdministrator', 'partnerAdministrator') AND NOT EXISTS(
            SELECT 1 FROM role_grant AS other WHERE other.role = OLD.role AND other.principal <> OLD.principal
                AND other.smart_account = OLD.smart_account AND other.partner = OLD.partner)
        BEGIN
            SELECT RAISE(ABORT, 'the last administrator stays');
        END;
        CREATE TRIGGER role_grant_changed BEFORE UPDATE OF principal, role, smart_account, partner ON role_grant BEGIN
            SELECT RAISE(ABORT, 'a role is taken and given, not changed');
        END;
        CREATE TRIGGER principal_removed BEFORE UPDATE OF state ON principal
        WHEN NEW.state = 'removed' AND EXISTS(SELECT 1 FROM role_grant WHERE principal = OLD.id)
        BEGIN
            SELECT RAISE(ABORT, 'who has a role is not removed');
        END;

        CREATE TABLE invitation(
            id INTEGER PRIMARY KEY,
            hash BLOB NOT NULL UNIQUE CHECK(length(hash) = 32),
            email TEXT NOT NULL,
            smart_account INTEGER REFERENCES smart_account(id),
            partner INTEGER REFERENCES partner(id),
            is_outside INTEGER NOT NULL CHECK(is_outside IN (0, 1)),
            grants TEXT NOT NULL,                                   -- JSON
            state TEXT NOT NULL CHECK(state IN ('open', 'accepted', 'revoked')),
            invited_by TEXT NOT NULL,
            invited_at INTEGER NOT NULL,
            expires_at INTEGER NOT NULL,
            principal INTEGER REFERENCES principal(id),
            CHECK((smart_account IS NULL) <> (partner IS NULL)),
            CHECK((state = 'accepted') = (principal IS NOT NULL))
        ) STRICT;
        CREATE INDEX invitation_account ON invitation(smart_account, id) WHERE smart_account IS NOT NULL;
        CREATE INDEX invitation_partner ON invitation(partner, id) WHERE partner IS NOT NULL;

        -- What a customer lets a partner do in its account.
        CREATE TABLE partner_access(
            smart_account INTEGER NOT NULL REFERENCES smart_account(id),
            partner INTEGER NOT NULL REFERENCES partner(id),
            role TEXT NOT NULL,
            virtual_account INTEGER NOT NULL,                       -- 0: the whole account
            with_nested INTEGER NOT NULL CHECK(with_nested IN (0, 1)),
            managed_by TEXT NOT NULL CHECK(managed_by IN ('customer', 'partner', 'both')),
            granted_by TEXT NOT NULL,
            granted_at INTEGER NOT NULL,
            PRIMARY KEY(smart_account, partner, role, virtual_account)
        ) STRICT, WITHOUT ROWID;
        CREATE INDEX partner_access_partner ON partner_access(partner);

        -- With a virtual account go the roles in it.
        CREATE INDEX role_grant_virtual_account ON role_grant(virtual_account) WHERE virtual_account <> 0;
        CREATE INDEX partner_access_virtual_account ON partner_access(virtual_account) WHERE virtual_account <> 0;
        CREATE TRIGGER virtual_account_roles AFTER DELETE ON virtual_account BEGIN
            DELETE FROM role_grant WHERE virtual_account = OLD.id;
            DELETE FROM partner_access WHERE virtual_account = OLD.id;
        END;
        """
}
