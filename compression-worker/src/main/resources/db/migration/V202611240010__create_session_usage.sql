-- What models were used in a session, and how much: one row for each session and model.
CREATE TABLE session_usage (
  tenant_id text NOT NULL,
  session_id text NOT NULL,
  model text NOT NULL,
  messages bigint NOT NULL,
  input_tokens bigint NOT NULL,
  output_tokens bigint NOT NULL,
  cache_creation_input_tokens bigint NOT NULL,
  cache_read_input_tokens bigint NOT NULL,
  first_at timestamptz NOT NULL,
  last_at timestamptz NOT NULL,
  PRIMARY KEY (tenant_id, session_id, model)
);
ALTER TABLE session_usage ENABLE ROW LEVEL SECURITY;
ALTER TABLE session_usage FORCE ROW LEVEL SECURITY;
CREATE POLICY worker_writes ON session_usage TO throughline_worker USING (true) WITH CHECK (true);
CREATE POLICY tenant_reads ON session_usage FOR SELECT TO throughline_recall
  USING (tenant_id = current_tenant() AND EXISTS (
    SELECT FROM session s
    WHERE s.tenant_id = session_usage.tenant_id AND s.id = session_usage.session_id));
GRANT SELECT ON session_usage TO throughline_recall;
