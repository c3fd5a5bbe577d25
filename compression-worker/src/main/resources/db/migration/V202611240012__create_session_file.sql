-- The files that a session read, created, changed and deleted: one row for each session and file.
CREATE TABLE session_file (
  tenant_id text NOT NULL,
  session_id text NOT NULL,
  path text NOT NULL,
  -- whether it was touched in private turns alone
  is_private boolean NOT NULL,
  -- of the event that touched it first: the order in which files were come to
  first_sequence bigint NOT NULL,
  last_sequence bigint NOT NULL,
  reads integer NOT NULL,
  changes integer NOT NULL,
  is_created boolean NOT NULL,
  is_deleted boolean NOT NULL,
  first_at timestamptz NOT NULL,
  last_at timestamptz NOT NULL,
  -- the latest that was told, from 0 to 1; absent where none was
  importance real,
  PRIMARY KEY (tenant_id, session_id, path)
);
CREATE INDEX session_file_newest_idx ON session_file (tenant_id, session_id, last_sequence);

ALTER TABLE session_file ENABLE ROW LEVEL SECURITY;
ALTER TABLE session_file FORCE ROW LEVEL SECURITY;
CREATE POLICY worker_writes ON session_file TO throughline_worker USING (true) WITH CHECK (true);
CREATE POLICY tenant_reads ON session_file FOR SELECT TO throughline_recall
  USING (tenant_id = current_tenant() AND EXISTS (
    SELECT FROM session s
    WHERE s.tenant_id = session_file.tenant_id AND s.id = session_file.session_id
      AND (NOT session_file.is_private OR s.owner_id = current_member())));
GRANT SELECT ON session_file TO throughline_recall;
