-- Evidence and source documents, in parts of half a megabyte; not compressed, since most are already.
CREATE TABLE files (
    hash TEXT COLLATE "C" PRIMARY KEY, -- SHA-256 in lower-case hex
    size BIGINT NOT NULL,
    parts UUID NOT NULL UNIQUE
);

CREATE TABLE file_parts (
    parts UUID NOT NULL,
    no BIGINT NOT NULL,
    content BYTEA NOT NULL,
    PRIMARY KEY (parts, no)
);

ALTER TABLE file_parts ALTER COLUMN content SET STORAGE EXTERNAL;

-- The keys that seal sessions: shared, so that a session begun at one process goes on at another.
CREATE TABLE session_keys (
    name TEXT COLLATE "C" PRIMARY KEY,
    xml TEXT NOT NULL
);
