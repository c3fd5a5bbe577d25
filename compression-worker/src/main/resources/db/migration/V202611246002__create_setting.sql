-- What a project, or a whole tenant, sets for itself.
CREATE TABLE setting (
  tenant_id text NOT NULL,
  -- all zeros for the tenant
  project_id uuid NOT NULL,
  version bigint NOT NULL,
  settings jsonb NOT NULL,
  updated_at timestamptz NOT NULL,
  updated_by text NOT NULL,
  PRIMARY KEY (tenant_id, project_id)
);

ALTER TABLE setting ENABLE ROW LEVEL SECURITY;
ALTER TABLE setting FORCE ROW LEVEL SECURITY;
CREATE POLICY worker_writes ON setting TO throughline_worker USING (true) WITH CHECK (true);
CREATE POLICY tenant_reads ON setting FOR SELECT TO throughline_recall USING (tenant_id = current_tenant());
GRANT SELECT ON setting TO throughline_recall;
