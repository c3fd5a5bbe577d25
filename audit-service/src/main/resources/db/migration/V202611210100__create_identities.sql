-- Who may use the suite: people (member) and the tokens of their machines (machine_token).
-- Both belong to a tenant; row-level security is forced, for the owner of the tables too.

CREATE FUNCTION current_tenant() RETURNS text LANGUAGE sql STABLE PARALLEL SAFE
RETURN nullif(current_setting('throughline.tenant', true), '');

CREATE TABLE member (
  tenant_id text NOT NULL CHECK (tenant_id <> ''),
  id uuid NOT NULL,
  name text NOT NULL CHECK (name <> ''),
  -- Argon2id in its own text form: the parameters travel with the hash
  password_hash text NOT NULL,
  scopes text[] NOT NULL,
  created_at timestamptz NOT NULL,
  PRIMARY KEY (tenant_id, id),
  UNIQUE (tenant_id, name)
);

-- the token itself is never stored: id is its jti
CREATE TABLE machine_token (
  tenant_id text NOT NULL,
  id uuid NOT NULL,
  machine text NOT NULL CHECK (machine <> ''),
  -- for whom the machine works
  member_id uuid NOT NULL,
  name text NOT NULL,
  scopes text[] NOT NULL,
  created_at timestamptz NOT NULL,
  expires_at timestamptz NOT NULL CHECK (expires_at > created_at),
  revoked_at timestamptz,
  last_used_at timestamptz,
  PRIMARY KEY (tenant_id, id),
  FOREIGN KEY (tenant_id, member_id) REFERENCES member
);
CREATE INDEX machine_token_machine_idx ON machine_token (tenant_id, machine, created_at DESC);

ALTER TABLE member ENABLE ROW LEVEL SECURITY;
ALTER TABLE member FORCE ROW LEVEL SECURITY;
CREATE POLICY own_tenant ON member USING (tenant_id = current_tenant());

ALTER TABLE machine_token ENABLE ROW LEVEL SECURITY;
ALTER TABLE machine_token FORCE ROW LEVEL SECURITY;
CREATE POLICY own_tenant ON machine_token USING (tenant_id = current_tenant());
