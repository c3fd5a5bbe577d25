-- What was decided about changes that depend on a version, for a day: one sent again is answered as it was the first time.
CREATE TABLE change_decision (
  tenant_id text NOT NULL,
  session_id text NOT NULL,
  event_id text NOT NULL,
  -- as it was announced
  decision jsonb NOT NULL,
  decided_at timestamptz NOT NULL DEFAULT now(),
  PRIMARY KEY (tenant_id, session_id, event_id)
);
CREATE INDEX change_decision_age_idx ON change_decision (decided_at);

ALTER TABLE change_decision ENABLE ROW LEVEL SECURITY;
ALTER TABLE change_decision FORCE ROW LEVEL SECURITY;
CREATE POLICY worker_writes ON change_decision TO throughline_worker USING (true) WITH CHECK (true);
