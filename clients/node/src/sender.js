// Takes events to the server in the background, and says when to try again.

import { Backlog, DrainedElsewhere } from './backlog.js';
import { Delivery, Unavailable } from './delivery.js';
import { Tally } from './tally.js';

const SPOOL_MILLIS = 1000; // so much is lost at most when the process is killed during an outage
const BUSY_MILLIS = 200;

const senders = new Set();

export class Sender {
  #settings;
  #tally;
  #backlog;
  #delivery;
  #retryAt = 0;
  #failures = 0;
  #hurry = false;
  #isWorking = false;
  #timer;
  #watchers = [];

  constructor(settings, onError) {
    this.#settings = settings;
    this.#tally = new Tally(onError);
    this.#backlog = new Backlog(settings, this.#tally);
    this.#delivery = new Delivery(settings, this.#tally);
    if (senders.size === 0) closeAllAtExit();
    senders.add(this);
  }

  /** Takes an event; never waits for the network. */
  offer(line) {
    this.#backlog.add(line);
    this.#wake();
  }

  /** Reports an event that cannot be sent at all. */
  reject(line, error) {
    this.#tally.reject(line, 0, [error]);
  }

  /** Whether the server has everything within this time, also what was left in the spool before. */
  flush(timeout) {
    return this.#await(timeout, () => this.#backlog.isEmpty);
  }

  /** Sends what there is; keeps on disk what cannot be sent in time. Events that are offered later are sent later. */
  async close(timeout = this.#settings.closeMillis) {
    await this.#await(timeout, () => this.#backlog.inMemory === 0 || this.#isPausing());
    this.keep();
  }

  /** Keeps on disk what is not sent yet, at once. */
  keep() {
    this.#backlog.keepAll();
  }

  status() {
    const { accepted, rejected, dropped, outage, rejections } = this.#tally;
    const { inMemory, onDisk } = this.#backlog;
    return { accepted, rejected, dropped, inMemory, onDisk, outage, position: this.#tally.position(), rejections };
  }

  /** How many events of other members, or for other addresses, wait on this machine. */
  waitingForOthers() {
    return this.#backlog.onDiskOfOthers;
  }

  hasWork() {
    return this.#backlog.inMemory > 0;
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

  #isPausing() {
    return Date.now() < this.#retryAt;
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
    const { waiting, oldestAt } = this.#backlog;
    if (this.#isPausing()) {
      const until = waiting > 0 ? Math.min(this.#retryAt, oldestAt + SPOOL_MILLIS) : this.#retryAt;
      return Math.max(0, until - now);
    }
    if (this.#hurry || this.#failures > 0 || waiting >= this.#settings.batchEvents) return 0;
    return waiting > 0 ? Math.max(0, oldestAt + this.#settings.batchMillis - now) : undefined;
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
      this.#backlog.keep();
      return;
    }
    try {
      await this.#backlog.sendAll((lines) => this.#delivery.send(lines));
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
    this.#backlog.keep();
    this.#tally.wentAway(this.#settings.ingestUrl(), fault.message);
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
