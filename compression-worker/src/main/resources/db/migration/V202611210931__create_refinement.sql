-- Contexts that wait for a model to refine them, each once, and the ledger of all calls of models.
CREATE TABLE refinement (
  tenant_id text NOT NULL,
  memory_id uuid NOT NULL,
  -- moves ahead while a worker asks the model: if it dies, another takes the entry then
  due_at timestamptz NOT NULL,
  attempts integer NOT NULL DEFAULT 0,
  PRIMARY KEY (tenant_id, memory_id),
  FOREIGN KEY (tenant_id, memory_id) REFERENCES memory ON DELETE CASCADE
);
CREATE INDEX refinement_due_idx ON refinement (due_at);

CREATE TABLE model_call (
  tenant_id text NOT NULL,
  id uuid NOT NULL,
  project_id uuid,
  memory_id uuid NOT NULL,
  provider text NOT NULL,
  model text NOT NULL,
  purpose text NOT NULL CHECK (purpose IN ('refine')),
  outcome text NOT NULL CHECK (outcome IN ('asked', 'refined', 'refused', 'outdated', 'timeout', 'failed')),
  -- why an answer was not taken
  reason text,
  -- while asked, the most that it can be
  input_tokens integer NOT NULL,
  output_tokens integer NOT NULL,
  -- in the currency of the configured prices
  cost numeric(14, 6) NOT NULL DEFAULT 0,
  duration_ms integer NOT NULL DEFAULT 0,
  called_at timestamptz NOT NULL DEFAULT now(),
  PRIMARY KEY (tenant_id, id)
);
CREATE INDEX model_call_budget_idx ON model_call (tenant_id, project_id, called_at);

ALTER TABLE refinement ENABLE ROW LEVEL SECURITY;
ALTER TABLE refinement FORCE ROW LEVEL SECURITY;
ALTER TABLE model_call ENABLE ROW LEVEL SECURITY;
ALTER TABLE model_call FORCE ROW LEVEL SECURITY;
CREATE POLICY worker_writes ON refinement TO throughline_worker USING (true) WITH CHECK (true);
CREATE POLICY worker_writes ON model_call TO throughline_worker USING (true) WITH CHECK (true);
