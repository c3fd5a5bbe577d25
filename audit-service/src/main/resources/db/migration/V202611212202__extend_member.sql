-- Members get a role and can be disabled; a service account is a member with a secret in place of a password.
ALTER TABLE member
  ADD COLUMN kind text NOT NULL DEFAULT 'person' CHECK (kind IN ('person', 'service')),
  ADD COLUMN role text NOT NULL DEFAULT 'reader' CHECK (role IN ('admin', 'member', 'reader', 'machine')),
  -- SHA-256 of a secret that this service made: it is as long as a key, so it needs no slow hash
  ADD COLUMN secret_hash bytea,
  ADD COLUMN disabled_at timestamptz,
  -- tokens that were issued before were revoked all together
  ADD COLUMN tokens_from timestamptz NOT NULL DEFAULT '-infinity',
  ALTER COLUMN password_hash DROP NOT NULL,
  ADD CONSTRAINT member_proof_check CHECK (
    (kind = 'person') = (password_hash IS NOT NULL) AND (kind = 'service') = (secret_hash IS NOT NULL));

-- who is in the table has the role that is nearest to his scopes; the migration itself has no tenant
ALTER TABLE member NO FORCE ROW LEVEL SECURITY;
UPDATE member
SET role = CASE WHEN 'admin' = ANY (scopes) THEN 'admin' WHEN 'ingest' = ANY (scopes) THEN 'member' ELSE 'reader' END;
ALTER TABLE member FORCE ROW LEVEL SECURITY;
