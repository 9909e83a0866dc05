-- Of which store this one is a copy that is not whole yet (tracker copy): while a row stands here, nothing else opens it. One row at most.
CREATE TABLE half_copy (
    source TEXT NOT NULL -- the hash of the source's first event, in lower-case hex
) STRICT;
