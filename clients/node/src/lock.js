// The lock of a folder that processes share, in any language: a file that names its owner.
//
//     <host> <process> <random>
//
// It is renewed while its owner works. One whose process is gone, or that was not renewed for two minutes, was left behind.

import { randomBytes } from 'node:crypto';
import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';

const LEFT_BEHIND_MILLIS = 120_000;
const held = new Set(); // the owners of locks that this process has

export class Lock {
  #path;
  #owner = '';

  constructor(file) {
    this.#path = file;
  }

  /** Whether this process has it now. */
  take() {
    for (let attempt = 0; attempt < 2; attempt++) {
      this.#owner = `${os.hostname()} ${process.pid} ${randomBytes(4).toString('hex')}`;
      try {
        writeNew(this.#path, this.#owner);
        held.add(this.#owner);
        return true;
      } catch (error) {
        if (error.code !== 'EEXIST') return false;
      }
      const other = content(this.#path);
      if (!this.#isLeftBehind(other)) return false;
      this.#clear(other);
    }
    return false;
  }

  /** Says that the owner is alive and at work. */
  renew() {
    const now = new Date();
    unlessGone(() => fs.utimesSync(this.#path, now, now));
  }

  release() {
    held.delete(this.#owner);
    if (content(this.#path) === this.#owner) fs.rmSync(this.#path, { force: true });
  }

  #isLeftBehind(owner) {
    const renewedAt = unlessGone(() => fs.statSync(this.#path).mtimeMs);
    if (renewedAt === undefined || Date.now() - renewedAt > LEFT_BEHIND_MILLIS) return true;
    const [host, pid] = owner.split(' ');
    if (host !== os.hostname() || !/^\d+$/.test(pid ?? '')) return false;
    // a container that was restarted has the same name and process ids
    return Number(pid) === process.pid ? !held.has(owner) : !isAlive(Number(pid));
  }

  /** Renamed first: of several that found it left behind one has it, and what was made since is put back. */
  #clear(owner) {
    const aside = path.join(path.dirname(this.#path), `.draining-${randomBytes(4).toString('hex')}`);
    try {
      fs.renameSync(this.#path, aside);
      if (content(aside) !== owner) fs.linkSync(aside, this.#path);
    } catch {
      // another was quicker
    }
    fs.rmSync(aside, { force: true });
  }
}

/** Makes a new file that only its owner can read. */
export function writeNew(file, text) {
  const descriptor = fs.openSync(file, 'wx', 0o600);
  try {
    fs.writeFileSync(descriptor, text);
  } finally {
    fs.closeSync(descriptor);
  }
}

function content(file) {
  return unlessGone(() => fs.readFileSync(file, 'utf8')) ?? '';
}

export function unlessGone(work) {
  try {
    return work();
  } catch (error) {
    if (error.code === 'ENOENT' || error.code === 'ENOTDIR') return undefined;
    throw error;
  }
}

function isAlive(pid) {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return error.code !== 'ESRCH';
  }
}
