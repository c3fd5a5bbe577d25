-- Looks at what is stored for secrets, by the rules of today: how far each has come, so that another worker goes on where
-- one has died.
CREATE TABLE rescan (
  tenant_id text NOT NULL,
  id uuid NOT NULL,
  requested_by text NOT NULL,
  requested_at timestamptz NOT NULL DEFAULT now(),
  started_at timestamptz,
  -- of the latest batch; whose is the oldest comes next, so that tenants take turns
  advanced_at timestamptz,
  finished_at timestamptz,
  stage text NOT NULL,
  -- the key of the last row that was looked at in this stage
  position text[] NOT NULL,
  looked_at bigint NOT NULL DEFAULT 0,
  cleaned bigint NOT NULL DEFAULT 0,
  -- how often each kind was found
  finds jsonb NOT NULL DEFAULT '{}',
  PRIMARY KEY (tenant_id, id)
);
-- one at a time for a tenant
CREATE UNIQUE INDEX rescan_open_idx ON rescan (tenant_id) WHERE finished_at IS NULL;

ALTER TABLE rescan ENABLE ROW LEVEL SECURITY;
ALTER TABLE rescan FORCE ROW LEVEL SECURITY;
CREATE POLICY worker_writes ON rescan TO throughline_worker USING (true) WITH CHECK (true);
