-- The service's role adds to the log and can do no more: what it may not do is not its to allow again, for the tables, their
-- triggers and policies belong to the role that migrates. What is left to change is the edge of a tree, which only grows.
REVOKE UPDATE, DELETE, TRUNCATE, REFERENCES, TRIGGER ON audit_entry, audit_node, audit_head FROM throughline_audit;
REVOKE DELETE, TRUNCATE, REFERENCES, TRIGGER ON audit_tree FROM throughline_audit;

-- which migrations have run is not for the service to say
REVOKE INSERT, UPDATE, DELETE ON flyway_schema_history FROM throughline_audit;
