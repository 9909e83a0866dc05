-- The ledger: derived from the journal in its own transactions; a rebuild drops and refills all of this.
CREATE TABLE ledger_plans (
    no INTEGER PRIMARY KEY, -- the plan's stream
    government TEXT NOT NULL,
    year INTEGER NOT NULL,
    number TEXT,
    title TEXT NOT NULL,
    stage INTEGER NOT NULL,
    source_text_hash TEXT NOT NULL,
    points INTEGER NOT NULL,
    assignments INTEGER NOT NULL,
    assigned_on INTEGER -- days are written 20210630
) STRICT;

CREATE INDEX ledger_plans_of_government ON ledger_plans (government, year);

CREATE TABLE ledger_points (
    no INTEGER PRIMARY KEY, -- the point's stream
    plan INTEGER NOT NULL,
    planned_at INTEGER NOT NULL, -- position: the document's order
    number TEXT NOT NULL,
    section INTEGER NOT NULL,
    section_heading TEXT,
    title TEXT NOT NULL,
    completed INTEGER NOT NULL
) STRICT;

CREATE INDEX ledger_points_of_plan ON ledger_points (plan, planned_at);

-- Names and deadlines are many and alike: each is kept once.
CREATE TABLE ledger_texts (
    no INTEGER PRIMARY KEY,
    text TEXT NOT NULL UNIQUE
) STRICT;

-- One row per assignment, as it stands since the position valid_from.
CREATE TABLE ledger_rows (
    no INTEGER PRIMARY KEY, -- the assignment's stream
    plan INTEGER NOT NULL,
    point INTEGER NOT NULL,
    unit INTEGER NOT NULL,
    unit_name INTEGER NOT NULL,
    role INTEGER NOT NULL,
    section INTEGER NOT NULL,
    status INTEGER NOT NULL,
    deadlines INTEGER NOT NULL,
    due_day INTEGER NOT NULL, -- 0: none
    last_report INTEGER NOT NULL, -- 0: none
    last_report_on INTEGER NOT NULL,
    evidence INTEGER NOT NULL,
    valid_from INTEGER NOT NULL
) STRICT;

CREATE INDEX ledger_rows_of_plan ON ledger_rows (plan, unit);

-- Rows as they stood before. A row's valid_from is the valid_to of the one before it: so each names its predecessor, and writing
-- appends at the end of the table.
CREATE TABLE ledger_past (
    valid_to INTEGER PRIMARY KEY,
    valid_from INTEGER NOT NULL,
    no INTEGER NOT NULL,
    unit INTEGER NOT NULL,
    unit_name INTEGER NOT NULL,
    role INTEGER NOT NULL,
    section INTEGER NOT NULL,
    status INTEGER NOT NULL,
    deadlines INTEGER NOT NULL,
    due_day INTEGER NOT NULL,
    last_report INTEGER NOT NULL,
    last_report_on INTEGER NOT NULL,
    evidence INTEGER NOT NULL
) STRICT;

CREATE TABLE ledger_cells (
    plan INTEGER NOT NULL,
    section INTEGER NOT NULL,
    unit INTEGER NOT NULL,
    role INTEGER NOT NULL,
    status INTEGER NOT NULL,
    due_day INTEGER NOT NULL,
    n INTEGER NOT NULL,
    PRIMARY KEY (plan, section, unit, role, status, due_day)
) STRICT, WITHOUT ROWID;
