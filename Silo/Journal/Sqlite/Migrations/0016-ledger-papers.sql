-- Supervision papers (文书): whom they name, on which findings, and how far they are. Derived, as all of the ledger.
CREATE TABLE ledger_papers (
    no INTEGER PRIMARY KEY, -- the paper's stream
    address TEXT NOT NULL,
    government TEXT NOT NULL,
    year INTEGER NOT NULL,
    rung INTEGER NOT NULL,
    title TEXT NOT NULL,
    stage INTEGER NOT NULL,
    drafted_on INTEGER NOT NULL,
    verify_by INTEGER NOT NULL, -- 0: not sent for verification
    signed_on INTEGER NOT NULL, -- 0: not yet
    issued_on INTEGER NOT NULL, -- 0: not yet
    word TEXT NOT NULL, -- empty: no number
    number INTEGER NOT NULL,
    reply_by INTEGER NOT NULL, -- 0: no answer is asked
    scan INTEGER NOT NULL -- 1: the stamped copy is registered
) STRICT;

CREATE INDEX ledger_papers_of_government ON ledger_papers (government, year);

CREATE TABLE ledger_paper_units (
    paper INTEGER NOT NULL,
    place INTEGER NOT NULL, -- the order in which the paper names them
    unit INTEGER NOT NULL,
    unit_name TEXT NOT NULL,
    PRIMARY KEY (paper, unit)
) STRICT;

CREATE INDEX ledger_paper_units_of_unit ON ledger_paper_units (unit, paper);

CREATE TABLE ledger_paper_findings (
    paper INTEGER NOT NULL,
    place INTEGER NOT NULL,
    unit INTEGER NOT NULL,
    subject TEXT NOT NULL, -- an address; empty: it rests on nothing in the ledger
    PRIMARY KEY (paper, place)
) STRICT;

-- What a unit said. Rows of units that a revision no longer names stay and are not read.
CREATE TABLE ledger_paper_answers (
    paper INTEGER NOT NULL,
    unit INTEGER NOT NULL,
    verification INTEGER NOT NULL, -- 0: asked, 1: agrees, 2: does not agree, -1: not asked
    answered_on INTEGER NOT NULL, -- 0: not yet
    late INTEGER NOT NULL,
    PRIMARY KEY (paper, unit)
) STRICT;
