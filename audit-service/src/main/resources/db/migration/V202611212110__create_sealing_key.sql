-- The key pair to which the other services seal what they find. The private half is wrapped by the key-encryption key.
-- It belongs to the tenant of those who run the suite.

CREATE TABLE sealing_key (
  tenant_id text NOT NULL CHECK (tenant_id <> ''),
  id integer NOT NULL CHECK (id > 0),
  key_id text NOT NULL,
  wrapped_key bytea NOT NULL,
  created_at timestamptz NOT NULL,
  PRIMARY KEY (tenant_id, id)
);

ALTER TABLE sealing_key ENABLE ROW LEVEL SECURITY;
ALTER TABLE sealing_key FORCE ROW LEVEL SECURITY;
CREATE POLICY own_tenant ON sealing_key USING (tenant_id = current_tenant());
