-- The one-time codes that open the first account.
CREATE TABLE first_codes (
    hash TEXT PRIMARY KEY,
    until INTEGER NOT NULL -- Unix milliseconds
) STRICT;
