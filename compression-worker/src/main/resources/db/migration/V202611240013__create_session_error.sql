-- Which events of a session tell of an error. The events themselves have the text.
CREATE TABLE session_error (
  tenant_id text NOT NULL,
  session_id text NOT NULL,
  sequence bigint NOT NULL,
  event_id text NOT NULL,
  PRIMARY KEY (tenant_id, session_id, sequence)
);
ALTER TABLE session_error ENABLE ROW LEVEL SECURITY;
ALTER TABLE session_error FORCE ROW LEVEL SECURITY;
CREATE POLICY worker_writes ON session_error TO throughline_worker USING (true) WITH CHECK (true);
CREATE POLICY tenant_reads ON session_error FOR SELECT TO throughline_recall
  USING (tenant_id = current_tenant() AND EXISTS (
    SELECT FROM session s
    WHERE s.tenant_id = session_error.tenant_id AND s.id = session_error.session_id));
GRANT SELECT ON session_error TO throughline_recall;
