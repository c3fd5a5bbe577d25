-- The files that a session looked at or changed, each once, with the latest that is known of it.
CREATE TABLE session_file (
  tenant_id text NOT NULL,
  session_id text NOT NULL,
  -- as the agent wrote it
  path text NOT NULL,
  -- of the latest access: the order of the files
  sequence bigint NOT NULL,
  accessed_at timestamptz NOT NULL,
  access_count integer NOT NULL,
  -- the latest that was told, from 0 to 1; absent where none was
  importance real,
  is_created boolean NOT NULL,
  is_modified boolean NOT NULL,
  is_private boolean NOT NULL DEFAULT false,
  PRIMARY KEY (tenant_id, session_id, path)
);
CREATE INDEX session_file_newest_idx ON session_file (tenant_id, session_id, sequence);

ALTER TABLE session_file ENABLE ROW LEVEL SECURITY;
ALTER TABLE session_file FORCE ROW LEVEL SECURITY;
CREATE POLICY worker_writes ON session_file TO throughline_worker USING (true) WITH CHECK (true);
CREATE POLICY tenant_reads ON session_file FOR SELECT TO throughline_recall
  USING (tenant_id = current_tenant() AND EXISTS (
    SELECT FROM session s
    WHERE s.tenant_id = session_file.tenant_id AND s.id = session_file.session_id
      AND (NOT session_file.is_private OR s.owner_id = current_member())));
GRANT SELECT ON session_file TO throughline_recall;
