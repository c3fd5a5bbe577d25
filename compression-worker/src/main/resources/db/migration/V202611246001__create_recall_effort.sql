-- What each recall read, gave and took, for as long as it is kept what was shown.
CREATE TABLE recall_effort (
  tenant_id text NOT NULL,
  -- '' when a person asked
  session_id text NOT NULL,
  member_id text NOT NULL,
  recalled_at timestamptz NOT NULL,
  -- '' where none was asked about
  project_key text NOT NULL,
  original_tokens integer NOT NULL,
  given_tokens integer NOT NULL,
  took_ms bigint NOT NULL,
  PRIMARY KEY (tenant_id, recalled_at, session_id, member_id)
);
CREATE INDEX recall_effort_age_idx ON recall_effort (recalled_at);

ALTER TABLE recall_effort ENABLE ROW LEVEL SECURITY;
ALTER TABLE recall_effort FORCE ROW LEVEL SECURITY;
CREATE POLICY worker_writes ON recall_effort TO throughline_worker USING (true) WITH CHECK (true);
-- as of memory_recall
CREATE POLICY tenant_reads ON recall_effort FOR SELECT TO throughline_recall
  USING (tenant_id = current_tenant() AND (member_id = current_member() OR EXISTS (
    SELECT FROM session s
    WHERE s.tenant_id = recall_effort.tenant_id AND s.id = recall_effort.session_id)));
GRANT SELECT ON recall_effort TO throughline_recall;
