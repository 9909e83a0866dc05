-- What changed of accounts and tokens, so that whoever remembers some forgets just those: the last change to each account, and under no name ('') the
-- last to any. What is new changes nothing: nobody remembers that something is not there.
CREATE TABLE account_changes (
    account TEXT PRIMARY KEY,
    version INTEGER NOT NULL
) STRICT, WITHOUT ROWID;

CREATE INDEX account_changes_by_version ON account_changes (version);

CREATE TRIGGER account_updated AFTER UPDATE ON accounts BEGIN
    INSERT INTO account_changes VALUES ('', 1) ON CONFLICT (account) DO UPDATE SET version = version + 1;
    INSERT INTO account_changes SELECT OLD.account, version FROM account_changes WHERE account = '' ON CONFLICT (account) DO UPDATE SET version = excluded.version;
END;

CREATE TRIGGER token_deleted AFTER DELETE ON account_tokens BEGIN
    INSERT INTO account_changes VALUES ('', 1) ON CONFLICT (account) DO UPDATE SET version = version + 1;
    INSERT INTO account_changes SELECT OLD.account, version FROM account_changes WHERE account = '' ON CONFLICT (account) DO UPDATE SET version = excluded.version;
END;
