-- Who issues a machine's token may be known to another issuer alone, by a subject that is no UUID.
ALTER TABLE machine_token DROP CONSTRAINT machine_token_tenant_id_member_id_fkey;
ALTER TABLE machine_token ALTER COLUMN member_id TYPE text;
CREATE INDEX machine_token_member_idx ON machine_token (tenant_id, member_id);
