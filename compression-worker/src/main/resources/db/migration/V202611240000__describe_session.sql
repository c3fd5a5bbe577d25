-- What clients say of a session, beside what happened in it.
ALTER TABLE session
  -- whose session it is by the client's word; absent where that is its owner
  ADD COLUMN user_id text,
  -- wins over the title that follows from the first prompt
  ADD COLUMN given_title text NOT NULL DEFAULT '',
  ADD COLUMN model text,
  ADD COLUMN permission_mode text,
  -- in which the agent works
  ADD COLUMN folder text,
  -- commit and status, as the latest event told them
  ADD COLUMN git jsonb NOT NULL DEFAULT '{}',
  -- source, input and configuration with which it was created
  ADD COLUMN initial jsonb NOT NULL DEFAULT '{}',
  -- status, outcome, response and achieved goals with which it was ended
  ADD COLUMN ending jsonb NOT NULL DEFAULT '{}',
  ADD COLUMN metadata jsonb NOT NULL DEFAULT '{}',
  ADD COLUMN tags text[] NOT NULL DEFAULT '{}',
  ADD COLUMN pinned boolean NOT NULL DEFAULT false,
  ADD COLUMN archived boolean NOT NULL DEFAULT false,
  -- whether more happened in it than that it was created; sessions of before count as used
  ADD COLUMN is_used boolean NOT NULL DEFAULT true,
  -- of a deleted session the row alone stays, empty: so that events which come late do not bring back half of it
  ADD COLUMN deleted_at timestamptz,
  -- when the last row of a deleted session's events and memories was gone
  ADD COLUMN purged_at timestamptz;
ALTER TABLE session ALTER COLUMN is_used SET DEFAULT false;

GRANT SELECT (user_id, model, permission_mode, folder, git, initial, ending, metadata, tags, pinned, archived, touched_at,
  event_month) ON session
  TO throughline_recall;
