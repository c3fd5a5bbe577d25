// Takes events to the server in the order in which they were recorded, in the background.
//
// Memory holds a bounded queue. What cannot be sent, and what overflows, goes to the spool; while anything waits there, it
// goes first. So the order stays, whatever fails in between.

import { Delivery, Unavailable } from './delivery.js';
import { Spool, identity } from './spool.js';
import { Tally } from './tally.js';

const MOST_BODY_BYTES = 4 * 1024 * 1024;
const SPOOL_MILLIS = 1000; // so much is lost at most when the process is killed during an outage
const BUSY_MILLIS = 200;

const senders = new Set();

/** Another process sends what is in the spool; what is newer has to wait for it. */
class DrainedElsewhere extends Error {}

export class Sender {
  #settings;
  #tally;
  #spool;
  #delivery;
  #queue = [];
  #underWay = [];
  #oldestAt = 0;
  #retryAt = 0;
  #failures = 0;
  #hurry = false;
  #isWorking = false;
  #timer;
  #watchers = [];

  constructor(settings, onError) {
    this.#settings = settings;
    this.#tally = new Tally(onError);
    this.#spool = new Spool(settings.spoolFolder(), settings.spoolBytes);
    this.#delivery = new Delivery(settings, this.#tally);
    if (senders.size === 0) closeAllAtExit();
    senders.add(this);
  }

