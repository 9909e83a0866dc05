-- Texts that are no facts: drafts, names of persons, views. Not derived: no rebuild touches them.
CREATE TABLE beside (
    address TEXT NOT NULL,
    kind TEXT NOT NULL,
    owner TEXT NOT NULL,
    text TEXT NOT NULL,
    version INTEGER NOT NULL,
    saved_by TEXT NOT NULL,
    saved_at INTEGER NOT NULL, -- Unix milliseconds
    PRIMARY KEY (address, kind, owner)
) STRICT, WITHOUT ROWID;

CREATE INDEX beside_by_kind ON beside (kind, owner);
