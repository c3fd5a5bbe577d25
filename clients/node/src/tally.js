// What became of the events: counted, kept for status(), and told: once as a warning, always to the callback.

const MOST_REJECTIONS = 100;

export class Tally {
  accepted = 0;
  rejected = 0;
  dropped = 0;
  /** @type {string | undefined} */
  outage = undefined;
  rejections = [];
  #onError;
  #told = new Set();
  #points = new Map();

  constructor(onError) {
    this.#onError = onError;
  }

  accept(events, position) {
    this.accepted += events;
    for (const point of position.split(',').filter(Boolean)) {
      const [partition, offset] = point.split(':');
      this.#points.set(partition, Math.max(Number(offset), this.#points.get(partition) ?? -1));
    }
  }

  position() {
    return [...this.#points].map(([partition, offset]) => `${partition}:${offset}`).sort().join(',');
  }

  reject(line, status, errors) {
    const { id = '', type = '', session_id: sessionId = '' } = parsed(line);
    const rejection = { eventId: id, type, sessionId, status, errors };
    this.rejected++;
    this.rejections = [...this.rejections, rejection].slice(-MOST_REJECTIONS);
    this.#tell({ kind: 'rejected', message: describe(rejection), rejection });
  }

  drop(events) {
    if (events === 0) return;
    this.dropped += events;
    this.#tell({ kind: 'dropped', message: `${events} of the oldest events were dropped: there is no room for more.` });
  }

  wentAway(address, reason) {
    if (this.outage === undefined) {
      const message = `Throughline cannot save at ${address}: ${reason} Events are kept on this machine and sent later.`;
      this.#tell({ kind: 'outage', message });
    }
    this.outage = reason;
  }

  cameBack() {
    if (this.outage === undefined) return;
    this.outage = undefined;
    this.#told.delete('outage');
  }

  #tell(problem) {
    if (!this.#told.has(problem.kind)) {
      this.#told.add(problem.kind);
      process.emitWarning(problem.message, 'ThroughlineWarning');
    }
    try {
      this.#onError?.(problem);
    } catch (error) {
      process.emitWarning(`The onError callback failed: ${error?.message}`, 'ThroughlineWarning');
    }
  }
}

export function describe({ type, errors }) {
  return `an event of type ${type} was refused: ${errors.map(({ field, message }) => `${field} ${message}`).join('; ')}`;
}

/** A broken disk may have cut a line short. */
function parsed(line) {
  try {
    return JSON.parse(line) ?? {};
  } catch {
    return {};
  }
}
