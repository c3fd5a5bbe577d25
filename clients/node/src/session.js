// One session: what an agent does, as events.

import { randomUUID } from 'node:crypto';

import { Client } from './client.js';

let shared;

/** Records what happens in a session, without ever waiting for the network, and recalls. Each log… gives the event's id. */
export class Session {
  #id;
  #project;

  constructor({ sessionId, project, client } = {}) {
    this.#id = sessionId;
    this.#project = project;
    this.client = client ?? (shared ??= new Client());
  }

  get id() {
    this.#id ??= process.env.SESSION_ID || randomUUID();
    return this.#id;
  }

  record(type, data = {}, { eventId } = {}) {
    return this.client.record(this.id, type, data, { eventId, project: this.#project });
  }

  createSession({ source, input, config, metadata, tags, user, parentSessionId } = {}) {
    const data = { source, input, config, metadata, tags, user, parent_session_id: parentSessionId, cwd: workingFolder() };
    this.record('session_started', data, { eventId: 'session-started' });
    return this.id;
  }

  logAction(type, fields = {}) {
    return this.record('action', { ...fields, type });
  }

  logPrompt(text, { speaker } = {}) {
    return this.record('prompt', { text, speaker });
  }

  logResponse(text, fields = {}) {
    return this.record('response', { ...fields, text });
  }

  logDecision(text, { rationale, alternatives, impact } = {}) {
    return this.record('decision', { text, rationale, alternatives, impact });
  }

  logError(message, fields = {}) {
    return this.record('error', { ...fields, message });
  }

  logFileAccess(path, { importance, action = 'read' } = {}) {
    return this.record('file_access', { path, importance, action });
  }

  logPhase(phase, { currentStep } = {}) {
    return this.record('phase', { phase, current_step: currentStep });
  }

  heartbeat() {
    return this.record('heartbeat');
  }

  updateState(patch, { operations } = {}) {
    return this.record('state', { patch, operations });
  }

  addGoal(description, { priority = 'medium', status = 'pending', goalId = randomUUID() } = {}) {
    this.record('goal_added', { goal_id: goalId, description, priority, status });
    return goalId;
  }

  updateGoal(goalId, { status, priority, description } = {}) {
    return this.record('goal_updated', { goal_id: goalId, status, priority, description });
  }

  spawnAgent(type, task, { agentId = randomUUID(), subsession } = {}) {
    this.record('agent_spawned', { agent_id: agentId, type, task, subsession });
    return agentId;
  }

  completeAgent(agentId, { status = 'success', result } = {}) {
    return this.record('agent_completed', { agent_id: agentId, status, result });
  }

  finalizeSession({ status = 'success', outcome, response, goalsAchieved, timeout = 5000 } = {}) {
    this.record('session_ended', { status, outcome, response, goals_achieved: goalsAchieved });
    return this.client.flush(timeout);
  }

  recall(query, options = {}) {
    return this.client.recall(query, { project: this.#project, ...options, sessionId: this.id });
  }

  search(query, options = {}) {
    return this.client.search(query, options);
  }

  async state(options) {
    const { body, reason } = await this.client.readSession(this.id, 'state', options);
    return { state: body.state, version: body.version ?? 0, phase: body.phase, reason };
  }

  async goals(options) {
    const { body, reason } = await this.client.readSession(this.id, 'goals', options);
    return { goals: body.items ?? [], reason };
  }

  testConnection() {
    return this.client.testConnection();
  }

  flush(timeout) {
    return this.client.flush(timeout);
  }

  status() {
    return this.client.status();
  }
}

function workingFolder() {
  try {
    return process.cwd();
  } catch {
    return undefined; // it was removed
  }
}
