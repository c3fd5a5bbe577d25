-- The vault. A credential is what everyone with the right to see it may read; its values are in credential_version,
-- encrypted under a data key each, and the data key wrapped by the key-encryption key that key_id names.

CREATE TABLE credential (
  tenant_id text NOT NULL CHECK (tenant_id <> ''),
  id uuid NOT NULL,
  kind text NOT NULL
    CHECK (kind IN ('password', 'api_key', 'oauth', 'connection_string', 'ssh_key', 'certificate', 'note')),
  name text NOT NULL CHECK (name <> ''),
  username text,
  address text,
  description text,
  -- ids or keys of the catalogue
  clients text[] NOT NULL,
  sites text[] NOT NULL,
  infrastructure text[] NOT NULL,
  projects text[] NOT NULL,
  tags text[] NOT NULL,
  owner_id text NOT NULL CHECK (owner_id <> ''),
  -- a honey credential: whoever touches its value raises an incident
  canary boolean NOT NULL,
  current_version integer NOT NULL CHECK (current_version > 0),
  latest_version integer NOT NULL CHECK (latest_version >= current_version),
  expires_at timestamptz,
  rotate_every_days integer CHECK (rotate_every_days > 0),
  -- when the current value came in
  rotated_at timestamptz NOT NULL,
  -- the earlier of its expiry and its next rotation
  due_at timestamptz,
  -- the due_at of which the log was told
  reminded_for timestamptz,
  -- of one that was found in a text
  found_fingerprint text,
  found_kind text,
  found_session_id text,
  found_event_id text,
  found_place text,
  created_at timestamptz NOT NULL,
  updated_at timestamptz NOT NULL,
  PRIMARY KEY (tenant_id, id),
  UNIQUE (tenant_id, found_fingerprint)
);
CREATE INDEX credential_name_idx ON credential (tenant_id, name, id);
CREATE INDEX credential_due_idx ON credential (due_at) WHERE due_at IS NOT NULL;

CREATE TABLE credential_version (
  tenant_id text NOT NULL,
  id uuid NOT NULL,
  credential_id uuid NOT NULL,
  version integer NOT NULL CHECK (version > 0),
  key_id text NOT NULL,
  wrapped_key bytea NOT NULL,
  ciphertext bytea NOT NULL,
  created_by text NOT NULL,
  created_at timestamptz NOT NULL,
  PRIMARY KEY (tenant_id, id),
  UNIQUE (tenant_id, credential_id, version),
  FOREIGN KEY (tenant_id, credential_id) REFERENCES credential ON DELETE CASCADE
);
CREATE INDEX credential_version_key_idx ON credential_version (key_id);

CREATE TABLE credential_grant (
  tenant_id text NOT NULL,
  id uuid NOT NULL,
  credential_id uuid NOT NULL,
  grantee_kind text NOT NULL CHECK (grantee_kind IN ('member', 'role')),
  grantee text NOT NULL CHECK (grantee <> ''),
  may_reveal boolean NOT NULL,
  may_edit boolean NOT NULL,
  granted_by text NOT NULL,
  granted_at timestamptz NOT NULL,
  PRIMARY KEY (tenant_id, id),
  UNIQUE (tenant_id, credential_id, grantee_kind, grantee),
  FOREIGN KEY (tenant_id, credential_id) REFERENCES credential ON DELETE CASCADE
);

ALTER TABLE credential ENABLE ROW LEVEL SECURITY;
ALTER TABLE credential FORCE ROW LEVEL SECURITY;
CREATE POLICY own_tenant ON credential USING (tenant_id = current_tenant());

ALTER TABLE credential_version ENABLE ROW LEVEL SECURITY;
ALTER TABLE credential_version FORCE ROW LEVEL SECURITY;
CREATE POLICY own_tenant ON credential_version USING (tenant_id = current_tenant());

ALTER TABLE credential_grant ENABLE ROW LEVEL SECURITY;
ALTER TABLE credential_grant FORCE ROW LEVEL SECURITY;
CREATE POLICY own_tenant ON credential_grant USING (tenant_id = current_tenant());

-- The vault's upkeep looks for wrapped keys and due dates of all tenants; it reads where they are, and then works in each tenant.
CREATE POLICY upkeep ON credential FOR SELECT USING (current_setting('throughline.upkeep', true) = 'on');
CREATE POLICY upkeep ON credential_version FOR SELECT USING (current_setting('throughline.upkeep', true) = 'on');
