-- What the clients of a session keep in common: one bounded document with a version, and the phase in which they are.
CREATE TABLE session_state (
  tenant_id text NOT NULL,
  session_id text NOT NULL,
  -- how many changes were made
  version bigint NOT NULL,
  state jsonb NOT NULL,
  size_bytes integer NOT NULL,
  phase text,
  current_step text,
  phase_at timestamptz,
  -- changes that were not made, and the event, reason and time of the last one
  refused_count integer NOT NULL DEFAULT 0,
  last_refusal jsonb,
  is_private boolean NOT NULL DEFAULT false,
  updated_at timestamptz NOT NULL,
  PRIMARY KEY (tenant_id, session_id)
);

ALTER TABLE session_state ENABLE ROW LEVEL SECURITY;
ALTER TABLE session_state FORCE ROW LEVEL SECURITY;
CREATE POLICY worker_writes ON session_state TO throughline_worker USING (true) WITH CHECK (true);
CREATE POLICY tenant_reads ON session_state FOR SELECT TO throughline_recall
  USING (tenant_id = current_tenant() AND EXISTS (
    SELECT FROM session s
    WHERE s.tenant_id = session_state.tenant_id AND s.id = session_state.session_id
      AND (NOT session_state.is_private OR s.owner_id = current_member())));
GRANT SELECT ON session_state TO throughline_recall;
