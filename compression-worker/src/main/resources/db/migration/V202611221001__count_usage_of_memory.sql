-- How often a memory was shown, and how often it was of use: no version, no message, no index, and room on the page, so that
-- counting rewrites nothing but the row.
ALTER TABLE memory
  ADD COLUMN recalled_count integer NOT NULL DEFAULT 0,
  ADD COLUMN last_recalled_at timestamptz,
  ADD COLUMN useful_count integer NOT NULL DEFAULT 0;
ALTER TABLE memory SET (fillfactor = 90);

-- which session was shown what, until it is known whether it was of use: about a day
CREATE TABLE recall_shown (
  tenant_id text NOT NULL,
  session_id text NOT NULL,
  memory_id uuid NOT NULL,
  shown_at timestamptz NOT NULL,
  PRIMARY KEY (tenant_id, session_id, memory_id)
);
CREATE INDEX recall_shown_due_idx ON recall_shown (shown_at);
ALTER TABLE recall_shown ENABLE ROW LEVEL SECURITY;
ALTER TABLE recall_shown FORCE ROW LEVEL SECURITY;
CREATE POLICY worker_writes ON recall_shown TO throughline_worker USING (true) WITH CHECK (true);
