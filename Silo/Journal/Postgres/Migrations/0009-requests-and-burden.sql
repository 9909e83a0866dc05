-- Requests (临时报送) with each unit's answer, and what every fact asked of a unit (填报负担). Derived, as all of the ledger.
CREATE TABLE ledger_requests (
    no BIGINT PRIMARY KEY, -- the request's stream
    address TEXT NOT NULL,
    government TEXT NOT NULL,
    year BIGINT NOT NULL,
    title TEXT NOT NULL,
    stage BIGINT NOT NULL,
    fields BIGINT NOT NULL,
    due_day BIGINT NOT NULL,
    sent_on BIGINT NOT NULL -- 0: not yet
);

CREATE INDEX ledger_requests_of_government ON ledger_requests (government, year);

CREATE TABLE ledger_answers (
    no BIGINT PRIMARY KEY, -- the answer's stream
    request TEXT NOT NULL, -- its address
    government TEXT NOT NULL,
    unit BIGINT NOT NULL,
    unit_name TEXT NOT NULL,
    standing BIGINT NOT NULL,
    due_day BIGINT NOT NULL,
    answered_on BIGINT NOT NULL, -- 0: not yet
    late BIGINT NOT NULL,
    ended BIGINT NOT NULL -- 1: no answer is taken any more
);

CREATE INDEX ledger_answers_of_request ON ledger_answers (request);
CREATE INDEX ledger_answers_of_unit ON ledger_answers (government, unit);

CREATE TABLE ledger_burden (
    position BIGINT PRIMARY KEY, -- of the fact that asked
    government TEXT NOT NULL,
    unit BIGINT NOT NULL,
    month BIGINT NOT NULL, -- 202603
    day BIGINT NOT NULL,
    kind BIGINT NOT NULL,
    subject TEXT NOT NULL, -- an address
    asked BIGINT NOT NULL,
    by_form BIGINT NOT NULL
);

CREATE INDEX ledger_burden_of_month ON ledger_burden (government, month, unit);
CREATE INDEX ledger_burden_of_set_ups ON ledger_burden (subject) WHERE kind = 2;
