-- By what lasting memories that repeat or replace each other are found: 64-bit hashes, absent for all other kinds.
ALTER TABLE memory ADD COLUMN handles bigint[];

-- Only those that may still be superseded: of what is said again and again one row alone is live, so that no handle grows
-- common. Without fastupdate, for each batch looks here, and would read the pending list each time.
CREATE INDEX memory_handle_idx ON memory USING gin (handles) WITH (fastupdate = off)
  WHERE handles IS NOT NULL AND superseded_by IS NULL;

-- what a memory superseded
CREATE INDEX memory_superseded_idx ON memory (tenant_id, superseded_by) WHERE superseded_by IS NOT NULL;
