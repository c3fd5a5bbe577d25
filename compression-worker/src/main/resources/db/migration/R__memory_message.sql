-- A memory as it travels on memory.changed.v1: the record dev.throughline.common.memory.Memory in the suite's JSON.
CREATE OR REPLACE FUNCTION memory_message(m memory) RETURNS jsonb LANGUAGE sql STABLE
RETURN jsonb_strip_nulls(jsonb_build_object(
  'id', m.id,
  'tenant_id', m.tenant_id,
  'project_id', m.project_id,
  'project_key', (SELECT p.key FROM project p WHERE p.tenant_id = m.tenant_id AND p.id = m.project_id),
  'session_id', m.session_id,
  'owner_id', m.owner_id,
  'visibility', m.visibility,
  'kind', m.kind,
  'title', m.title,
  'body', m.body,
  'tags', m.tags,
  'files', m.files,
  'importance', m.importance,
  'occurred_at', m.occurred_at,
  'expires_at', m.expires_at,
  'version', m.version,
  'superseded_by', m.superseded_by,
  'event_ids', m.event_ids,
  'compressor', m.compressor,
  'content_hash', m.content_hash,
  'details', m.details,
  'embedding', CASE WHEN m.embedding IS NOT NULL AND m.embedded_hash = m.content_hash THEN
    jsonb_build_object('model', m.embedding_model, 'values', to_jsonb(m.embedding)) END));
