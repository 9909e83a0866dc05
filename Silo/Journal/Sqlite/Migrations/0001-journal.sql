-- A stream's number never changes and is never given twice; addresses are numbered when they are first spoken of.
CREATE TABLE streams (
    no INTEGER PRIMARY KEY,
    address TEXT NOT NULL UNIQUE
) STRICT;

-- Positions have no holes. What stands here is never changed, save by erasure: then data is the erased form and salt is null.
CREATE TABLE events (
    position INTEGER PRIMARY KEY,
    stream INTEGER NOT NULL,
    version INTEGER NOT NULL,
    type TEXT NOT NULL,
    data TEXT NOT NULL,
    salt BLOB,
    digest BLOB NOT NULL,
    metadata TEXT NOT NULL,
    algorithm INTEGER NOT NULL,
    hash BLOB NOT NULL
) STRICT;

CREATE UNIQUE INDEX events_of_stream ON events (stream, version);

-- The first answer to each command of the last 30 days; position is that of its last fact.
CREATE TABLE command_answers (
    position INTEGER PRIMARY KEY,
    id BLOB NOT NULL UNIQUE,
    body_hash BLOB NOT NULL,
    version INTEGER NOT NULL,
    at INTEGER NOT NULL, -- Unix seconds
    digest BLOB NOT NULL -- over the row, against changes by hand
) STRICT;

CREATE TABLE checkpoints (
    reader TEXT PRIMARY KEY,
    position INTEGER NOT NULL
) STRICT, WITHOUT ROWID;

-- Merkle roots over the hashes of all positions since the seal before.
CREATE TABLE seals (
    no INTEGER PRIMARY KEY,
    first INTEGER NOT NULL,
    last INTEGER NOT NULL,
    root BLOB NOT NULL,
    at TEXT NOT NULL,
    previous BLOB NOT NULL,
    hash BLOB NOT NULL
) STRICT;

-- China's date (20210630) to the last position of that day; derived from the facts' metadata.
CREATE TABLE days (
    day INTEGER PRIMARY KEY,
    last INTEGER NOT NULL
) STRICT;
