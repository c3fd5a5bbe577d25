import assert from 'node:assert/strict';
import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import test from 'node:test';

import { Session } from '@throughline/client';

import { Spool, identity } from '../src/spool.js';
import { INDEX, Server, TOKEN, eventually, suite, tokenOf, upTo } from './support/suite.js';

const RECORDING = `
  import { Session } from ${JSON.stringify(INDEX)};
  const session = new Session({ sessionId: process.env.SESSION_ID ?? 's' });
  for (let n = 0; n < 50; n++) session.logAction('tool_call', { n });
`;
const EVENT = '{"id":"1","session_id":"s","type":"action","data":{"n":1}}';

function keep(here, whose, line = EVENT) {
  const spool = new Spool(here.spool, 1_000_000);
  spool.write(spool.stamp(), [line], whose);
}

test('files are their owner’s alone', async (t) => {
  const here = await suite(t);
  here.server.always = { status: 503 };

  new Session({ sessionId: 's', client: here.client() }).logAction('tool_call');

  await eventually(() => here.spooled().length > 0);
  assert.equal(fs.statSync(here.spool).mode & 0o777, 0o700);
  assert.deepEqual(here.spooled().map((name) => fs.statSync(path.join(here.spool, name)).mode & 0o777), [0o600]);
});

test('order holds over an outage', async (t) => {
  const here = await suite(t);
  here.server.misbehaviours = Array(3).fill({ status: 503 });
  const session = new Session({ sessionId: 's', client: here.client({ batchEvents: 3 }) });

  for (let n = 0; n < 100; n++) {
    session.logAction('tool_call', { n });
    // so that some are sent, some spooled, some in memory
    if (n % 20 === 0) await new Promise((resolve) => setTimeout(resolve, 30));
  }

  assert.equal(await session.flush(30_000), true);
  assert.deepEqual(here.server.numbers(), upTo(100));
  assert.deepEqual(here.spooled(), []);
});

test('a later process sends what an earlier one could not', async (t) => {
  const here = await suite(t);
  const { port } = here.server;
  here.server.always = { status: 503 };
  assert.equal((await here.run(RECORDING).ended).code, 0);
  assert.notDeepEqual(here.spooled(), []);
  await here.server.stop();
  here.server = await Server.start(port);

  const session = new Session({ sessionId: 's', client: here.client() });
  session.logAction('tool_call', { n: 50 });

  assert.equal(await session.flush(30_000), true);
  assert.deepEqual(here.server.numbers(), upTo(51));
});

test('a process that has nothing else to do has sent its events when it ends', async (t) => {
  const here = await suite(t);

  const { code, output } = await here.run(RECORDING).ended;

  assert.equal(code, 0, output);
  assert.deepEqual(here.server.numbers(), upTo(50));
});

test('a process that is told to exit at once leaves its events on disk', async (t) => {
  const here = await suite(t);

  const { code } = await here.run(`${RECORDING}; process.exit(3)`).ended;

  assert.equal(code, 3);
  assert.equal(await here.client().flush(30_000), true);
  assert.deepEqual(here.server.numbers(), upTo(50));
});

test('an exit does not wait for a server that is away, and says so once', async (t) => {
  const here = await suite(t);
  await here.server.stop();
  const started = Date.now();

  const patient = RECORDING.replace('{ Session }', '{ Client, Session }').replace(" ?? 's'", " ?? 's', client: new Client({ closeMillis: 60_000 })");

  const { code, output } = await here.run(patient).ended;

  assert.equal(code, 0, output);
  assert.ok(Date.now() - started < 20_000);
  assert.equal(output.match(/Throughline cannot save/g).length, 1);
  assert.notDeepEqual(here.spooled(), []);
});

test('events outlive a process that is killed in an outage', async (t) => {
  const here = await suite(t);
  here.server.always = { status: 503 };
  const { process: victim, ended } = here.run(`${RECORDING}; setTimeout(() => {}, 60_000)`);
  await eventually(() => here.spooled().reduce((sum, name) => sum + Number(/-(\d+)\.ndjson/.exec(name)[1]), 0) === 50);
  victim.kill('SIGKILL');
  await ended;
  here.server.always = undefined;

  assert.equal(await here.client().flush(30_000), true);
  assert.deepEqual(here.server.numbers(), upTo(50));
});

test('processes that share a folder lose nothing and double nothing', async (t) => {
  const here = await suite(t);
  here.server.misbehaviours = Array(4).fill({ status: 503, takesEvents: true });
  const program = `${RECORDING}; process.exitCode = (await session.flush(20_000)) ? 0 : 1`;

  const processes = upTo(4).map((i) => here.run(program, { SESSION_ID: `p${i}` }).ended);

  for (const { code, output } of await Promise.all(processes)) assert.equal(code, 0, output);
  for (const i of upTo(4)) assert.deepEqual(here.server.numbers(`p${i}`), upTo(50));
  assert.deepEqual(here.spooled(), []);
});

