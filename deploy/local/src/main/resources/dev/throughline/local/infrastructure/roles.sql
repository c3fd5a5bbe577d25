-- The database's roles and schemas: run once, as a superuser, in the suite's own database.
-- psql -v password=… -f roles.sql. Each service owns one schema, migrates it, and cannot bypass row-level security.
CREATE ROLE throughline_worker LOGIN PASSWORD :'password' NOSUPERUSER NOBYPASSRLS;
CREATE ROLE throughline_recall LOGIN PASSWORD :'password' NOSUPERUSER NOBYPASSRLS;
CREATE ROLE throughline_audit LOGIN PASSWORD :'password' NOSUPERUSER NOBYPASSRLS;

REVOKE CREATE ON SCHEMA public FROM PUBLIC;

CREATE SCHEMA memory AUTHORIZATION throughline_worker;
CREATE SCHEMA catalog AUTHORIZATION throughline_recall;
CREATE SCHEMA security AUTHORIZATION throughline_audit;

GRANT USAGE ON SCHEMA memory TO throughline_recall;

ALTER ROLE throughline_worker SET search_path = memory;
ALTER ROLE throughline_recall SET search_path = catalog, memory;
ALTER ROLE throughline_audit SET search_path = security;
