-- An address is mostly looked up for its number alone, and a cold grain is a cold page for each table it touches: the number stands in the index too.
ALTER TABLE streams DROP CONSTRAINT streams_address_key;

CREATE UNIQUE INDEX streams_by_address ON streams (address) INCLUDE (no);
