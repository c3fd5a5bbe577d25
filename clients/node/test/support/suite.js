// A small real server that answers as ingest-service and recall-service do, or as badly as a test wants.

import { spawn } from 'node:child_process';
import { once } from 'node:events';
import fs from 'node:fs';
import http from 'node:http';
import os from 'node:os';
import path from 'node:path';
import { fileURLToPath } from 'node:url';

import { Client } from '@throughline/client';

export const INDEX = fileURLToPath(new URL('../../src/index.js', import.meta.url));

export function tokenOf(sub, tenant = 'acme') {
  // the same text as json.dumps of Python makes, whose tests know the same token
  const claims = Buffer.from(`{"tenant": "${tenant}", "sub": "${sub}"}`).toString('base64url');
  return `header.${claims}.signature`;
}

export const TOKEN = tokenOf('ann');

export class Server {
  calls = [];
  events = []; // as compression-worker keeps them: the first of an id counts
  /** What the server does in place of an answer: {status, headers, body, millis, takesEvents}, one a call. */
  misbehaviours = [];
  always = undefined;
  answers = {};
  port = 0;
  #ids = new Set();
  #http = http.createServer((request, response) => void this.#handle(request, response));

  static async start(port = 0) {
    const server = new Server();
    server.#http.listen(port, '127.0.0.1');
    await once(server.#http, 'listening');
    server.port = server.#http.address().port;
    return server;
  }

  get url() {
    return `http://127.0.0.1:${this.port}`;
  }

  async stop() {
    this.#http.close();
    this.#http.closeAllConnections?.();
  }

  posts() {
    return this.calls.filter((call) => call.path === '/api/events');
  }

  numbers(session = 's') {
    return this.events.filter((event) => event.session_id === session && 'n' in event.data).map((event) => event.data.n);
  }

  async #handle(request, response) {
    const chunks = [];
    for await (const chunk of request) chunks.push(chunk);
    const events = Buffer.concat(chunks).toString('utf8').split('\n').filter(Boolean).map(parsed);
    const url = new URL(request.url, this.url);
    const parameters = Object.fromEntries(url.searchParams);
    this.calls.push({ path: url.pathname, parameters, authorization: request.headers.authorization, at: Date.now(), events });
    const bad = this.always ?? this.misbehaviours.shift();
    if (bad === undefined) return this.#answerWell(url.pathname, events, response);
    if (bad.takesEvents) this.#take(events);
    setTimeout(() => reply(response, bad.status, bad.body ?? '{"detail": "out of order"}', bad.headers), bad.millis ?? 0);
  }

  #answerWell(pathname, events, response) {
    if (pathname.startsWith('/q/')) return reply(response, 200, '{}');
    if (pathname !== '/api/events') return reply(response, 200, JSON.stringify(this.answers[pathname] ?? {}));
    return this.#accept(events, response);
  }

  #accept(events, response) {
    const rejected = events.flatMap((event, index) => (event.type === 'bad'
      ? [{ index, errors: [{ field: `events[${index}].type`, message: 'is bad' }] }] : []));
    const good = events.filter((event) => event.type !== 'bad');
    this.#take(good);
    if (good.length > 0) {
      const position = `0:${this.events.length}`;
      return reply(response, 202, JSON.stringify({ accepted: good.length, position, rejected }));
    }
    const errors = rejected.flatMap((one) => one.errors);
    return reply(response, 422, JSON.stringify({ detail: 'No event can be accepted', errors }));
  }

  #take(events) {
    for (const event of events) {
      const key = JSON.stringify([event.session_id, event.id]);
      if (!this.#ids.has(key)) {
        this.#ids.add(key);
        this.events.push(event);
      }
    }
  }
}

function reply(response, status, body, headers = {}) {
  response.writeHead(status, headers);
  response.end(body);
}

function parsed(line) {
  try {
    return JSON.parse(line);
  } catch {
    return { type: 'bad' };
  }
}

/** A server, a state folder, and clients for both; ended with the test. */
export async function suite(test) {
  const state = path.join(fs.mkdtempSync(path.join(os.tmpdir(), 'throughline-')), 'state');
  const here = { state, spool: path.join(state, 'events'), problems: [], server: await Server.start() };
  here.settings = (changes = {}) => ({
    ingest: here.server.url, recall: here.server.url, token: TOKEN, state, batchMillis: 20, retryMillis: 50,
    closeMillis: 2000, onError: (problem) => here.problems.push(problem), ...changes,
  });
  here.client = (changes) => new Client(here.settings(changes));
  here.spooled = () => (fs.existsSync(here.spool) ? fs.readdirSync(here.spool).filter((name) => /^\d.*ndjson$/.test(name)) : []);
  here.run = (program, environment = {}) => run(program, {
    PATH: process.env.PATH, THROUGHLINE_INGEST: here.server.url, THROUGHLINE_RECALL: here.server.url, THROUGHLINE_TOKEN: TOKEN,
    THROUGHLINE_STATE: state, ...environment,
  });
  const ignore = () => {};
  process.on('warning', ignore);
  test.after(async () => {
    process.off('warning', ignore);
    await here.server.stop();
    fs.rmSync(path.dirname(state), { recursive: true, force: true });
  });
  return here;
}

/** A process that runs an ES module; `ended` gives its exit code and what it wrote. */
function run(program, environment) {
  const process = spawn(globalThis.process.execPath, ['--input-type=module', '-e', program], { env: environment });
  let output = '';
  process.stdout.on('data', (chunk) => (output += chunk));
  process.stderr.on('data', (chunk) => (output += chunk));
  return { process, ended: once(process, 'close').then(([code]) => ({ code, output })) };
}

/** Waits for what happens in the background. */
export async function eventually(condition, millis = 10_000) {
  const deadline = Date.now() + millis;
  while (!condition()) {
    if (Date.now() > deadline) throw new Error('It did not happen in time');
    await new Promise((resolve) => setTimeout(resolve, 5));
  }
}

export function upTo(end) {
  return Array.from({ length: end }, (_, n) => n);
}
