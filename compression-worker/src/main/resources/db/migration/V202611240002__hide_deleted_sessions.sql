-- Events and turns are seen with their session, so that they are hidden with it.
ALTER POLICY tenant_reads ON session
  USING (tenant_id = current_tenant() AND deleted_at IS NULL AND (visibility = 'team' OR owner_id = current_member()));
