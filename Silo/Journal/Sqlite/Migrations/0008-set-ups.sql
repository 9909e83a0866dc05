-- How the set-up (建账) of an assignment stands, from each position on; its words stand in the journal at the position where it was entered.
-- Derived, as all of the ledger; apart from the rows, which every report writes.
CREATE TABLE ledger_set_ups (
    assignment INTEGER NOT NULL, -- the assignment's stream
    valid_from INTEGER NOT NULL,
    standing INTEGER NOT NULL,
    PRIMARY KEY (assignment, valid_from)
) STRICT, WITHOUT ROWID;
