-- What happened (session, session_event, session_turn), what is remembered (memory), and the worker's own progress.
-- Every table of a tenant begins with tenant_id and has row-level security forced, for the owner too.

CREATE TABLE consumer_offset (
  topic text NOT NULL,
  partition integer NOT NULL,
  next_offset bigint NOT NULL,
  PRIMARY KEY (topic, partition)
);

CREATE TABLE project (
  tenant_id text NOT NULL,
  id uuid NOT NULL,
  key text NOT NULL,
  created_at timestamptz NOT NULL DEFAULT now(),
  PRIMARY KEY (tenant_id, id),
  UNIQUE (tenant_id, key)
);

-- every name of a project, its key among them
CREATE TABLE project_alias (
  tenant_id text NOT NULL,
  alias text NOT NULL,
  project_id uuid NOT NULL,
  PRIMARY KEY (tenant_id, alias),
  FOREIGN KEY (tenant_id, project_id) REFERENCES project
);

CREATE TABLE session (
  tenant_id text NOT NULL,
  id text NOT NULL,
  project_id uuid,
  owner_id text NOT NULL,
  visibility text NOT NULL DEFAULT 'team' CHECK (visibility IN ('team', 'private')),
  parent_id text,
  tool text,
  machine text,
  branch text,
  title text NOT NULL DEFAULT '',
  status text NOT NULL DEFAULT 'active' CHECK (status IN ('active', 'ended')),
  end_reason text,
  started_at timestamptz NOT NULL,
  last_event_at timestamptz NOT NULL,
  -- by the worker's clock: what the idle rule looks at, so that an imported session of last year is not idle at once
  touched_at timestamptz NOT NULL DEFAULT now(),
  ended_at timestamptz,
  next_sequence bigint NOT NULL DEFAULT 1,
  turn_count integer NOT NULL DEFAULT 0,
  prompt_count integer NOT NULL DEFAULT 0,
  -- the month in which the session was first seen: all its events lie in one partition and leave together
  event_month date NOT NULL,
  -- what the compressor carries from one event to the next; bounded, so that a turn costs the same in a long session
  progress jsonb NOT NULL DEFAULT '{}',
  PRIMARY KEY (tenant_id, id),
  FOREIGN KEY (tenant_id, project_id) REFERENCES project
);
CREATE INDEX session_recent_idx ON session (tenant_id, project_id, last_event_at DESC);
CREATE INDEX session_idle_idx ON session (touched_at) WHERE status = 'active';

-- event_month is a function of the session, so the key is in effect (tenant_id, session_id, event_id)
CREATE TABLE session_event (
  tenant_id text NOT NULL,
  session_id text NOT NULL,
  event_id text NOT NULL,
  event_month date NOT NULL,
  sequence bigint NOT NULL,
  type text NOT NULL,
  custom_type text,
  source text NOT NULL,
  agent_id text,
  content_key text,
  occurred_at timestamptz NOT NULL,
  received_at timestamptz NOT NULL,
  recorded_at timestamptz NOT NULL DEFAULT now(),
  is_private boolean NOT NULL DEFAULT false,
  data jsonb NOT NULL,
  PRIMARY KEY (tenant_id, session_id, event_id, event_month),
  -- in this order on purpose: with the session before the sequence, a planner without statistics takes this index for the
  -- look-up of an event's id and reads the whole session each time
  UNIQUE (tenant_id, sequence, session_id, event_month)
) PARTITION BY RANGE (event_month);
CREATE INDEX session_event_content_idx ON session_event (tenant_id, session_id, content_key)
  WHERE content_key IS NOT NULL;
-- months that the worker has not prepared yet; it makes the others ahead of time
CREATE TABLE session_event_other PARTITION OF session_event DEFAULT;

CREATE TABLE session_turn (
  tenant_id text NOT NULL,
  session_id text NOT NULL,
  ordinal integer NOT NULL,
  intent text NOT NULL,
  outcome text NOT NULL DEFAULT '',
  is_private boolean NOT NULL DEFAULT false,
  started_at timestamptz NOT NULL,
  ended_at timestamptz,
  files_read text[] NOT NULL DEFAULT '{}',
  files_edited text[] NOT NULL DEFAULT '{}',
  details jsonb NOT NULL DEFAULT '{}',
  PRIMARY KEY (tenant_id, session_id, ordinal)
);

CREATE TABLE memory (
  tenant_id text NOT NULL,
  id uuid NOT NULL,
  -- what the memory is of, for example session/<id>/context: the same thing compressed again is the same row
  source_key text NOT NULL,
  project_id uuid,
  session_id text,
  owner_id text NOT NULL,
  visibility text NOT NULL CHECK (visibility IN ('team', 'private')),
  kind text NOT NULL CHECK (kind IN
    ('passage', 'turn', 'context', 'decision', 'snippet', 'state', 'fact', 'learning', 'solution')),
  title text NOT NULL,
  body text NOT NULL,
  tags text[] NOT NULL DEFAULT '{}',
  files text[] NOT NULL DEFAULT '{}',
  importance real NOT NULL CHECK (importance BETWEEN 0 AND 10),
  occurred_at timestamptz NOT NULL,
  expires_at timestamptz,
  version integer NOT NULL DEFAULT 1,
  superseded_by uuid,
  event_ids text[] NOT NULL DEFAULT '{}',
  compressor text NOT NULL,
  content_hash text NOT NULL,
  details jsonb NOT NULL DEFAULT '{}',
  created_at timestamptz NOT NULL DEFAULT now(),
  updated_at timestamptz NOT NULL DEFAULT now(),
  PRIMARY KEY (tenant_id, id),
  UNIQUE (tenant_id, source_key)
);
CREATE INDEX memory_project_idx ON memory (tenant_id, project_id, kind, occurred_at DESC);
CREATE INDEX memory_session_idx ON memory (tenant_id, session_id, kind);

-- the columns of Debezium's outbox event router, so that Debezium can take the relay's place
CREATE TABLE outbox (
  sequence bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
  id uuid NOT NULL,
  aggregatetype text NOT NULL,
  aggregateid text NOT NULL,
  type text NOT NULL,
  payload jsonb
);

-- how far the relay's messages reach in memory.changed.v1: by this a read knows when its index has seen a write
CREATE TABLE outbox_reach (
  partition integer PRIMARY KEY,
  last_offset bigint NOT NULL
);
