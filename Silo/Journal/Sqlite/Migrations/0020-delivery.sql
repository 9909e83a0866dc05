-- The delivery log. Not derived: no rebuild touches it.
CREATE TABLE deliveries (
    id TEXT NOT NULL PRIMARY KEY,
    government TEXT NOT NULL,
    channel TEXT NOT NULL,
    recipient TEXT NOT NULL,
    said TEXT NOT NULL, -- JSON
    made_at INTEGER NOT NULL, -- Unix milliseconds, as all times here
    state INTEGER NOT NULL, -- 0 waiting, 1 sent, 2 given up, 3 held, 4 dropped
    attempts INTEGER NOT NULL,
    next_at INTEGER NOT NULL,
    done_at INTEGER,
    fault TEXT,
    detail TEXT
) STRICT;

CREATE INDEX deliveries_waiting ON deliveries (next_at, id) WHERE state = 0;
CREATE INDEX deliveries_of_government ON deliveries (government, state, made_at);

-- How far each receiver's notices were put into messages.
CREATE TABLE delivery_cursors (
    government TEXT NOT NULL,
    channel TEXT NOT NULL,
    recipient TEXT NOT NULL,
    position INTEGER NOT NULL,
    day TEXT NOT NULL, -- of the last digest, as 2031-03-05; empty: none yet
    PRIMARY KEY (government, channel, recipient)
) STRICT, WITHOUT ROWID;
