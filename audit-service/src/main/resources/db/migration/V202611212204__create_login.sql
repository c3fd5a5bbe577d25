-- One row for each login that is still refreshed. Its refresh token is replaced at each use, and only a hash of the
-- current one is kept: one that names the login and does not fit has been used before.
CREATE TABLE login (
  tenant_id text NOT NULL,
  id uuid NOT NULL,
  member_id uuid NOT NULL,
  secret_hash bytea NOT NULL,
  began_at timestamptz NOT NULL,
  refreshed_at timestamptz NOT NULL,
  expires_at timestamptz NOT NULL,
  PRIMARY KEY (tenant_id, id),
  FOREIGN KEY (tenant_id, member_id) REFERENCES member ON DELETE CASCADE
);
CREATE INDEX login_member_idx ON login (tenant_id, member_id);
CREATE INDEX login_expiry_idx ON login (expires_at);

-- Failures in a row of a name, counted before the password is looked at. The name itself is not kept: people type
-- passwords where names belong.
CREATE TABLE login_attempt (
  tenant_id text NOT NULL,
  name_hash bytea NOT NULL,
  failures integer NOT NULL,
  wait_until timestamptz NOT NULL,
  PRIMARY KEY (tenant_id, name_hash)
);
CREATE INDEX login_attempt_expiry_idx ON login_attempt (wait_until);

ALTER TABLE login ENABLE ROW LEVEL SECURITY;
ALTER TABLE login FORCE ROW LEVEL SECURITY;
CREATE POLICY own_tenant ON login USING (tenant_id = current_tenant());
-- upkeep has no tenant, and sees and deletes what is over
CREATE POLICY upkeep_reads ON login FOR SELECT USING (current_tenant() IS NULL AND expires_at < now());
CREATE POLICY upkeep_deletes ON login FOR DELETE USING (current_tenant() IS NULL AND expires_at < now());

ALTER TABLE login_attempt ENABLE ROW LEVEL SECURITY;
ALTER TABLE login_attempt FORCE ROW LEVEL SECURITY;
CREATE POLICY own_tenant ON login_attempt USING (tenant_id = current_tenant());
CREATE POLICY upkeep_reads ON login_attempt FOR SELECT
  USING (current_tenant() IS NULL AND wait_until < now() - interval '1 hour');
CREATE POLICY upkeep_deletes ON login_attempt FOR DELETE
  USING (current_tenant() IS NULL AND wait_until < now() - interval '1 hour');
