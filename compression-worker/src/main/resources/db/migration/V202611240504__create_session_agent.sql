-- The agents that work for a session beside its main conversation.
CREATE TABLE session_agent (
  tenant_id text NOT NULL,
  session_id text NOT NULL,
  agent_id text NOT NULL,
  -- of the event that told of it first: the order of the agents
  sequence bigint NOT NULL,
  type text,
  task text,
  -- the session of its own that it has, where it has one
  subsession_id text,
  status text NOT NULL CHECK (status IN ('active', 'completed')),
  -- how it ended by its client's word, and what it brought
  outcome text,
  result text,
  is_private boolean NOT NULL DEFAULT false,
  spawned_at timestamptz NOT NULL,
  completed_at timestamptz,
  PRIMARY KEY (tenant_id, session_id, agent_id)
);

ALTER TABLE session_agent ENABLE ROW LEVEL SECURITY;
ALTER TABLE session_agent FORCE ROW LEVEL SECURITY;
CREATE POLICY worker_writes ON session_agent TO throughline_worker USING (true) WITH CHECK (true);
CREATE POLICY tenant_reads ON session_agent FOR SELECT TO throughline_recall
  USING (tenant_id = current_tenant() AND EXISTS (
    SELECT FROM session s
    WHERE s.tenant_id = session_agent.tenant_id AND s.id = session_agent.session_id
      AND (NOT session_agent.is_private OR s.owner_id = current_member())));
GRANT SELECT ON session_agent TO throughline_recall;
