-- Messages on their way to Kafka, with the columns of Debezium's outbox event router: aggregatetype is the topic.
CREATE TABLE outbox (
  tenant_id text NOT NULL CHECK (tenant_id <> ''),
  sequence bigint GENERATED ALWAYS AS IDENTITY,
  id uuid NOT NULL DEFAULT uuidv7(),
  aggregatetype text NOT NULL,
  aggregateid text NOT NULL,
  type text NOT NULL,
  -- absent for a tombstone
  payload jsonb,
  PRIMARY KEY (tenant_id, sequence)
);
CREATE INDEX outbox_relay_idx ON outbox (sequence);

-- a tenant's transaction adds messages of its own tenant and reads none; the relay, which has no tenant, reads and deletes
ALTER TABLE outbox ENABLE ROW LEVEL SECURITY;
ALTER TABLE outbox FORCE ROW LEVEL SECURITY;
CREATE POLICY own_tenant ON outbox FOR INSERT WITH CHECK (tenant_id = current_tenant());
CREATE POLICY relay_reads ON outbox FOR SELECT USING (current_tenant() IS NULL);
CREATE POLICY relay_deletes ON outbox FOR DELETE USING (current_tenant() IS NULL);
