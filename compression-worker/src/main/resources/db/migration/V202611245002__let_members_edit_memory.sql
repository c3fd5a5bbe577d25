-- What a person did to a memory, which rules never write over.
ALTER TABLE memory
  -- who gave it another title and body, and when
  ADD COLUMN edited_by text,
  ADD COLUMN edited_at timestamptz,
  -- the importance that it has without being pinned; absent unless it is
  ADD COLUMN own_importance real,
  -- whether it was made its owner's alone
  ADD COLUMN is_withheld boolean NOT NULL DEFAULT false;

-- What was taken away, so that it is not made again.
CREATE TABLE memory_removal (
  tenant_id text NOT NULL,
  source_key text NOT NULL,
  removed_by text NOT NULL,
  removed_at timestamptz NOT NULL,
  PRIMARY KEY (tenant_id, source_key)
);
ALTER TABLE memory_removal ENABLE ROW LEVEL SECURITY;
ALTER TABLE memory_removal FORCE ROW LEVEL SECURITY;
CREATE POLICY worker_writes ON memory_removal TO throughline_worker USING (true) WITH CHECK (true);
