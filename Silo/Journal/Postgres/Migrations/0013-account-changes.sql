-- What changed of accounts and tokens, so that whoever remembers some forgets just those: the last change to each account, and under no name ('') the
-- last to any. Kept by triggers, so that processes of an older version and changes by hand are told of too. What is new changes nothing: nobody
-- remembers that something is not there.
CREATE TABLE account_changes (
    account TEXT COLLATE "C" PRIMARY KEY,
    version BIGINT NOT NULL
) WITH (fillfactor = 50);

CREATE INDEX account_changes_by_version ON account_changes (version);

-- The row of no name is locked to the end of the transaction: versions are seen in their order.
CREATE FUNCTION account_changed() RETURNS TRIGGER
LANGUAGE plpgsql AS $$
DECLARE
    this BIGINT;
BEGIN
    INSERT INTO account_changes AS c (account, version) VALUES ('', 1)
    ON CONFLICT (account) DO UPDATE SET version = c.version + 1 RETURNING version INTO this;
    INSERT INTO account_changes (account, version) VALUES (OLD.account, this)
    ON CONFLICT (account) DO UPDATE SET version = excluded.version;
    RETURN NULL;
END;
$$;

CREATE TRIGGER account_changed AFTER UPDATE OR DELETE ON accounts FOR EACH ROW EXECUTE FUNCTION account_changed();

CREATE TRIGGER token_changed AFTER UPDATE OR DELETE ON account_tokens FOR EACH ROW EXECUTE FUNCTION account_changed();