  /** Takes an event; never waits for the network. */
  offer(line) {
    if (this.#queue.length === 0) this.#oldestAt = Date.now();
    this.#queue.push(line);
    if (this.#queue.length > this.#settings.queueEvents) this.#toSpool(this.#pop());
    this.#wake();
  }

  /** Reports an event that cannot be sent at all. */
  reject(line, error) {
    this.#tally.reject(line, 0, [error]);
  }

  /** Whether the server has everything within this time, also what was left in the spool before. */
  flush(timeout) {
    return this.#await(timeout, () => this.#isEmpty() && !this.#spool.comesFirst(this.#whose()));
  }

  /** Sends what there is; keeps on disk what cannot be sent in time. Events that are offered later are sent later. */
  async close(timeout = this.#settings.closeMillis) {
    await this.#await(timeout, () => this.#isEmpty() || this.#isPausing());
    this.keep();
  }

  /** Keeps on disk what is not sent yet, at once. */
  keep() {
    const left = this.#underWay;
    this.#underWay = [];
    this.#toSpool(left);
    this.#queueToSpool();
  }

  status() {
    const { accepted, rejected, dropped, outage, rejections } = this.#tally;
    const inMemory = this.#queue.length + this.#underWay.length;
    const onDisk = this.#spool.count(this.#whose());
    return { accepted, rejected, dropped, inMemory, onDisk, outage, position: this.#tally.position(), rejections };
  }

  /** How many events of other members, or for other addresses, wait on this machine. */
  waitingForOthers() {
    return this.#spool.countOfOthers(this.#whose());
  }

  hasWork() {
    return !this.#isEmpty();
  }

  async #await(timeout, isDone) {
    const deadline = Date.now() + timeout;
    while (!isDone()) {
      const left = deadline - Date.now();
      if (left <= 0) return false;
      this.#hurry = true;
      this.#wake();
      await this.#change(Math.min(left, BUSY_MILLIS)); // what other processes do wakes nobody here
    }
    return true;
  }

  #change(timeout) {
    return new Promise((resolve) => {
      const timer = setTimeout(resolve, timeout);
      this.#watchers.push(() => {
        clearTimeout(timer);
        resolve();
      });
    });
  }

  #isEmpty() {
    return this.#queue.length === 0 && this.#underWay.length === 0;
  }

  #isPausing() {
    return Date.now() < this.#retryAt;
  }

  #whose() {
    return identity(this.#settings.ingestUrl(), this.#settings.accessToken());
  }

  #wake() {
    if (this.#isWorking) return; // it looks again when it is done
    clearTimeout(this.#timer);
    const pause = this.#pause();
    if (pause === undefined) return;
    this.#timer = setTimeout(() => this.#work(), pause);
    this.#timer.unref(); // a process with nothing else to do ends; closeAllAtExit sees to what is left
  }

  /** Milliseconds until there is something to do; undefined: until something changes. */
  #pause() {
    const now = Date.now();
    if (this.#isPausing()) {
      const until = this.#queue.length > 0 ? Math.min(this.#retryAt, this.#oldestAt + SPOOL_MILLIS) : this.#retryAt;
      return Math.max(0, until - now);
    }
    if (this.#hurry || this.#failures > 0 || this.#queue.length >= this.#settings.batchEvents) return 0;
    return this.#queue.length > 0 ? Math.max(0, this.#oldestAt + this.#settings.batchMillis - now) : undefined;
  }

  async #work() {
    this.#isWorking = true;
    this.#hurry = false;
    try {
      await this.#sendOrKeep();
    } catch (error) {
      this.#goAway(new Unavailable(`this client failed (${error?.name}).`));
    } finally {
      this.#isWorking = false;
      this.#watchers.splice(0).forEach((tell) => tell());
      this.#wake();
    }
  }

  async #sendOrKeep() {
    if (this.#isPausing()) {
      this.#queueToSpool();
      return;
    }
    try {
      await this.#sendAll();
      this.#failures = 0;
      this.#tally.cameBack();
    } catch (error) {
      if (error instanceof DrainedElsewhere) {
        this.#hurry = true;
        this.#retryAt = Date.now() + BUSY_MILLIS;
      } else if (error instanceof Unavailable) {
        this.#goAway(error);
      } else {
        throw error;
      }
    }
  }

  #goAway(fault) {
    const longest = Math.min(this.#settings.retryMillis * 2 ** this.#failures, this.#settings.longestRetryMillis);
    this.#failures = Math.min(this.#failures + 1, 30);
    // jitter, so that all machines do not come back in the same moment
    this.#retryAt = Date.now() + Math.max(fault.retryAfter, longest * (0.5 + Math.random() / 2));
    this.#queueToSpool();
    this.#tally.wentAway(this.#settings.ingestUrl(), fault.message);
  }

  async #sendAll() {
    for (;;) {
      await this.#drain();
      // what overflows while the spool is drained is older than the queue, and has gone there
      while (this.#spool.comesFirst(this.#whose())) await this.#drain();
      const stamp = this.#spool.stamp();
      this.#underWay = this.#pop();
      if (this.#underWay.length === 0) return;
      try {
        await this.#delivery.send(this.#underWay);
      } catch (error) {
        this.#toSpool(this.#underWay, stamp);
        throw error;
      } finally {
        this.#underWay = [];
      }
    }
  }

  async #drain() {
    if (this.#spool.waiting(this.#whose()).length === 0) return;
    if (!this.#spool.takeLock()) {
      if (this.#spool.comesFirst(this.#whose())) throw new DrainedElsewhere();
      return;
    }
    try {
      for (let files = this.#spool.waiting(this.#whose()); files.length > 0;) {
        files = files.slice(await this.#sendFirst(files));
        this.#spool.stillDraining();
      }
    } finally {
      this.#spool.releaseLock();
    }
  }

  /** Sends as many files as make a batch, and gives their number. */
  async #sendFirst(files) {
    const taken = [];
    let lines = [];
    for (const file of files) {
      const together = [...lines, ...this.#spool.lines(file)];
      if (taken.length > 0 && (together.length > this.#settings.batchEvents || bytes(together) > MOST_BODY_BYTES)) break;
      taken.push(file);
      lines = together;
    }
    await this.#delivery.send(lines);
    taken.forEach((file) => this.#spool.remove(file));
    return taken.length;
  }

  #pop() {
    const most = Math.min(this.#queue.length, this.#settings.batchEvents);
    let taken = 0;
    for (let size = 0; taken < most; taken++) {
      size += bytes([this.#queue[taken]]);
      if (taken > 0 && size > MOST_BODY_BYTES) break;
    }
    this.#oldestAt = Date.now();
    return this.#queue.splice(0, taken);
  }

  #queueToSpool() {
    while (this.#queue.length > 0 && this.#toSpool(this.#pop()));
  }

  /** Keeps a batch on disk; where that fails, in memory as long as there is room. */
  #toSpool(lines, stamp = this.#spool.stamp()) {
    if (lines.length === 0) return true;
    try {
      this.#tally.drop(this.#spool.write(stamp, lines, this.#whose()));
      return true;
    } catch {
      this.#queue.unshift(...lines);
      this.#tally.drop(this.#queue.splice(0, Math.max(0, this.#queue.length - this.#settings.queueEvents)).length);
      return false;
    }
  }
}

function closeAllAtExit() {
  process.on('beforeExit', () => {
    for (const sender of senders) if (sender.hasWork()) void sender.close();
  });
  // process.exit() and errors that nobody caught leave no time to send
  process.on('exit', () => {
    for (const sender of senders) sender.keep();
  });
}

function bytes(lines) {
  return lines.reduce((total, line) => total + Buffer.byteLength(line) + 1, 0);
}
