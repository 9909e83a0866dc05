-- The one-time codes that open the first account: every process that starts before there is one prints its own, and each opens it at any process.
CREATE TABLE first_codes (
    hash TEXT COLLATE "C" PRIMARY KEY,
    until BIGINT NOT NULL -- Unix milliseconds
);
