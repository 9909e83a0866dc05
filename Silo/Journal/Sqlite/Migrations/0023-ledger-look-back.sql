-- “回头看”: look-backs, the duties they verify, the evidence of these, and the problems found. Derived, as all of the ledger.
CREATE TABLE ledger_look_backs (
    no INTEGER PRIMARY KEY, -- the look-back's stream
    address TEXT NOT NULL,
    government TEXT NOT NULL,
    year INTEGER NOT NULL,
    started_on INTEGER NOT NULL,
    round INTEGER NOT NULL, -- the last round of re-verification; 0: none
    verifying INTEGER NOT NULL -- 1: that round is not at its end
) STRICT;

CREATE INDEX ledger_look_backs_of_government ON ledger_look_backs (government, year);

CREATE TABLE ledger_checks (
    no INTEGER PRIMARY KEY, -- the check's stream
    address TEXT NOT NULL,
    look_back TEXT NOT NULL,
    assignment TEXT NOT NULL,
    government TEXT NOT NULL,
    unit INTEGER NOT NULL, -- as it was when it was listed
    unit_name TEXT NOT NULL,
    role INTEGER NOT NULL,
    point_number TEXT NOT NULL,
    point_title TEXT NOT NULL,
    basis INTEGER NOT NULL,
    self_closed INTEGER NOT NULL,
    verifier INTEGER NOT NULL, -- 0: the office's
    self_verdict INTEGER NOT NULL, -- -1: none
    verdict INTEGER NOT NULL, -- -1: none
    judged_on INTEGER NOT NULL -- 0: not yet
) STRICT;

CREATE INDEX ledger_checks_of_look_back ON ledger_checks (look_back);
CREATE INDEX ledger_checks_of_assignment ON ledger_checks (assignment);

CREATE TABLE ledger_check_evidence (
    no INTEGER NOT NULL, -- the check's stream
    place INTEGER NOT NULL,
    round INTEGER NOT NULL, -- 0: not looked at in any round
    standing INTEGER NOT NULL, -- -1: not looked at
    PRIMARY KEY (no, place)
) STRICT;

CREATE TABLE ledger_problems (
    no INTEGER PRIMARY KEY, -- the problem's stream
    address TEXT NOT NULL,
    look_back TEXT NOT NULL,
    assignment TEXT NOT NULL,
    government TEXT NOT NULL,
    year INTEGER NOT NULL,
    unit INTEGER NOT NULL, -- as it was when it was raised
    unit_name TEXT NOT NULL,
    point_number TEXT NOT NULL,
    point_title TEXT NOT NULL,
    stage INTEGER NOT NULL,
    raised_on INTEGER NOT NULL,
    rectify_by INTEGER NOT NULL,
    measures INTEGER NOT NULL, -- 1: set
    result_on INTEGER NOT NULL, -- 0: none stands
    closed_on INTEGER NOT NULL, -- 0: not closed out
    reopened INTEGER NOT NULL, -- so many times
    earlier TEXT NOT NULL -- of an earlier year, where it is here again; empty: none is known
) STRICT;

CREATE INDEX ledger_problems_of_government ON ledger_problems (government, year);
CREATE INDEX ledger_problems_of_look_back ON ledger_problems (look_back);
