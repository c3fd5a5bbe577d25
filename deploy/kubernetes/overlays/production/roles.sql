-- deploy/local's roles.sql without passwords: CloudNativePG sets those from the Secrets.
CREATE ROLE throughline_worker LOGIN NOSUPERUSER NOBYPASSRLS;
CREATE ROLE throughline_recall LOGIN NOSUPERUSER NOBYPASSRLS;
CREATE ROLE throughline_audit LOGIN NOSUPERUSER NOBYPASSRLS;
-- migrates the schema security and owns it, so that the service's own role cannot change what is append-only
CREATE ROLE throughline_audit_owner LOGIN NOSUPERUSER NOBYPASSRLS;

REVOKE CREATE ON SCHEMA public FROM PUBLIC;

CREATE SCHEMA memory AUTHORIZATION throughline_worker;
CREATE SCHEMA catalog AUTHORIZATION throughline_recall;
CREATE SCHEMA security AUTHORIZATION throughline_audit_owner;

GRANT USAGE ON SCHEMA memory TO throughline_recall;
GRANT USAGE ON SCHEMA security TO throughline_audit;
ALTER DEFAULT PRIVILEGES FOR ROLE throughline_audit_owner IN SCHEMA security
  GRANT SELECT, INSERT, UPDATE, DELETE ON TABLES TO throughline_audit;

ALTER ROLE throughline_worker SET search_path = memory;
ALTER ROLE throughline_recall SET search_path = catalog, memory;
ALTER ROLE throughline_audit SET search_path = security;
ALTER ROLE throughline_audit_owner SET search_path = security;
