// What matching finds by, in both directions, and what people taught it.
//
// GUARANTEES   An account that is not closed has one key for each fact by which an order can find it, and a waiting line
//              one interest for each key by which it looks; `verify` derives both again. An alias is confirmed by
//              another person or another order than it was learned from. What has been decided is revoked, not removed.
// DOES NOT     Keep the texts of keys: whoever finds by a hash compares what was found. The kind of a key is part of its
//              hash.
//
// SOURCE       Accounts go by small numbers here, and hashes have 47 bits: with eight keys and nine features for each of
//              1,000,000 accounts that is 250 MB less than with 63 bits of both.

extension FulfilmentSchema {
    /// Keys, names, aliases, memory, and what the tiers have shown.
    static let evidence = """
        ALTER TABLE smart_account ADD COLUMN registry_number INTEGER;
        UPDATE smart_account SET registry_number = ranked.number
        FROM (SELECT id, row_number() OVER (ORDER BY id) AS number FROM smart_account) AS ranked
        WHERE ranked.id = smart_account.id;
        CREATE UNIQUE INDEX smart_account_number ON smart_account(registry_number);

        -- One row. The version counts the changes of accounts, for what is computed from many of them.
        CREATE TABLE registry(
            id INTEGER PRIMARY KEY CHECK(id = 1),
            version INTEGER NOT NULL,
            names INTEGER NOT NULL CHECK(names >= 0),
            normalization INTEGER NOT NULL      -- the version of all keys; 0: they are being made
        ) STRICT;
        INSERT INTO registry(id, version, names, normalization) VALUES(1, 0, 0, 0);

        CREATE TABLE account_key(
            hash INTEGER NOT NULL,
            account INTEGER NOT NULL,           -- its number
            PRIMARY KEY(hash, account)
        ) STRICT, WITHOUT ROWID;

        CREATE TABLE interest(
            hash INTEGER NOT NULL,
            line INTEGER NOT NULL,
            PRIMARY KEY(hash, line)
        ) STRICT, WITHOUT ROWID;
        CREATE INDEX interest_line ON interest(line);
        -- Only SKUs are waited for by their texts from now on.
        DELETE FROM waiting_key WHERE kind <> 4;

        -- The names of accounts as suggestions compare them; sixteen ids belong to each account's number.
        CREATE TABLE account_name(
            id INTEGER PRIMARY KEY,
            words TEXT NOT NULL
        ) STRICT;
        CREATE TABLE name_feature(
            feature INTEGER NOT NULL,
            name INTEGER NOT NULL,
            PRIMARY KEY(feature, name)
        ) STRICT, WITHOUT ROWID;
        -- How many names have a feature, counted by every sixteenth of them: rare features are not here.
        CREATE TABLE feature_frequency(
            feature INTEGER PRIMARY KEY,
            sampled INTEGER NOT NULL CHECK(sampled >= 0)
        ) STRICT;

        CREATE TABLE alias(
            id INTEGER PRIMARY KEY,
            partner INTEGER NOT NULL REFERENCES partner(id),
            identity_hash INTEGER NOT NULL,
            identity TEXT NOT NULL,
            smart_account INTEGER NOT NULL REFERENCES smart_account(id),
            state TEXT NOT NULL CHECK(state IN ('candidate', 'confirmed', 'revoked')),
            author TEXT NOT NULL,
            learned_at INTEGER NOT NULL,
            learned_from INTEGER NOT NULL REFERENCES orders(id),
            confirmed_by TEXT,
            confirmed_at INTEGER,
            confirmed_from INTEGER REFERENCES orders(id),   -- NULL: by command
            revoked_by TEXT,
            revoked_at INTEGER,
            CHECK((confirmed_by IS NULL) = (confirmed_at IS NULL)),
            CHECK((revoked_by IS NULL) = (revoked_at IS NULL)),
            CHECK(state <> 'confirmed' OR confirmed_at IS NOT NULL),
            CHECK(state <> 'candidate' OR confirmed_at IS NULL),
            CHECK((state = 'revoked') = (revoked_at IS NOT NULL)),
            CHECK(confirmed_by IS NULL OR confirmed_by <> author
                OR coalesce(confirmed_from, learned_from) <> learned_from)
        ) STRICT;
        CREATE UNIQUE INDEX alias_current ON alias(identity, smart_account) WHERE state <> 'revoked';
        CREATE INDEX alias_identity ON alias(identity_hash) WHERE state <> 'revoked';
        CREATE INDEX alias_partner ON alias(partner, id);
        CREATE INDEX alias_account ON alias(smart_account) WHERE state <> 'revoked';
        CREATE INDEX customer_number_account ON customer_number(smart_account);

        CREATE TABLE not_a_match(
            identity_hash INTEGER NOT NULL,
            identity TEXT NOT NULL,
            smart_account INTEGER NOT NULL REFERENCES smart_account(id),
            actor TEXT NOT NULL,
            decided_at INTEGER NOT NULL,
            PRIMARY KEY(identity_hash, identity, smart_account)
        ) STRICT, WITHOUT ROWID;

        -- What a tier in shadow would have matched, once for each line and account, and what was decided in the end.
        CREATE TABLE shadow_decision(
            line INTEGER NOT NULL REFERENCES order_line(id),
            smart_account INTEGER NOT NULL REFERENCES smart_account(id),
            partner INTEGER NOT NULL,
            tier TEXT NOT NULL CHECK(tier IN ('T1', 'T2', 'T3', 'T4')),
            decided_at INTEGER NOT NULL,
            agreed INTEGER CHECK(agreed IN (0, 1)),
            judged_at INTEGER,
            PRIMARY KEY(line, smart_account),
            CHECK((agreed IS NULL) = (judged_at IS NULL))
        ) STRICT, WITHOUT ROWID;

        -- Matches of a tier that a person found to be wrong.
        CREATE TABLE wrong_match(
            line INTEGER NOT NULL REFERENCES order_line(id),
            smart_account INTEGER NOT NULL REFERENCES smart_account(id),
            partner INTEGER NOT NULL,
            tier TEXT NOT NULL CHECK(tier IN ('T1', 'T2', 'T3', 'T4')),
            because TEXT NOT NULL,
            actor TEXT NOT NULL,
            found_at INTEGER NOT NULL,
            PRIMARY KEY(line, smart_account)
        ) STRICT, WITHOUT ROWID;

        -- What a tier may do for a partner at the most, whatever its settings say.
        CREATE TABLE tier_state(
            partner INTEGER NOT NULL REFERENCES partner(id),
            tier TEXT NOT NULL CHECK(tier IN ('T1', 'T2', 'T3', 'T4')),
            mode TEXT NOT NULL CHECK(mode IN ('auto', 'shadow', 'off')),
            because TEXT NOT NULL,
            changed_at INTEGER NOT NULL,
            PRIMARY KEY(partner, tier)
        ) STRICT, WITHOUT ROWID;

        CREATE TABLE suggestion_cache(
            name TEXT PRIMARY KEY,
            registry_version INTEGER NOT NULL,
            rule_version INTEGER NOT NULL,
            content TEXT NOT NULL
        ) STRICT, WITHOUT ROWID;

        CREATE INDEX decision_inferred ON decision(tier, line) WHERE outcome = 'matched' AND tier IN ('T2', 'T3', 'T4');
        """
}
