-- the latest sessions of a tenant, whatever their project: without it each page of them sorts all that there are
CREATE INDEX session_latest_idx ON session (tenant_id, last_event_at DESC, id DESC);
CREATE INDEX session_active_idx ON session (tenant_id, last_event_at DESC, id DESC) WHERE status = 'active';
