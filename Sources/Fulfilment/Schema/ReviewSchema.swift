// What people decided about lines that needed them, what they proposed, and what they could not say.
//
// GUARANTEES   Nobody approves what they proposed themselves, whoever writes to the database: a proposal begins open,
//              nothing in it but its end can be changed, and its end cannot be changed again.
//              A decision is kept as it was made, with what was seen then; it is never changed or removed.

extension FulfilmentSchema {
    /// Decisions, proposals, and answers that leave a question open.
    static let review = """
        CREATE TABLE proposal(
            id INTEGER PRIMARY KEY,
            partner INTEGER NOT NULL REFERENCES partner(id),
            line INTEGER NOT NULL REFERENCES order_line(id),    -- the one that was looked at
            identity_hash INTEGER NOT NULL,                     -- 0: for that line alone
            smart_account INTEGER NOT NULL REFERENCES smart_account(id),
            virtual_account TEXT,
            because TEXT NOT NULL,                              -- why another person is needed
            overruled TEXT NOT NULL,                            -- what speaks against it, empty for nothing
            note TEXT,
            proposer TEXT NOT NULL,
            proposed_at INTEGER NOT NULL,
            state TEXT NOT NULL CHECK(state IN ('open', 'approved', 'declined', 'withdrawn')),
            judged_by TEXT,
            judged_at INTEGER,
            CHECK((state = 'open') = (judged_by IS NULL)),
            CHECK((judged_by IS NULL) = (judged_at IS NULL)),
            CHECK(state <> 'approved' OR judged_by <> proposer),
            CHECK(state <> 'withdrawn' OR judged_by = proposer)
        ) STRICT;
        CREATE INDEX proposal_open ON proposal(id) WHERE state = 'open';
        CREATE TRIGGER proposal_added BEFORE INSERT ON proposal WHEN NEW.state <> 'open' BEGIN
            SELECT RAISE(ABORT, 'a proposal begins open');
        END;
        CREATE TRIGGER proposal_judged BEFORE UPDATE ON proposal
        WHEN OLD.state <> 'open' OR NEW.proposer <> OLD.proposer OR NEW.smart_account <> OLD.smart_account
            OR NEW.line <> OLD.line OR NEW.identity_hash <> OLD.identity_hash OR NEW.id <> OLD.id
            OR coalesce(NEW.virtual_account, '') <> coalesce(OLD.virtual_account, '')
        BEGIN
            SELECT RAISE(ABORT, 'of a proposal only its end is written, and once');
        END;

        -- The lines that an open proposal keeps held.
        CREATE TABLE proposal_line(
            line INTEGER PRIMARY KEY REFERENCES order_line(id),
            proposal INTEGER NOT NULL REFERENCES proposal(id)
        ) STRICT;
        CREATE INDEX proposal_line_proposal ON proposal_line(proposal);

        CREATE TABLE review_decision(
            id INTEGER PRIMARY KEY,
            verb TEXT NOT NULL CHECK(verb IN ('confirm', 'propose', 'approve', 'decline', 'reject', 'accept', 'none',
                'unsure', 'undo')),
            partner INTEGER NOT NULL REFERENCES partner(id),
            line INTEGER NOT NULL REFERENCES order_line(id),    -- the one that was looked at
            identity_hash INTEGER NOT NULL,                     -- 0: for that line alone
            smart_account INTEGER REFERENCES smart_account(id),
            virtual_account TEXT,
            line_count INTEGER NOT NULL CHECK(line_count >= 0),
            proposal INTEGER REFERENCES proposal(id),
            explanation TEXT NOT NULL,
            note TEXT,
            candidates TEXT NOT NULL,                           -- what was seen: JSON
            rule_version INTEGER NOT NULL,
            normalization INTEGER NOT NULL,
            registry_version INTEGER NOT NULL,
            actor TEXT NOT NULL,
            decided_at INTEGER NOT NULL
        ) STRICT;
        CREATE INDEX review_decision_line ON review_decision(line, id);
        CREATE TRIGGER review_decision_changed BEFORE UPDATE ON review_decision BEGIN
            SELECT RAISE(ABORT, 'a decision is never changed');
        END;
        CREATE TRIGGER review_decision_removed BEFORE DELETE ON review_decision BEGIN
            SELECT RAISE(ABORT, 'a decision is never removed');
        END;

        -- The answers that leave a question open: how its lines are listed until something changes.
        CREATE TABLE review_answer(
            question TEXT PRIMARY KEY,                          -- the identity, or the line
            answer TEXT NOT NULL CHECK(answer IN ('none', 'unsure')),
            line INTEGER NOT NULL REFERENCES order_line(id),
            partner INTEGER NOT NULL REFERENCES partner(id),
            decision INTEGER NOT NULL REFERENCES review_decision(id),
            accounts TEXT NOT NULL,                             -- those that were shown
            registry_version INTEGER NOT NULL
        ) STRICT, WITHOUT ROWID;
        CREATE INDEX review_answer_unsure ON review_answer(decision) WHERE answer = 'unsure';
        """
}
