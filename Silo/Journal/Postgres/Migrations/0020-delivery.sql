-- The delivery log. Not derived: no rebuild touches it.
CREATE TABLE deliveries (
    id TEXT COLLATE "C" NOT NULL PRIMARY KEY,
    government TEXT COLLATE "C" NOT NULL,
    channel TEXT COLLATE "C" NOT NULL,
    recipient TEXT COLLATE "C" NOT NULL,
    said TEXT NOT NULL, -- JSON
    made_at BIGINT NOT NULL, -- Unix milliseconds, as all times here
    state BIGINT NOT NULL, -- 0 waiting, 1 sent, 2 given up, 3 held, 4 dropped
    attempts BIGINT NOT NULL,
    next_at BIGINT NOT NULL,
    done_at BIGINT,
    fault TEXT,
    detail TEXT
);

CREATE INDEX deliveries_waiting ON deliveries (next_at, id) WHERE state = 0;
CREATE INDEX deliveries_of_government ON deliveries (government, state, made_at);

-- How far each receiver's notices were put into messages.
CREATE TABLE delivery_cursors (
    government TEXT COLLATE "C" NOT NULL,
    channel TEXT COLLATE "C" NOT NULL,
    recipient TEXT COLLATE "C" NOT NULL,
    position BIGINT NOT NULL,
    day TEXT COLLATE "C" NOT NULL, -- of the last digest, as 2031-03-05; empty: none yet
    PRIMARY KEY (government, channel, recipient)
);
