-- Which memory was shown to whom and why, for as long as it is configured: what a session was told, and where a memory was shown.
CREATE TABLE memory_recall (
  tenant_id text NOT NULL,
  memory_id uuid NOT NULL,
  recalled_at timestamptz NOT NULL,
  -- '' when a person asked
  session_id text NOT NULL,
  member_id text NOT NULL,
  rank integer NOT NULL,
  score real NOT NULL,
  -- the parts of the score
  why jsonb NOT NULL DEFAULT '{}',
  PRIMARY KEY (tenant_id, memory_id, recalled_at, session_id)
);
CREATE INDEX memory_recall_session_idx ON memory_recall (tenant_id, session_id, recalled_at DESC);
CREATE INDEX memory_recall_age_idx ON memory_recall (recalled_at);

ALTER TABLE memory_recall ENABLE ROW LEVEL SECURITY;
ALTER TABLE memory_recall FORCE ROW LEVEL SECURITY;
CREATE POLICY worker_writes ON memory_recall TO throughline_worker USING (true) WITH CHECK (true);
-- by whoever asked, and by those who may see the session; the memory itself has rules of its own
CREATE POLICY tenant_reads ON memory_recall FOR SELECT TO throughline_recall
  USING (tenant_id = current_tenant() AND (member_id = current_member() OR EXISTS (
    SELECT FROM session s
    WHERE s.tenant_id = memory_recall.tenant_id AND s.id = memory_recall.session_id)));
GRANT SELECT ON memory_recall TO throughline_recall;
