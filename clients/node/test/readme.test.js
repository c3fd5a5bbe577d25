import assert from 'node:assert/strict';
import { execFileSync, spawnSync } from 'node:child_process';
import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import test from 'node:test';
import { fileURLToPath } from 'node:url';

import { INDEX, suite } from './support/suite.js';

const FOLDER = fileURLToPath(new URL('..', import.meta.url));
const README = fs.readFileSync(path.join(FOLDER, 'README.md'), 'utf8');
const BLOCKS = [...README.matchAll(/```js\n(.*?)```/gs)].map((match) => match[1]);
const hasNpm = spawnSync('npm', ['--version']).status === 0;

test('each example of the README runs, and none of its events is refused', async (t) => {
  const { run, server } = await suite(t);
  server.answers['/api/recall'] = { markdown: 'Refunds are split.', tokens: 4, items: [] };
  assert.ok(BLOCKS.length >= 3);

  for (const block of BLOCKS) {
    const { code, output } = await run(block.replace("'@throughline/client'", JSON.stringify(INDEX))).ended;
    assert.equal(code, 0, output);
    assert.doesNotMatch(output, /Warning|refused/);
  }

  const types = new Set(server.events.map((event) => event.type));
  for (const type of ['session_started', 'action', 'goal_added', 'goal_updated', 'state', 'response', 'agent_spawned',
    'agent_completed', 'decision', 'error', 'file_access', 'heartbeat', 'session_ended']) {
    assert.ok(types.has(type), type);
  }
});

test('it can be installed', { skip: hasNpm ? false : 'npm is not here' }, () => {
  const folder = fs.mkdtempSync(path.join(os.tmpdir(), 'throughline-'));
  try {
    fs.writeFileSync(path.join(folder, 'package.json'), '{"private": true, "type": "module"}');
    const npm = (...args) => execFileSync('npm', args, { cwd: folder, stdio: ['ignore', 'pipe', 'ignore'], encoding: 'utf8' });
    const archive = npm('pack', FOLDER, '--silent').trim().split('\n').at(-1);
    npm('install', '--offline', '--no-audit', '--no-fund', `./${archive}`);
    const program = "import { Session } from '@throughline/client'; console.log(typeof Session)";
    const output = execFileSync(process.execPath, ['--input-type=module', '-e', program], { cwd: folder, encoding: 'utf8' });
    assert.equal(output.trim(), 'function');
    assert.ok(fs.existsSync(path.join(folder, 'node_modules/@throughline/client/src/index.d.ts')));
  } finally {
    fs.rmSync(folder, { recursive: true, force: true });
  }
});
