-- Security incidents, what happened in each, and the entries of the audit log that belong to it.

CREATE TABLE security_incident (
  tenant_id text NOT NULL CHECK (tenant_id <> ''),
  id uuid NOT NULL,
  type text NOT NULL CHECK (type IN ('BEC', 'backdoor', 'malware', 'unauthorized_access', 'data_breach', 'phishing',
    'ransomware', 'brute_force')),
  severity text NOT NULL CHECK (severity IN ('low', 'medium', 'high', 'critical')),
  status text NOT NULL CHECK (status IN ('open', 'investigating', 'contained', 'resolved', 'closed')),
  title text NOT NULL CHECK (title <> ''),
  description text,
  client text,
  -- what it is about, as in the audit log; of one that a honey credential raised, that credential
  subject text,
  raised_by text NOT NULL,
  detected_at timestamptz NOT NULL,
  resolved_at timestamptz,
  created_at timestamptz NOT NULL,
  updated_at timestamptz NOT NULL,
  PRIMARY KEY (tenant_id, id)
);
CREATE INDEX security_incident_detected_idx ON security_incident (tenant_id, detected_at DESC, id DESC);
CREATE INDEX security_incident_subject_idx ON security_incident (tenant_id, subject) WHERE subject IS NOT NULL;

CREATE TABLE security_incident_event (
  tenant_id text NOT NULL,
  id uuid NOT NULL,
  incident_id uuid NOT NULL,
  occurred_at timestamptz NOT NULL,
  author text NOT NULL,
  text text NOT NULL CHECK (text <> ''),
  -- the sequence of an entry of the tenant's audit log
  audit_sequence bigint,
  created_at timestamptz NOT NULL,
  PRIMARY KEY (tenant_id, id),
  FOREIGN KEY (tenant_id, incident_id) REFERENCES security_incident ON DELETE CASCADE
);
CREATE INDEX security_incident_event_time_idx ON security_incident_event (tenant_id, incident_id, occurred_at, id);

ALTER TABLE security_incident ENABLE ROW LEVEL SECURITY;
ALTER TABLE security_incident FORCE ROW LEVEL SECURITY;
CREATE POLICY own_tenant ON security_incident USING (tenant_id = current_tenant());

ALTER TABLE security_incident_event ENABLE ROW LEVEL SECURITY;
ALTER TABLE security_incident_event FORCE ROW LEVEL SECURITY;
CREATE POLICY own_tenant ON security_incident_event USING (tenant_id = current_tenant());
