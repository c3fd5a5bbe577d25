-- Months of raw events that left. Of their sessions events are known no more by their ids; what a transcript tells of the time
-- before is known by its time, so that importing it again still adds only what is new.
CREATE TABLE bygone_month (
  month date PRIMARY KEY,
  -- nothing was heard of the month's sessions after this, until it left
  known_until timestamptz NOT NULL,
  left_at timestamptz NOT NULL DEFAULT now()
);
