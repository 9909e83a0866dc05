-- Texts that are no facts: drafts, names of persons, views. Not derived: no rebuild touches them.
CREATE TABLE beside (
    address TEXT COLLATE "C" NOT NULL,
    kind TEXT COLLATE "C" NOT NULL,
    owner TEXT COLLATE "C" NOT NULL,
    text TEXT NOT NULL,
    version BIGINT NOT NULL,
    saved_by TEXT COLLATE "C" NOT NULL,
    saved_at BIGINT NOT NULL, -- Unix milliseconds
    PRIMARY KEY (address, kind, owner)
);

CREATE INDEX beside_by_kind ON beside (kind, owner);