test('a lock left behind is cleared', async (t) => {
  const here = await suite(t);
  const left = [999999999, process.pid]; // gone, and the same again in a container that was restarted
  for (const [n, pid] of left.entries()) {
    keep(here, identity(here.server.url, TOKEN), `{"id":"${n}","session_id":"s","type":"action","data":{"n":${n}}}`);
    fs.writeFileSync(path.join(here.spool, 'draining'), `${os.hostname()} ${pid} abcdef01`);

    assert.equal(await here.client().flush(30_000), true);

    assert.deepEqual(here.server.numbers(), upTo(n + 1));
    assert.equal(fs.existsSync(path.join(here.spool, 'draining')), false);
  }
});

test('while another process drains, newer events wait', async (t) => {
  const here = await suite(t);
  keep(here, identity(here.server.url, TOKEN));
  fs.writeFileSync(path.join(here.spool, 'draining'), `${os.hostname()} ${process.ppid} abcdef01`);
  const session = new Session({ sessionId: 's', client: here.client() });
  session.logAction('tool_call', { n: 2 });

  assert.equal(await session.flush(500), false);
  assert.deepEqual(here.server.numbers(), []);
  fs.rmSync(path.join(here.spool, 'draining'));

  assert.equal(await session.flush(30_000), true);
  assert.deepEqual(here.server.numbers(), [1, 2]);
});

test('what another process spools meanwhile is not waited for', async (t) => {
  const here = await suite(t);
  const session = new Session({ sessionId: 's', client: here.client() });
  assert.equal(await session.flush(30_000), true);
  keep(here, identity(here.server.url, TOKEN), EVENT.replace('"s"', '"other"'));
  fs.writeFileSync(path.join(here.spool, 'draining'), `${os.hostname()} ${process.ppid} abcdef01`);

  session.logAction('tool_call', { n: 2 });

  assert.equal(await session.flush(30_000), true);
  assert.deepEqual(here.server.numbers(), [2]);
  assert.deepEqual(here.server.numbers('other'), []);
});

test('room is bounded, and a drop is told', async (t) => {
  const here = await suite(t);
  here.server.always = { status: 503 };
  const session = new Session({ sessionId: 's', client: here.client({ spoolBytes: 20_000, queueEvents: 50, batchEvents: 10 }) });

  for (let n = 0; n < 500; n++) session.logAction('tool_call', { n, text: 'x'.repeat(200) });
  await session.client.close();
  const used = here.spooled().reduce((sum, name) => sum + fs.statSync(path.join(here.spool, name)).size, 0);
  here.server.always = undefined;

  assert.ok(used < 30_000, `${used}`);
  assert.equal(await session.flush(30_000), true);
  const { dropped } = session.status();
  assert.ok(dropped > 0);
  assert.deepEqual(here.server.numbers(), upTo(500).slice(dropped));
  assert.ok(here.problems.some((problem) => problem.kind === 'dropped'));
});

test('events of another member or address are left alone', async (t) => {
  const here = await suite(t);
  keep(here, identity(here.server.url, tokenOf('bob')));
  keep(here, identity('http://elsewhere', TOKEN));
  const client = here.client();

  assert.equal(await client.flush(30_000), true);

  assert.deepEqual(here.server.numbers(), []);
  assert.match((await client.testConnection()).working.join('\n'), /2 events of another member/);
});

test('a renewed token is the same member, in every language', () => {
  assert.equal(identity('http://a', TOKEN), identity('http://a', TOKEN.replace('signature', 'another')));
  assert.equal(identity('http://localhost:9000', TOKEN), 'c9cf55f24c48'); // as the client for Python makes it
});

test('without a folder events stay in memory', async (t) => {
  const here = await suite(t);
  fs.writeFileSync(here.state, 'not a folder');
  here.server.misbehaviours = [{ status: 503 }];
  const session = new Session({ sessionId: 's', client: here.client() });

  session.logAction('tool_call', { n: 1 });

  assert.equal(await session.flush(30_000), true);
  assert.deepEqual(here.server.numbers(), [1]);
});

test('a file that was cut short stops nothing', async (t) => {
  const here = await suite(t);
  keep(here, identity(here.server.url, TOKEN), '{"id":"1","ses');
  const session = new Session({ sessionId: 's', client: here.client() });

  session.logAction('tool_call', { n: 2 });

  assert.equal(await session.flush(30_000), true);
  assert.equal(session.status().rejected, 1);
  assert.deepEqual(here.server.numbers(), [2]);
});
