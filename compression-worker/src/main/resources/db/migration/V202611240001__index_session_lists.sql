-- The order of all lists of sessions, for those that name no project.
CREATE INDEX session_latest_idx ON session (tenant_id, last_event_at DESC, id);
CREATE INDEX session_parent_idx ON session (tenant_id, parent_id) WHERE parent_id IS NOT NULL;
CREATE INDEX session_tag_idx ON session USING gin (tags) WHERE tags <> '{}';
CREATE INDEX session_purge_idx ON session (deleted_at) WHERE deleted_at IS NOT NULL AND purged_at IS NULL;
