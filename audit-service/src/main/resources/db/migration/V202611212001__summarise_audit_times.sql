-- Entries come in about the order of their times, so a summary of each block is enough, and costs an append next to nothing.
DROP INDEX audit_entry_time_idx;
CREATE INDEX audit_entry_time_idx ON audit_entry USING brin (occurred_at);
