// What a field of an event may hold. ingest keeps an event that breaks this, but nothing is made of it: better told at once.

const GOAL = { priority: ['high', 'medium', 'low'], status: ['pending', 'in_progress', 'completed', 'blocked'] };

const CHOICES = {
  goal_added: GOAL,
  goal_updated: GOAL,
  session_ended: { status: ['success', 'failed', 'cancelled'] },
  decision: { impact: ['low', 'medium', 'high', 'critical'] },
  file_access: { action: ['read', 'created', 'modified'] },
};

/** The first field that breaks a rule, or undefined. */
export function fault(type, data) {
  for (const [field, choices] of Object.entries(CHOICES[type] ?? {})) {
    if (data[field] !== undefined && !choices.includes(data[field])) {
      return { field: `data.${field}`, message: `must be one of ${choices.join(', ')}` };
    }
  }
  const { importance = 0 } = data;
  if (type === 'file_access' && !(typeof importance === 'number' && importance >= 0 && importance <= 1)) {
    return { field: 'data.importance', message: 'must be from 0 to 1' };
  }
  return undefined;
}
