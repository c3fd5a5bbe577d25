import assert from 'node:assert/strict';
import fs from 'node:fs';
import test from 'node:test';

import { Client, Session } from '@throughline/client';

import { suite } from './support/suite.js';

const BRIEFING = {
  markdown: '# Shop\nRefunds are split.', tokens: 8, took_ms: 3,
  items: [{ id: 'm1', kind: 'decision', title: 'Refunds', score: 7.5 }],
};

test('recall asks for this session and project', async (t) => {
  const { client, server } = await suite(t);
  server.answers['/api/recall'] = BRIEFING;
  const session = new Session({ sessionId: 's', project: 'shop', client: client() });

  const result = await session.recall('why & how?', { budgetTokens: 200, tags: ['a', 'b'] });

  assert.deepEqual(result, { markdown: BRIEFING.markdown, tokens: 8, items: BRIEFING.items, reason: undefined });
  assert.deepEqual(server.calls[0].parameters,
    { q: 'why & how?', project: 'shop', session_id: 's', budget_tokens: '200', tags: 'a,b' });
});

test('search gives hits', async (t) => {
  const { client, server } = await suite(t);
  server.answers['/api/search'] = { hits: [{ id: 'm1', text: 'Refunds' }], total: 1, took_ms: 1 };

  const result = await new Session({ client: client() }).search('refunds', { kinds: ['decision'] });

  assert.deepEqual(result, { hits: [{ id: 'm1', text: 'Refunds' }], total: 1, reason: undefined });
});

test('state and goals are those of this session', async (t) => {
  const { client, server } = await suite(t);
  server.answers['/api/sessions/a%2Fb%20c/state'] = { state: { done: 2 }, version: 7, phase: 'testing' };
  server.answers['/api/sessions/a%2Fb%20c/goals'] = { items: [{ goal_id: 'g', status: 'blocked' }], total: 1 };
  const session = new Session({ sessionId: 'a/b c', client: client() });

  const state = await session.state({ after: '0:1' });
  const { goals } = await session.goals();

  assert.deepEqual(state, { state: { done: 2 }, version: 7, phase: 'testing', reason: undefined });
  assert.equal(goals[0].status, 'blocked');
  assert.deepEqual(server.calls[0].parameters, { after: '0:1' });
  server.misbehaviours = [{ status: 404 }, { status: 404 }];
  assert.equal((await session.state()).state, undefined);
  assert.match((await session.goals()).reason, /no such session/);
});

test('a late recall is empty within its budget', async (t) => {
  const { client, server } = await suite(t);
  server.always = { status: 200, millis: 3000 };
  const session = new Session({ client: client() });
  const started = Date.now();

  const result = await session.recall('anything');

  assert.ok(Date.now() - started < 1500); // 300, and what a busy machine adds
  assert.equal(result.markdown, '');
  assert.match(result.reason, /late/);
});

test('what is wrong is said in words', async (t) => {
  const { client, server } = await suite(t);
  const session = new Session({ client: client() });
  const cases = [
    [{ status: 401 }, /does not accept the token/], [{ status: 403 }, /lacks a scope/], [{ status: 503 }, /an error \(503\)/],
    [{ status: 200, body: '<html>' }, /something else answers/], [{ status: 200, body: '[]' }, /something else answers/],
  ];
  for (const [misbehaviour, words] of cases) {
    server.misbehaviours = [misbehaviour, misbehaviour];
    assert.match((await session.recall('q')).reason, words);
    assert.match((await session.search('q')).reason, words);
  }
});

test('no server is a reason and no exception', async (t) => {
  const { client, server } = await suite(t);
  const session = new Session({ client: client() });
  await server.stop();

  assert.match((await session.recall('q')).reason, /does not answer/);
});

test('a malformed address or token is a reason and no exception', async (t) => {
  const { client } = await suite(t);

  assert.match((await client({ recall: 'no address' }).recall('q')).reason, /./);
  const { reason } = await client({ token: 'two\nlines' }).recall('q');
  assert.match(reason, /malformed/);
  assert.doesNotMatch(reason, /lines/);
});

test('a connection that works is said to work', async (t) => {
  const { client, server } = await suite(t);

  const report = await client().testConnection();

  assert.equal(report.ok, true, report.problems.join('\n'));
  assert.deepEqual(server.events, []);
});

test('a connection test names each fault', async (t) => {
  const { client } = await suite(t);

  const report = await client({ token: '', recall: 'http://127.0.0.1:2' }).testConnection();

  assert.equal(report.ok, false);
  assert.match(report.problems[0], /does not answer/);
  assert.match(report.problems[1], /no token/);
});

test('the declarations name every method', () => {
  const declarations = fs.readFileSync(new URL('../src/index.d.ts', import.meta.url), 'utf8');
  for (const type of [Client, Session]) {
    const declared = declarations.split(`export class ${type.name} {`)[1].split('\n}')[0];
    for (const name of Object.getOwnPropertyNames(type.prototype).filter((each) => each !== 'constructor')) {
      assert.match(declared, new RegExp(`^  (readonly )?${name}[(:]`, 'm'), `${type.name}.${name}`);
    }
  }
});
