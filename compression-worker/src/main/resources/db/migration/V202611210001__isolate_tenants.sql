-- A tenant sees its own rows, and a private row is seen by its owner alone. The worker's role writes for all tenants;
-- it is the one exception, and it serves no reads to anyone.
DO $$
DECLARE
  name text;
BEGIN
  FOREACH name IN ARRAY ARRAY['project', 'project_alias', 'session', 'session_event', 'session_turn', 'memory'] LOOP
    EXECUTE format('ALTER TABLE %I ENABLE ROW LEVEL SECURITY', name);
    EXECUTE format('ALTER TABLE %I FORCE ROW LEVEL SECURITY', name);
    EXECUTE format('CREATE POLICY worker_writes ON %I TO throughline_worker USING (true) WITH CHECK (true)', name);
  END LOOP;
END
$$;

CREATE FUNCTION current_tenant() RETURNS text LANGUAGE sql STABLE PARALLEL SAFE
RETURN nullif(current_setting('throughline.tenant', true), '');

CREATE FUNCTION current_member() RETURNS text LANGUAGE sql STABLE PARALLEL SAFE
RETURN nullif(current_setting('throughline.member', true), '');

CREATE POLICY tenant_reads ON project FOR SELECT TO throughline_recall
  USING (tenant_id = current_tenant());
CREATE POLICY tenant_reads ON project_alias FOR SELECT TO throughline_recall
  USING (tenant_id = current_tenant());
CREATE POLICY tenant_reads ON session FOR SELECT TO throughline_recall
  USING (tenant_id = current_tenant() AND (visibility = 'team' OR owner_id = current_member()));
CREATE POLICY tenant_reads ON memory FOR SELECT TO throughline_recall
  USING (tenant_id = current_tenant() AND (visibility = 'team' OR owner_id = current_member()));
-- events and turns are seen with their session; a private prompt in a team session by the owner alone
CREATE POLICY tenant_reads ON session_event FOR SELECT TO throughline_recall
  USING (tenant_id = current_tenant() AND EXISTS (
    SELECT FROM session s
    WHERE s.tenant_id = session_event.tenant_id AND s.id = session_event.session_id
      AND (NOT session_event.is_private OR s.owner_id = current_member())));
CREATE POLICY tenant_reads ON session_turn FOR SELECT TO throughline_recall
  USING (tenant_id = current_tenant() AND EXISTS (
    SELECT FROM session s
    WHERE s.tenant_id = session_turn.tenant_id AND s.id = session_turn.session_id
      AND (NOT session_turn.is_private OR s.owner_id = current_member())));

GRANT SELECT ON consumer_offset, project, project_alias, session_event, session_turn, memory, outbox_reach
  TO throughline_recall;
-- all of a session but its progress, which holds the text of a private prompt while its turn is open
GRANT SELECT (tenant_id, id, project_id, owner_id, visibility, parent_id, tool, machine, branch, title, status, end_reason,
  started_at, last_event_at, ended_at, next_sequence, turn_count, prompt_count) ON session
  TO throughline_recall;
-- what waits is counted, never read
GRANT SELECT (sequence) ON outbox TO throughline_recall;
