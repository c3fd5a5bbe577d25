-- What a session is to reach: a row for each goal, so that any number can be added at once.
CREATE TABLE session_goal (
  tenant_id text NOT NULL,
  session_id text NOT NULL,
  goal_id text NOT NULL,
  -- of the event that told of it first: the order of the goals
  sequence bigint NOT NULL,
  description text NOT NULL,
  priority text NOT NULL CHECK (priority IN ('high', 'medium', 'low')),
  status text NOT NULL CHECK (status IN ('pending', 'in_progress', 'completed', 'blocked')),
  -- what else its clients said of it
  details jsonb NOT NULL DEFAULT '{}',
  is_private boolean NOT NULL DEFAULT false,
  added_at timestamptz NOT NULL,
  updated_at timestamptz NOT NULL,
  completed_at timestamptz,
  PRIMARY KEY (tenant_id, session_id, goal_id)
);

ALTER TABLE session_goal ENABLE ROW LEVEL SECURITY;
ALTER TABLE session_goal FORCE ROW LEVEL SECURITY;
CREATE POLICY worker_writes ON session_goal TO throughline_worker USING (true) WITH CHECK (true);
CREATE POLICY tenant_reads ON session_goal FOR SELECT TO throughline_recall
  USING (tenant_id = current_tenant() AND EXISTS (
    SELECT FROM session s
    WHERE s.tenant_id = session_goal.tenant_id AND s.id = session_goal.session_id
      AND (NOT session_goal.is_private OR s.owner_id = current_member())));
GRANT SELECT ON session_goal TO throughline_recall;
