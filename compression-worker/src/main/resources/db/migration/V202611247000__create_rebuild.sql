-- Sessions that are compressed again from their raw events: how far each request has come, so that another worker goes on
-- where one has died.
CREATE TABLE rebuild (
  tenant_id text NOT NULL,
  id uuid NOT NULL,
  -- what is compressed again: a project by any of its names, or one session; all of the tenant where neither is given
  project text,
  session_id text,
  requested_by text NOT NULL,
  requested_at timestamptz NOT NULL DEFAULT now(),
  started_at timestamptz,
  -- of the latest session; whose is the oldest comes next, so that tenants take turns
  advanced_at timestamptz,
  finished_at timestamptz,
  -- the last session that was done, in the order of their ids
  position text NOT NULL DEFAULT '',
  -- how many sessions there were when it was asked for
  sessions bigint NOT NULL,
  rebuilt bigint NOT NULL DEFAULT 0,
  -- whose raw events are not all there, or are too many
  skipped bigint NOT NULL DEFAULT 0,
  failed bigint NOT NULL DEFAULT 0,
  written bigint NOT NULL DEFAULT 0,
  removed bigint NOT NULL DEFAULT 0,
  PRIMARY KEY (tenant_id, id)
);
-- one at a time for a tenant
CREATE UNIQUE INDEX rebuild_open_idx ON rebuild (tenant_id) WHERE finished_at IS NULL;

ALTER TABLE rebuild ENABLE ROW LEVEL SECURITY;
ALTER TABLE rebuild FORCE ROW LEVEL SECURITY;
CREATE POLICY worker_writes ON rebuild TO throughline_worker USING (true) WITH CHECK (true);
