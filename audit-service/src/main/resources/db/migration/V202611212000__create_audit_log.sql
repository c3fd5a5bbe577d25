-- What was done, by whom: one row for each entry, never changed and never deleted.
-- The tables belong to the role that migrates; the service's own role may read and add, and cannot give itself more.

CREATE TABLE audit_entry (
  tenant_id text NOT NULL CHECK (tenant_id <> ''),
  -- from 1 without gaps: the place in the tenant's tree, which is the leaf's index plus one
  sequence bigint NOT NULL CHECK (sequence > 0),
  id uuid NOT NULL,
  occurred_at timestamptz NOT NULL,
  actor_id text NOT NULL,
  token_id text,
  machine text,
  address text,
  action text NOT NULL,
  subject text NOT NULL,
  outcome text NOT NULL CHECK (outcome IN ('allowed', 'denied', 'failed')),
  reason text,
  -- json and not jsonb: it is hashed as it was written, and jsonb writes numbers and keys anew
  details json NOT NULL,
  -- SHA-256 of the complete subtrees that end with this entry, 32 bytes each: first its own leaf, then upwards.
  -- Together the rows hold every inner node of the tree (RFC 9162) that will never change, each of them once.
  subtree_hashes bytea NOT NULL CHECK (length(subtree_hashes) >= 32 AND length(subtree_hashes) % 32 = 0),
  PRIMARY KEY (tenant_id, sequence),
  UNIQUE (tenant_id, id)
);
CREATE INDEX audit_entry_subject_idx ON audit_entry (tenant_id, subject, sequence);
CREATE INDEX audit_entry_actor_idx ON audit_entry (tenant_id, actor_id, sequence);
CREATE INDEX audit_entry_action_idx ON audit_entry (tenant_id, action, sequence);
CREATE INDEX audit_entry_time_idx ON audit_entry (tenant_id, occurred_at);

ALTER TABLE audit_entry ENABLE ROW LEVEL SECURITY;
ALTER TABLE audit_entry FORCE ROW LEVEL SECURITY;
CREATE POLICY own_tenant ON audit_entry USING (tenant_id = current_tenant());

REVOKE UPDATE, DELETE, TRUNCATE, REFERENCES, TRIGGER ON audit_entry FROM throughline_audit;
