-- The ledger: derived from the journal in its own transactions; a rebuild empties and refills all of this, save the texts.
CREATE TABLE ledger_plans (
    no BIGINT PRIMARY KEY, -- the plan's stream
    government TEXT COLLATE "C" NOT NULL,
    year BIGINT NOT NULL,
    number TEXT,
    title TEXT NOT NULL,
    stage BIGINT NOT NULL,
    source_text_hash TEXT NOT NULL,
    points BIGINT NOT NULL,
    assignments BIGINT NOT NULL,
    assigned_on BIGINT -- days are written 20210630
);

CREATE INDEX ledger_plans_of_government ON ledger_plans (government, year);

CREATE TABLE ledger_points (
    no BIGINT PRIMARY KEY, -- the point's stream
    plan BIGINT NOT NULL,
    planned_at BIGINT NOT NULL, -- position: the document's order
    number TEXT NOT NULL,
    section BIGINT NOT NULL,
    section_heading TEXT,
    title TEXT NOT NULL,
    completed BIGINT NOT NULL
);

CREATE INDEX ledger_points_of_plan ON ledger_points (plan, planned_at);

-- Names and deadlines are many and alike: each is kept once, under the first eight bytes of its SHA-256. So every process knows a text's
-- number without asking, and texts outlive a rebuild.
CREATE TABLE ledger_texts (
    no BIGINT PRIMARY KEY,
    text TEXT COLLATE "C" NOT NULL
);

-- One row per assignment, as it stands since the position valid_from. Room in each page, so that a change stays in its page.
CREATE TABLE ledger_rows (
    no BIGINT PRIMARY KEY, -- the assignment's stream
    plan BIGINT NOT NULL,
    point BIGINT NOT NULL,
    valid_from BIGINT NOT NULL,
    unit BIGINT NOT NULL,
    unit_name BIGINT NOT NULL,
    role BIGINT NOT NULL,
    section BIGINT NOT NULL,
    status BIGINT NOT NULL,
    deadlines BIGINT NOT NULL,
    due_day BIGINT NOT NULL, -- 0: none
    last_report BIGINT NOT NULL, -- 0: none
    last_report_on BIGINT NOT NULL,
    evidence BIGINT NOT NULL
) WITH (fillfactor = 70);

CREATE INDEX ledger_rows_of_plan ON ledger_rows (plan, unit);

-- Rows as they stood before. A row's valid_from is the valid_to of the one before it: so each names its predecessor.
CREATE TABLE ledger_past (
    valid_to BIGINT PRIMARY KEY,
    no BIGINT NOT NULL,
    valid_from BIGINT NOT NULL,
    unit BIGINT NOT NULL,
    unit_name BIGINT NOT NULL,
    role BIGINT NOT NULL,
    section BIGINT NOT NULL,
    status BIGINT NOT NULL,
    deadlines BIGINT NOT NULL,
    due_day BIGINT NOT NULL,
    last_report BIGINT NOT NULL,
    last_report_on BIGINT NOT NULL,
    evidence BIGINT NOT NULL
);

-- Rows of none are kept: a cell that is empty now fills again.
CREATE TABLE ledger_cells (
    plan BIGINT NOT NULL,
    section BIGINT NOT NULL,
    unit BIGINT NOT NULL,
    role BIGINT NOT NULL,
    status BIGINT NOT NULL,
    due_day BIGINT NOT NULL,
    n BIGINT NOT NULL,
    PRIMARY KEY (plan, section, unit, role, status, due_day)
) WITH (fillfactor = 70);

-- The position that last changed a plan's counters: what a cache of them is held against.
CREATE TABLE ledger_versions (
    plan BIGINT PRIMARY KEY,
    position BIGINT NOT NULL
) WITH (fillfactor = 50);
