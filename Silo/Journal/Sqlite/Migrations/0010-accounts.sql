-- Sign-in. Not derived: no rebuild touches these tables. Post, units, roles, suspended and version are a copy of the account's grain.
CREATE TABLE accounts (
    account TEXT PRIMARY KEY,
    government TEXT NOT NULL,
    post TEXT NOT NULL,
    units TEXT NOT NULL, -- numbers parted by blanks, the first one's first
    roles TEXT NOT NULL, -- stored names parted by blanks
    suspended INTEGER NOT NULL,
    version INTEGER NOT NULL,
    person_name TEXT NOT NULL,
    password_hash TEXT,
    stamp TEXT NOT NULL,
    must_change INTEGER NOT NULL,
    code_hash TEXT,
    code_until INTEGER -- Unix milliseconds, as all times here
) STRICT;

CREATE INDEX accounts_of_government ON accounts (government, account);

-- Under any name that could be an account's, so that nobody learns from waiting which names exist.
CREATE TABLE sign_in_attempts (
    login TEXT PRIMARY KEY,
    failed INTEGER NOT NULL,
    locked_until INTEGER,
    last_at INTEGER NOT NULL
) STRICT;

CREATE INDEX sign_in_attempts_by_age ON sign_in_attempts (last_at);

CREATE TABLE account_tokens (
    hash TEXT PRIMARY KEY,
    id TEXT NOT NULL,
    account TEXT NOT NULL,
    label TEXT NOT NULL,
    stamp TEXT NOT NULL,
    issued_at INTEGER NOT NULL,
    expires_at INTEGER NOT NULL
) STRICT;

CREATE INDEX account_tokens_of_account ON account_tokens (account, id);
