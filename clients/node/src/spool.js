// Events on disk while the server is away. Files of one or more lines; a name says all there is to know of a file:
//
//     <microseconds>-<process>-<mark>-<identity>-<number of events>.ndjson
//
// Names sort by time; the mark is the writer's, at random. A file appears whole (written aside, then renamed) and goes when
// the server has acknowledged its events. All processes of a user, in any language, share a folder; one at a time drains it.
// The client for Python does the same. Files are small and calls synchronous, so that they work while the process exits, too.

import { createHash, randomBytes } from 'node:crypto';
import fs from 'node:fs';
import path from 'node:path';
import { performance } from 'node:perf_hooks';

import { Lock, unlessGone, writeNew } from './lock.js';

const ANONYMOUS = 'anonymous000';
const NAME = /^(\d{17})-\d+-([0-9a-f]{8})-([0-9a-z]{12})-(\d+)\.ndjson$/;
const FREED_SHARE = 0.9;

/** Whose events these are: a file is sent to the address and for the member it was recorded for, and to no other. */
export function identity(address, token) {
  if (!token) return ANONYMOUS;
  const { tenant, sub } = claims(token);
  const whose = tenant !== undefined && sub !== undefined ? `${tenant}/${sub}` : token;
  return createHash('sha256').update(`${address}\n${whose}`).digest('hex').slice(0, 12);
}

function claims(token) {
  try {
    return JSON.parse(Buffer.from(token.split('.')[1], 'base64url').toString('utf8')) ?? {};
  } catch {
    return {};
  }
}

export class Spool {
  #folder;
  #lock;
  #mostBytes;
  #room = 0; // bytes that may be written before the folder's size is looked at again
  #lastStamp = 0;
  #mark = randomBytes(4).toString('hex');
  #born = this.stamp();

  constructor(folder, mostBytes) {
    this.#folder = folder;
    this.#lock = new Lock(path.join(folder, 'draining'));
    this.#mostBytes = mostBytes;
  }

  /** A place in the order of files: later than every one that was given out before. */
  stamp() {
    // the finer clock stands still while the machine sleeps
    const fine = Math.floor((performance.timeOrigin + performance.now()) * 1000);
    this.#lastStamp = Math.max(this.#lastStamp + 1, fine, Date.now() * 1000);
    return this.#lastStamp;
  }

  /** Keeps these events; gives the number of older ones that had to go for them. Throws when they cannot be kept. */
  write(stamp, lines, whose) {
    const content = lines.map((line) => `${line}\n`).join('');
    const name = `${String(stamp).padStart(17, '0')}-${process.pid}-${this.#mark}-${whose}-${lines.length}.ndjson`;
    fs.mkdirSync(this.#folder, { recursive: true, mode: 0o700 });
    const aside = path.join(this.#folder, `.${name}`);
    try {
      writeNew(aside, content);
      fs.renameSync(aside, path.join(this.#folder, name));
    } catch (error) {
      fs.rmSync(aside, { force: true });
      throw error;
    }
    this.#room -= Buffer.byteLength(content);
    return this.#room < 0 ? this.#makeRoom() : 0;
  }

  /** The files of this identity, and those recorded when there was no token, oldest first. */
  waiting(whose) {
    return this.#files().filter((file) => file.identity === whose || file.identity === ANONYMOUS);
  }

  /**
   * Whether something waits that must arrive before what this process records now: its own, and what was left before it
   * began. Later files of other processes are of other sessions; to wait for them would make all send through one.
   */
  comesFirst(whose) {
    return this.waiting(whose).some((file) => file.mark === this.#mark || file.stamp < this.#born);
  }

  /** How many events wait for this identity. */
  count(whose) {
    return sum(this.waiting(whose));
  }

  /** How many events wait that this identity may not send. */
  countOfOthers(whose) {
    return sum(this.#files()) - this.count(whose);
  }

  /** The events of a file; none where another process was quicker. */
  lines(file) {
    const content = unlessGone(() => fs.readFileSync(file.path, 'utf8')) ?? '';
    return content.split('\n').filter((line) => line !== '');
  }

  remove(file) {
    fs.rmSync(file.path, { force: true });
  }

  /** Whether this process may drain: order would be lost if two did. (Nothing would be doubled: events have ids.) */
  beginToDrain() {
    return this.#lock.take();
  }

  stillDraining() {
    this.#lock.renew();
  }

  endDraining() {
    this.#lock.release();
  }

  #files() {
    return (unlessGone(() => fs.readdirSync(this.#folder)) ?? [])
      .map((name) => [name, NAME.exec(name)])
      .filter(([, match]) => match)
      .map(([name, [, stamp, mark, whose, events]]) => ({
        path: path.join(this.#folder, name), stamp: Number(stamp), mark, identity: whose, events: Number(events),
      }))
      .sort((a, b) => (a.path < b.path ? -1 : 1));
  }

  #makeRoom() {
    const files = this.#files().map((file) => ({ ...file, size: unlessGone(() => fs.statSync(file.path).size) ?? 0 }));
    let used = files.reduce((total, file) => total + file.size, 0);
    let dropped = 0;
    if (used > this.#mostBytes) {
      for (const file of files) {
        if (used <= this.#mostBytes * FREED_SHARE) break;
        used -= file.size;
        this.remove(file);
        dropped += file.events;
      }
    }
    this.#room = Math.max(0, (this.#mostBytes - used) / 4);
    return dropped;
  }
}

function sum(files) {
  return files.reduce((total, file) => total + file.events, 0);
}
