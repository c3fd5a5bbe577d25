-- the active sessions of a tenant, which are few among many
CREATE INDEX session_active_idx ON session (tenant_id, last_event_at DESC, id) WHERE status = 'active';
