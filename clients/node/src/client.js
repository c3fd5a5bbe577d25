// A process's connection to the suite, shared by all its sessions.

import { randomUUID } from 'node:crypto';

import { examine } from './connection.js';
import { fault } from './rules.js';
import { Sender } from './sender.js';
import { Settings } from './settings.js';
import { SOMETHING_ELSE, reason, send } from './transport.js';

const MOST_EVENT_BYTES = 4 * 1024 * 1024;
const SEARCH_MILLIS = 2000;

/** Sends events in the background and answers questions. Nothing here throws because of the server or the network. */
export class Client {
  #settings;
  #onError;
  #made;

  constructor({ onError, ...settings } = {}) {
    this.#settings = new Settings(settings);
    this.#onError = onError;
  }

  /** Takes an event of any type, sends it later, and gives its id. Recording an id again changes nothing. */
  record(sessionId, type, data, { eventId = randomUUID(), project } = {}) {
    const event = {
      id: eventId,
      session_id: sessionId,
      project: project ?? this.#settings.projectKey(),
      type,
      occurred_at: new Date().toISOString(),
      tool: this.#settings.tool,
      machine: this.#settings.machineName(),
    };
    const line = json({ ...event, data });
    const error = broken(line, type, data);
    if (error) this.#sender.reject(json(event) ?? '', error);
    else this.#sender.offer(line);
    return eventId;
  }

  /** Whether the server has everything, also what waited on disk, within `timeout` milliseconds. */
  flush(timeout = 5000) {
    return this.#sender.flush(timeout);
  }

  /** Sends what there is, and keeps on disk what cannot be sent in time. Happens by itself when the process exits. */
  close(timeout) {
    return this.#sender.close(timeout);
  }

  status() {
    return this.#sender.status();
  }

  testConnection() {
    return examine(this.#settings, this.#sender);
  }

  async recall(query, { project, sessionId, budgetTokens, tags, limit, after, timeout } = {}) {
    const { body, reason: why } = await this.#ask('/api/recall', {
      q: query,
      project: project ?? this.#settings.projectKey(),
      session_id: sessionId,
      budget_tokens: budgetTokens,
      tags: tags?.join(','),
      limit,
      after,
    }, timeout ?? this.#settings.recallMillis);
    return { markdown: body.markdown ?? '', tokens: body.tokens ?? 0, items: body.items ?? [], reason: why };
  }

  async search(query, { project, sessionId, kinds, tags, limit, after, timeout = SEARCH_MILLIS } = {}) {
    const parameters = {
      q: query, project, session_id: sessionId, kinds: kinds?.join(','), tags: tags?.join(','), limit, after,
    };
    const { body, reason: why } = await this.#ask('/api/search', parameters, timeout);
    return { hits: body.hits ?? [], total: body.total ?? 0, reason: why };
  }

  /** What recall-service knows of a session: {body, reason}. */
  readSession(sessionId, what, { after, timeout = SEARCH_MILLIS } = {}) {
    return this.#ask(`/api/sessions/${encodeURIComponent(sessionId)}/${what}`, { after }, timeout);
  }

  get #sender() {
    this.#made ??= new Sender(this.#settings, this.#onError);
    return this.#made;
  }

  async #ask(path, parameters, timeout) {
    const given = Object.entries(parameters).filter(([, value]) => value !== undefined && value !== null && value !== '');
    const url = `${this.#settings.recallUrl()}${path}?${new URLSearchParams(given)}`;
    const answer = await send({ url, token: this.#settings.accessToken(), timeout });
    if (answer.status === 404 && object(answer.body)) return { body: {}, reason: 'there is no such session, or it is not yours to see.' };
    if (answer.status !== 200) return { body: {}, reason: reason(answer) };
    const body = object(answer.body);
    return body ? { body } : { body: {}, reason: SOMETHING_ELSE };
  }
}

function broken(line, type, data) {
  if (line === undefined) return { field: 'data', message: 'cannot be written as JSON' };
  if (Buffer.byteLength(line) > MOST_EVENT_BYTES) return { field: 'data', message: `is larger than ${MOST_EVENT_BYTES} bytes` };
  return fault(type, data);
}

function json(value) {
  try {
    return JSON.stringify(value);
  } catch {
    return undefined;
  }
}

function object(text) {
  try {
    const value = JSON.parse(text);
    return value !== null && typeof value === 'object' && !Array.isArray(value) ? value : undefined;
  } catch {
    return undefined;
  }
}
