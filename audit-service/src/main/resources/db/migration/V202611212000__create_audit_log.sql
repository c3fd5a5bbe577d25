-- The audit log. What was recorded is the text in "entry": it is hashed, and every other column is made of it, so that none
-- can say something else. Each tenant has a Merkle tree (RFC 9162) over its entries; entry n is leaf n - 1.

CREATE TABLE audit_entry (
  tenant_id text NOT NULL CHECK (tenant_id <> ''),
  sequence bigint NOT NULL CHECK (sequence > 0),
  -- JSON with its keys in order and no blanks
  entry text NOT NULL CHECK (octet_length(entry) <= 262144),
  -- microseconds since 1970
  occurred_at bigint NOT NULL GENERATED ALWAYS AS ((entry::json ->> 'occurred_at')::bigint) STORED,
  actor text NOT NULL GENERATED ALWAYS AS (entry::json ->> 'actor') STORED,
  action text NOT NULL GENERATED ALWAYS AS (entry::json ->> 'action') STORED,
  subject text NOT NULL GENERATED ALWAYS AS (entry::json ->> 'subject') STORED,
  outcome text NOT NULL GENERATED ALWAYS AS (entry::json ->> 'outcome') STORED,
  event_id text GENERATED ALWAYS AS (entry::json ->> 'event_id') STORED,
  PRIMARY KEY (tenant_id, sequence)
);
CREATE UNIQUE INDEX audit_entry_event_idx ON audit_entry (tenant_id, event_id) WHERE event_id IS NOT NULL;
CREATE INDEX audit_entry_subject_idx ON audit_entry (tenant_id, subject, sequence);
CREATE INDEX audit_entry_actor_idx ON audit_entry (tenant_id, actor, sequence);
CREATE INDEX audit_entry_action_idx ON audit_entry (tenant_id, action, sequence);
CREATE INDEX audit_entry_time_idx ON audit_entry (tenant_id, occurred_at);

-- the hash of each leaf (level 0) and of each complete subtree
CREATE TABLE audit_node (
  tenant_id text NOT NULL,
  level smallint NOT NULL,
  index bigint NOT NULL,
  hash bytea NOT NULL CHECK (octet_length(hash) = 32),
  PRIMARY KEY (tenant_id, level, index)
);

-- one row a tenant, locked by whoever appends; frontier: the hashes of the complete subtrees at the right edge, joined
CREATE TABLE audit_tree (
  tenant_id text PRIMARY KEY CHECK (tenant_id <> ''),
  size bigint NOT NULL,
  frontier bytea NOT NULL
);

-- signed tree heads; signed_at in microseconds since 1970
CREATE TABLE audit_head (
  tenant_id text NOT NULL,
  size bigint NOT NULL,
  root bytea NOT NULL CHECK (octet_length(root) = 32),
  signed_at bigint NOT NULL,
  key_id text NOT NULL,
  signature bytea NOT NULL,
  PRIMARY KEY (tenant_id, size)
);

-- how far the topics are read: moved in the transaction that appends their entries
CREATE TABLE audit_consumer_offset (
  topic text NOT NULL,
  partition integer NOT NULL,
  next_offset bigint NOT NULL,
  PRIMARY KEY (topic, partition)
);

CREATE FUNCTION refuse_change() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  RAISE EXCEPTION 'The audit log is append-only: % of % is refused', TG_OP, TG_TABLE_NAME USING ERRCODE = 'insufficient_privilege';
END $$;

CREATE FUNCTION refuse_shrinking() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF NEW.tenant_id <> OLD.tenant_id OR NEW.size < OLD.size THEN
    RAISE EXCEPTION 'The audit log is append-only: a tree does not shrink' USING ERRCODE = 'insufficient_privilege';
  END IF;
  RETURN NEW;
END $$;

DO $$
DECLARE name text;
BEGIN
  FOREACH name IN ARRAY ARRAY['audit_entry', 'audit_node', 'audit_head'] LOOP
    EXECUTE format('CREATE TRIGGER append_only BEFORE UPDATE OR DELETE OR TRUNCATE ON %I EXECUTE FUNCTION refuse_change()', name);
  END LOOP;
  FOREACH name IN ARRAY ARRAY['audit_entry', 'audit_node', 'audit_head', 'audit_tree'] LOOP
    EXECUTE format('ALTER TABLE %I ENABLE ROW LEVEL SECURITY', name);
    EXECUTE format('ALTER TABLE %I FORCE ROW LEVEL SECURITY', name);
    EXECUTE format('CREATE POLICY own_tenant ON %I USING (tenant_id = current_tenant())', name);
  END LOOP;
END $$;
CREATE TRIGGER append_only BEFORE DELETE OR TRUNCATE ON audit_tree EXECUTE FUNCTION refuse_change();
CREATE TRIGGER grow_only BEFORE UPDATE ON audit_tree FOR EACH ROW EXECUTE FUNCTION refuse_shrinking();

-- who signs by the clock has no tenant, and sees which trees have grown: sizes and hashes, no entry
CREATE POLICY signer_reads ON audit_tree FOR SELECT USING (current_tenant() IS NULL);
CREATE POLICY signer_reads ON audit_head FOR SELECT USING (current_tenant() IS NULL);
