-- A stream's number never changes and is never given twice. Processes take numbers by the thousand, so that they know them before they write.
CREATE SEQUENCE stream_numbers INCREMENT BY 1000;

CREATE TABLE streams (
    no BIGINT PRIMARY KEY,
    address TEXT COLLATE "C" NOT NULL UNIQUE
);

-- Positions have no holes. What stands here is never changed, save by erasure: then data is the erased form and salt is null.
CREATE TABLE events (
    position BIGINT PRIMARY KEY,
    stream BIGINT NOT NULL,
    version BIGINT NOT NULL,
    type TEXT COLLATE "C" NOT NULL,
    data TEXT COLLATE "C" NOT NULL,
    salt BYTEA,
    digest BYTEA NOT NULL,
    metadata TEXT COLLATE "C" NOT NULL,
    algorithm BIGINT NOT NULL,
    hash BYTEA NOT NULL
);

CREATE UNIQUE INDEX events_of_stream ON events (stream, version);

-- The first answer to each command of the last 30 days; position is that of its last fact.
CREATE TABLE command_answers (
    id UUID PRIMARY KEY,
    position BIGINT NOT NULL,
    body_hash BYTEA NOT NULL,
    version BIGINT NOT NULL,
    at BIGINT NOT NULL, -- Unix seconds
    digest BYTEA NOT NULL -- over the row, against changes by hand
);

CREATE INDEX command_answers_by_age ON command_answers USING brin (at) WITH (pages_per_range = 16);

CREATE TABLE checkpoints (
    reader TEXT COLLATE "C" PRIMARY KEY,
    position BIGINT NOT NULL
);

-- Merkle roots over the hashes of all positions since the seal before.
CREATE TABLE seals (
    no BIGINT PRIMARY KEY,
    first BIGINT NOT NULL,
    last BIGINT NOT NULL,
    root BYTEA NOT NULL,
    at TEXT NOT NULL,
    previous BYTEA NOT NULL,
    hash BYTEA NOT NULL
);

-- China's date (20210630) to the last position of that day; derived from the facts' metadata.
CREATE TABLE days (
    day BIGINT PRIMARY KEY,
    last BIGINT NOT NULL
);

-- Work that one of several processes does: held until a moment of the database's own clock.
CREATE TABLE leases (
    name TEXT COLLATE "C" PRIMARY KEY,
    holder UUID NOT NULL,
    until TIMESTAMPTZ NOT NULL
);
