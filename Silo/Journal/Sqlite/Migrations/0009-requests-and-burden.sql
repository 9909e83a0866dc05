-- Requests (临时报送) with each unit's answer, and what every fact asked of a unit (填报负担). Derived, as all of the ledger.
CREATE TABLE ledger_requests (
    no INTEGER PRIMARY KEY, -- the request's stream
    address TEXT NOT NULL,
    government TEXT NOT NULL,
    year INTEGER NOT NULL,
    title TEXT NOT NULL,
    stage INTEGER NOT NULL,
    fields INTEGER NOT NULL,
    due_day INTEGER NOT NULL,
    sent_on INTEGER NOT NULL -- 0: not yet
) STRICT;

CREATE INDEX ledger_requests_of_government ON ledger_requests (government, year);

CREATE TABLE ledger_answers (
    no INTEGER PRIMARY KEY, -- the answer's stream
    request TEXT NOT NULL, -- its address
    government TEXT NOT NULL,
    unit INTEGER NOT NULL,
    unit_name TEXT NOT NULL,
    standing INTEGER NOT NULL,
    due_day INTEGER NOT NULL,
    answered_on INTEGER NOT NULL, -- 0: not yet
    late INTEGER NOT NULL,
    ended INTEGER NOT NULL -- 1: no answer is taken any more
) STRICT;

CREATE INDEX ledger_answers_of_request ON ledger_answers (request);
CREATE INDEX ledger_answers_of_unit ON ledger_answers (government, unit);

CREATE TABLE ledger_burden (
    position INTEGER PRIMARY KEY, -- of the fact that asked
    government TEXT NOT NULL,
    unit INTEGER NOT NULL,
    month INTEGER NOT NULL, -- 202603
    day INTEGER NOT NULL,
    kind INTEGER NOT NULL,
    subject TEXT NOT NULL, -- an address
    asked INTEGER NOT NULL,
    by_form INTEGER NOT NULL
) STRICT;

CREATE INDEX ledger_burden_of_month ON ledger_burden (government, month, unit);
CREATE INDEX ledger_burden_of_set_ups ON ledger_burden (subject) WHERE kind = 2;
