-- The last day of a temporary account, as yyyymmdd; 0: it is none.
ALTER TABLE accounts ADD COLUMN until BIGINT NOT NULL DEFAULT 0;
