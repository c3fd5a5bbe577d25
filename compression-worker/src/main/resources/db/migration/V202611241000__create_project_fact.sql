-- What a project remembers under a key. Each version is a memory of kind fact, the newest one stands, the others are history;
-- this row counts them, and is locked while one is added.
CREATE TABLE project_fact (
  tenant_id text NOT NULL,
  project_id uuid NOT NULL,
  -- '' for the team; of a private fact its owner, so that several may have one under the same key
  scope text NOT NULL,
  key text NOT NULL,
  id uuid NOT NULL,
  version bigint NOT NULL,
  is_removed boolean NOT NULL,
  expires_at timestamptz,
  created_at timestamptz NOT NULL,
  updated_at timestamptz NOT NULL,
  PRIMARY KEY (tenant_id, project_id, scope, key)
);
CREATE INDEX project_fact_expiry_idx ON project_fact (expires_at) WHERE NOT is_removed AND expires_at IS NOT NULL;

ALTER TABLE project_fact ENABLE ROW LEVEL SECURITY;
ALTER TABLE project_fact FORCE ROW LEVEL SECURITY;
CREATE POLICY worker_writes ON project_fact TO throughline_worker USING (true) WITH CHECK (true);
CREATE POLICY tenant_reads ON project_fact FOR SELECT TO throughline_recall
  USING (tenant_id = current_tenant() AND (scope = '' OR scope = current_member()));
GRANT SELECT ON project_fact TO throughline_recall;

-- The sessions in which facts are set that no agent sets are shown to nobody.
ALTER POLICY tenant_reads ON session
  USING (tenant_id = current_tenant() AND deleted_at IS NULL AND (visibility = 'team' OR owner_id = current_member())
    AND id NOT LIKE 'project-memory/%');
