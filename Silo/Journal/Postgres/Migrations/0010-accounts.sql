-- Sign-in. Not derived: no rebuild touches these tables. Post, units, roles, suspended and version are a copy of the account's grain.
CREATE TABLE accounts (
    account TEXT COLLATE "C" PRIMARY KEY,
    government TEXT COLLATE "C" NOT NULL,
    post TEXT NOT NULL,
    units TEXT NOT NULL, -- numbers parted by blanks, the first one's first
    roles TEXT NOT NULL, -- stored names parted by blanks
    suspended BIGINT NOT NULL,
    version BIGINT NOT NULL,
    person_name TEXT NOT NULL,
    password_hash TEXT,
    stamp TEXT NOT NULL,
    must_change BIGINT NOT NULL,
    code_hash TEXT,
    code_until BIGINT -- Unix milliseconds, as all times here
);

CREATE INDEX accounts_of_government ON accounts (government, account);

-- Under any name that could be an account's, so that nobody learns from waiting which names exist.
CREATE TABLE sign_in_attempts (
    login TEXT COLLATE "C" PRIMARY KEY,
    failed BIGINT NOT NULL,
    locked_until BIGINT,
    last_at BIGINT NOT NULL
);

CREATE INDEX sign_in_attempts_by_age ON sign_in_attempts (last_at);

CREATE TABLE account_tokens (
    hash TEXT COLLATE "C" PRIMARY KEY,
    id TEXT COLLATE "C" NOT NULL,
    account TEXT COLLATE "C" NOT NULL,
    label TEXT NOT NULL,
    stamp TEXT NOT NULL,
    issued_at BIGINT NOT NULL,
    expires_at BIGINT NOT NULL
);

CREATE INDEX account_tokens_of_account ON account_tokens (account, id);
