-- How often what was done in a session: one row for each session, kind and name.
CREATE TABLE session_metric (
  tenant_id text NOT NULL,
  session_id text NOT NULL,
  kind text NOT NULL CHECK (kind IN ('event', 'action', 'tool')),
  name text NOT NULL,
  count bigint NOT NULL,
  failed bigint NOT NULL,
  duration_ms bigint NOT NULL,
  first_at timestamptz NOT NULL,
  last_at timestamptz NOT NULL,
  PRIMARY KEY (tenant_id, session_id, kind, name)
);
ALTER TABLE session_metric ENABLE ROW LEVEL SECURITY;
ALTER TABLE session_metric FORCE ROW LEVEL SECURITY;
CREATE POLICY worker_writes ON session_metric TO throughline_worker USING (true) WITH CHECK (true);
CREATE POLICY tenant_reads ON session_metric FOR SELECT TO throughline_recall
  USING (tenant_id = current_tenant() AND EXISTS (
    SELECT FROM session s
    WHERE s.tenant_id = session_metric.tenant_id AND s.id = session_metric.session_id));
GRANT SELECT ON session_metric TO throughline_recall;
