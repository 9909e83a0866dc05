-- “回头看”: look-backs, the duties they verify, the evidence of these, and the problems found. Derived, as all of the ledger.
CREATE TABLE ledger_look_backs (
    no BIGINT PRIMARY KEY, -- the look-back's stream
    address TEXT NOT NULL,
    government TEXT NOT NULL,
    year BIGINT NOT NULL,
    started_on BIGINT NOT NULL,
    round BIGINT NOT NULL, -- the last round of re-verification; 0: none
    verifying BIGINT NOT NULL -- 1: that round is not at its end
);

CREATE INDEX ledger_look_backs_of_government ON ledger_look_backs (government, year);

CREATE TABLE ledger_checks (
    no BIGINT PRIMARY KEY, -- the check's stream
    address TEXT NOT NULL,
    look_back TEXT NOT NULL,
    assignment TEXT NOT NULL,
    government TEXT NOT NULL,
    unit BIGINT NOT NULL, -- as it was when it was listed
    unit_name TEXT NOT NULL,
    role BIGINT NOT NULL,
    point_number TEXT NOT NULL,
    point_title TEXT NOT NULL,
    basis BIGINT NOT NULL,
    self_closed BIGINT NOT NULL,
    verifier BIGINT NOT NULL, -- 0: the office's
    self_verdict BIGINT NOT NULL, -- -1: none
    verdict BIGINT NOT NULL, -- -1: none
    judged_on BIGINT NOT NULL -- 0: not yet
);

CREATE INDEX ledger_checks_of_look_back ON ledger_checks (look_back);
CREATE INDEX ledger_checks_of_assignment ON ledger_checks (assignment);

CREATE TABLE ledger_check_evidence (
    no BIGINT NOT NULL, -- the check's stream
    place BIGINT NOT NULL,
    round BIGINT NOT NULL, -- 0: not looked at in any round
    standing BIGINT NOT NULL, -- -1: not looked at
    PRIMARY KEY (no, place)
);

CREATE TABLE ledger_problems (
    no BIGINT PRIMARY KEY, -- the problem's stream
    address TEXT NOT NULL,
    look_back TEXT NOT NULL,
    assignment TEXT NOT NULL,
    government TEXT NOT NULL,
    year BIGINT NOT NULL,
    unit BIGINT NOT NULL, -- as it was when it was raised
    unit_name TEXT NOT NULL,
    point_number TEXT NOT NULL,
    point_title TEXT NOT NULL,
    stage BIGINT NOT NULL,
    raised_on BIGINT NOT NULL,
    rectify_by BIGINT NOT NULL,
    measures BIGINT NOT NULL, -- 1: set
    result_on BIGINT NOT NULL, -- 0: none stands
    closed_on BIGINT NOT NULL, -- 0: not closed out
    reopened BIGINT NOT NULL, -- so many times
    earlier TEXT NOT NULL -- of an earlier year, where it is here again; empty: none is known
);

CREATE INDEX ledger_problems_of_government ON ledger_problems (government, year);
CREATE INDEX ledger_problems_of_look_back ON ledger_problems (look_back);
