import assert from 'node:assert/strict';
import test from 'node:test';

import { Client, Session } from '@throughline/client';

import { eventually, suite, upTo } from './support/suite.js';

test('events arrive in order and in batches', async (t) => {
  const { client, server } = await suite(t);
  const session = new Session({ sessionId: 's', client: client({ batchMillis: 5000 }) });

  for (let n = 0; n < 250; n++) session.logAction('tool_call', { n });

  assert.equal(await session.flush(30_000), true);
  assert.deepEqual(server.numbers(), upTo(250));
  assert.deepEqual(server.posts().map((call) => call.events.length), [100, 100, 50]);
});

test('a small batch is sent when its time has come', async (t) => {
  const { client, server } = await suite(t);

  new Session({ sessionId: 's', client: client() }).logAction('tool_call', { n: 1 });

  await eventually(() => server.numbers().length === 1);
});

test('an event looks as the contract says', async (t) => {
  const { client, server } = await suite(t);
  const session = new Session({ sessionId: 's', project: 'shop', client: client({ machine: 'laptop', tool: 'mail' }) });

  const id = session.logAction('file_edit', { path: 'a.js' });

  assert.equal(await session.flush(30_000), true);
  const [{ occurred_at: occurredAt, ...event }] = server.events;
  assert.match(occurredAt, /^\d{4}-\d\d-\d\dT.*Z$/);
  assert.deepEqual(event, {
    id, session_id: 's', project: 'shop', type: 'action', tool: 'mail', machine: 'laptop', data: { type: 'file_edit', path: 'a.js' },
  });
});

test('the environment is read when it is used', async (t) => {
  const { server, state } = await suite(t);
  const session = new Session({ client: new Client() });
  const before = { ...process.env };
  t.after(() => (process.env = before));
  Object.assign(process.env, {
    SESSION_ID: 'from-outside', THROUGHLINE_INGEST: server.url, THROUGHLINE_TOKEN: 'late', THROUGHLINE_STATE: state,
  });

  session.logAction('tool_call', { n: 1 });

  assert.equal(await session.flush(30_000), true);
  assert.equal(session.id, 'from-outside');
  assert.equal(server.posts()[0].authorization, 'Bearer late');
});

test('creating a session again sends the same id', async (t) => {
  const { client, server } = await suite(t);
  const session = new Session({ sessionId: 's', client: client() });

  session.createSession({ source: 'mail', tags: ['a'] });
  session.createSession({ source: 'mail', tags: ['a'] });

  assert.equal(await session.flush(30_000), true);
  assert.deepEqual(server.events.map((event) => event.id), ['session-started']);
});

test('a retry never doubles', async (t) => {
  const { client, server } = await suite(t);
  server.misbehaviours = [{ status: 503, takesEvents: true }];
  const session = new Session({ sessionId: 's', client: client() });

  for (let n = 0; n < 5; n++) session.logAction('tool_call', { n });

  assert.equal(await session.flush(30_000), true);
  assert.equal(server.posts().length, 2);
  assert.deepEqual(server.numbers(), upTo(5));
});

test('Retry-After is honoured', async (t) => {
  const { client, server } = await suite(t);
  server.misbehaviours = [{ status: 429, headers: { 'Retry-After': '1' } }];
  const session = new Session({ sessionId: 's', client: client() });

  session.logAction('tool_call', { n: 1 });

  assert.equal(await session.flush(30_000), true);
  const [first, second] = server.posts();
  assert.ok(second.at - first.at >= 995, `${second.at - first.at} ms`);
});

test('waits between retries grow', async (t) => {
  const { client, server } = await suite(t);
  server.misbehaviours = Array(5).fill({ status: 500 });
  const session = new Session({ sessionId: 's', client: client({ retryMillis: 40 }) });

  session.logAction('tool_call', { n: 1 });

  assert.equal(await session.flush(15_000), true);
  const at = server.posts().map((call) => call.at);
  assert.equal(at.length, 6);
  for (let failure = 0; failure < 5; failure++) {
    assert.ok(at[failure + 1] - at[failure] >= 40 * 2 ** failure * 0.5 - 2);
  }
});

test('a refused event is reported with its fields and not sent again', async (t) => {
  const { client, server, problems } = await suite(t);
  const session = new Session({ sessionId: 's', client: client({ batchMillis: 5000 }) });

  session.logAction('tool_call', { n: 1 });
  const eventId = session.record('bad');
  session.logAction('tool_call', { n: 2 });

  assert.equal(await session.flush(30_000), true);
  assert.deepEqual(server.numbers(), [1, 2]);
  assert.equal(server.posts().length, 1);
  assert.deepEqual(session.status().rejections,
    [{ eventId, type: 'bad', sessionId: 's', status: 202, errors: [{ field: 'type', message: 'is bad' }] }]);
  assert.deepEqual(problems.map((problem) => problem.kind), ['rejected']);
});

