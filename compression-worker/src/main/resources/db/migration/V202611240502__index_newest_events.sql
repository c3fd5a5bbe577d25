-- The newest events of a session are read at one place of an index, and a session's new events are written at one: the
-- constraint before had the sequence before the session, so that each event went to a page of its own. Its order was for a
-- planner without statistics, which took an index of the session for the look-up of an event's id, and read the whole session
-- each time. A look-up of ids says nothing of sequences, so it cannot take an index of those above 0, which are all.
CREATE UNIQUE INDEX session_event_newest_idx ON session_event (tenant_id, session_id, sequence, event_month)
  WHERE sequence > 0;
ALTER TABLE session_event DROP CONSTRAINT session_event_tenant_id_sequence_session_id_event_month_key;

-- one list each; an event is in at most one of them
CREATE INDEX session_event_action_idx ON session_event (tenant_id, session_id, sequence)
  WHERE type IN ('action', 'tool_call', 'tool_result', 'tool_failed');
CREATE INDEX session_event_response_idx ON session_event (tenant_id, session_id, sequence)
  WHERE type = 'response';
CREATE INDEX session_event_error_idx ON session_event (tenant_id, session_id, sequence)
  WHERE type = 'error';
CREATE INDEX session_event_context_idx ON session_event (tenant_id, session_id, type, sequence)
  WHERE type IN ('search', 'decision', 'memory_reference');

-- by which a read of one session looks into one partition
GRANT SELECT (event_month) ON session TO throughline_recall;
