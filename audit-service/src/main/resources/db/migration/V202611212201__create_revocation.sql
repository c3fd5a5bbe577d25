-- What token.revoked.v1 holds, kept until nothing is left to revoke: then a tombstone follows and the row goes.
CREATE TABLE revocation (
  tenant_id text NOT NULL CHECK (tenant_id <> ''),
  -- the record's key
  key text NOT NULL,
  not_before timestamptz NOT NULL,
  expires_at timestamptz NOT NULL,
  PRIMARY KEY (tenant_id, key)
);
CREATE INDEX revocation_expiry_idx ON revocation (expires_at);

ALTER TABLE revocation ENABLE ROW LEVEL SECURITY;
ALTER TABLE revocation FORCE ROW LEVEL SECURITY;
CREATE POLICY own_tenant ON revocation USING (tenant_id = current_tenant());
-- so that upkeep finds the tenants that have something to clean
CREATE POLICY upkeep ON revocation FOR SELECT USING (current_tenant() IS NULL AND expires_at < now());
