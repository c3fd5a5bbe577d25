-- For a database that ran roles.sql when the schema security still belonged to the service's own role: run once, as a
-- superuser. psql -v password=… -f audit-owner.sql
CREATE ROLE throughline_audit_owner LOGIN PASSWORD :'password' NOSUPERUSER NOBYPASSRLS;
ALTER ROLE throughline_audit_owner SET search_path = security;

REASSIGN OWNED BY throughline_audit TO throughline_audit_owner;
GRANT USAGE ON SCHEMA security TO throughline_audit;
GRANT SELECT, INSERT, UPDATE, DELETE ON ALL TABLES IN SCHEMA security TO throughline_audit;
ALTER DEFAULT PRIVILEGES FOR ROLE throughline_audit_owner IN SCHEMA security
  GRANT SELECT, INSERT, UPDATE, DELETE ON TABLES TO throughline_audit;
