// Where the suite is, and how patient this process is with it. What is not given is read from the environment each time
// it is used, never at import.

import os from 'node:os';
import path from 'node:path';

const DEFAULTS = {
  tool: 'node',
  batchEvents: 100,
  batchMillis: 200,
  queueEvents: 1000,
  spoolBytes: 100 * 1024 * 1024,
  requestMillis: 10_000,
  recallMillis: 300,
  closeMillis: 5000,
  retryMillis: 500,
  longestRetryMillis: 30_000,
};

export class Settings {
  constructor(given = {}) {
    const defined = Object.entries(given).filter(([, value]) => value !== undefined);
    Object.assign(this, DEFAULTS, Object.fromEntries(defined));
  }

  ingestUrl() {
    return address(this.ingest ?? process.env.THROUGHLINE_INGEST, 'http://localhost:9000');
  }

  recallUrl() {
    return address(this.recall ?? process.env.THROUGHLINE_RECALL, 'http://localhost:9001');
  }

  /** The token, or '' where there is none. */
  accessToken() {
    return (this.token ?? process.env.THROUGHLINE_TOKEN ?? '').trim();
  }

  projectKey() {
    return this.project || process.env.THROUGHLINE_PROJECT || undefined;
  }

  machineName() {
    return this.machine || process.env.THROUGHLINE_MACHINE || os.hostname();
  }

  /** One for all processes of a user, whatever language their client is written in. */
  spoolFolder() {
    const given = this.state || process.env.THROUGHLINE_STATE;
    const home = process.env.XDG_STATE_HOME || path.join(os.homedir(), '.local', 'state');
    return path.join(given || path.join(home, 'throughline'), 'events');
  }
}

function address(given, byDefault) {
  return (given || byDefault).trim().replace(/\/+$/, '');
}