test('a batch that is refused whole is reported event by event', async (t) => {
  const { client, server } = await suite(t);
  const session = new Session({ sessionId: 's', client: client({ batchMillis: 5000 }) });

  const ids = upTo(3).map(() => session.record('bad'));

  assert.equal(await session.flush(30_000), true);
  assert.equal(server.posts().length, 1);
  assert.deepEqual(session.status().rejections.map((rejection) => rejection.eventId), ids);
});

test('the event to blame is found where the answer names none', async (t) => {
  const { client, server } = await suite(t);
  server.misbehaviours = Array(3).fill({ status: 413 }); // of 4, of the first 2, of the first
  const session = new Session({ sessionId: 's', client: client({ batchMillis: 5000 }) });

  for (let n = 0; n < 4; n++) session.logAction('tool_call', { n });

  assert.equal(await session.flush(30_000), true);
  assert.deepEqual(server.numbers(), [1, 2, 3]);
  assert.deepEqual(session.status().rejections.map((rejection) => rejection.errors[0].message), ['out of order']);
});

test('what cannot be JSON or breaks a rule is reported at once', async (t) => {
  const { client, server } = await suite(t);
  const session = new Session({ sessionId: 's', client: client() });
  const endless = {};
  endless.self = endless;

  session.logAction('tool_call', { endless });
  session.logAction('tool_call', { text: 'x'.repeat(5_000_000) });
  session.addGoal('ship', { priority: 'urgent' });
  session.logFileAccess('a.js', { importance: 7 });
  session.logFileAccess('a.js', { importance: 0.5 });

  assert.equal(await session.flush(30_000), true);
  assert.deepEqual(server.events.map((event) => event.type), ['file_access']);
  assert.deepEqual(session.status().rejections.map((rejection) => rejection.errors[0].field),
    ['data', 'data', 'data.priority', 'data.importance']);
});

test('a refused token keeps the events until there is a good one', async (t) => {
  const { client, server } = await suite(t);
  server.misbehaviours = Array(2).fill({ status: 401 });
  const session = new Session({ sessionId: 's', client: client() });

  session.logAction('tool_call', { n: 1 });
  await eventually(() => session.status().outage);
  const { outage } = session.status();

  assert.match(outage, /does not accept the token/);
  assert.equal(await session.flush(30_000), true);
  assert.deepEqual(server.numbers(), [1]);
  assert.equal(session.status().outage, undefined);
});

test('an outage is told once, as a warning and to the callback', async (t) => {
  const { client, server, problems } = await suite(t);
  server.misbehaviours = Array(4).fill({ status: 503 });
  const warnings = [];
  const listen = (warning) => warnings.push(warning);
  process.on('warning', listen);
  t.after(() => process.off('warning', listen));
  const session = new Session({ sessionId: 's', client: client({ retryMillis: 10 }) });

  session.logAction('tool_call', { n: 1 });

  assert.equal(await session.flush(30_000), true);
  assert.equal(warnings.filter((warning) => /cannot save/.test(warning.message)).length, 1);
  assert.deepEqual(problems.map((problem) => problem.kind), ['outage']);
});

test('a callback that fails breaks nothing', async (t) => {
  const { client, server } = await suite(t);
  server.misbehaviours = [{ status: 503 }];
  const onError = () => {
    throw new Error('of the callback');
  };
  const session = new Session({ sessionId: 's', client: client({ onError }) });

  session.logAction('tool_call', { n: 1 });

  assert.equal(await session.flush(30_000), true);
});

test('a caller never waits and memory is bounded while the server hangs', async (t) => {
  const { client, server } = await suite(t);
  server.misbehaviours = [{ status: 503, millis: 1000 }];
  const session = new Session({ sessionId: 's', client: client({ queueEvents: 200 }) });
  let mostInMemory = 0;

  for (let n = 0; n < 2000; n++) {
    session.logAction('tool_call', { n });
    if (n % 100 === 0) {
      mostInMemory = Math.max(mostInMemory, session.status().inMemory);
      await new Promise((resolve) => setTimeout(resolve, 1));
    }
  }

  assert.ok(mostInMemory <= 300, `${mostInMemory}`);
  assert.equal(await session.flush(20_000), true);
  assert.deepEqual(server.numbers(), upTo(2000));
  assert.equal(session.status().accepted, 2000);
});

test('a redirect is not followed with the token', async (t) => {
  const { client, server } = await suite(t);
  server.misbehaviours = [{ status: 307, headers: { Location: `${server.url}/elsewhere` } }];
  const session = new Session({ sessionId: 's', client: client() });

  session.logAction('tool_call', { n: 1 });

  assert.equal(await session.flush(30_000), true);
  assert.ok(!server.calls.some((call) => call.path === '/elsewhere'));
});
