-- What a tenant says of secrets beside the suite's own rules. A pattern describes what secrets look like; it is none.

CREATE TABLE secret_rule (
  tenant_id text NOT NULL CHECK (tenant_id <> ''),
  id uuid NOT NULL,
  effect text NOT NULL CHECK (effect IN ('allow', 'deny')),
  kind text,
  pattern text,
  fingerprint text,
  description text,
  enabled boolean NOT NULL,
  created_by text NOT NULL,
  created_at timestamptz NOT NULL,
  updated_at timestamptz NOT NULL,
  PRIMARY KEY (tenant_id, id),
  CHECK (effect = 'allow' OR kind IS NOT NULL AND pattern IS NOT NULL AND fingerprint IS NULL),
  -- one that allows everything would be no rule
  CHECK (num_nonnulls(kind, pattern, fingerprint) > 0)
);
CREATE INDEX secret_rule_created_idx ON secret_rule (tenant_id, created_at DESC, id DESC);

ALTER TABLE secret_rule ENABLE ROW LEVEL SECURITY;
ALTER TABLE secret_rule FORCE ROW LEVEL SECURITY;
CREATE POLICY own_tenant ON secret_rule USING (tenant_id = current_tenant());
