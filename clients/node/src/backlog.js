// Where events wait: a bounded queue in memory, and behind it the spool.
//
// What cannot be sent, and what overflows, goes to the spool; while anything waits there that is older, it goes first. So the
// order stays, whatever fails in between.

import { Spool, identity } from './spool.js';

const MOST_BODY_BYTES = 4 * 1024 * 1024;

/** Another process sends what is in the spool; what is newer has to wait for it. */
export class DrainedElsewhere extends Error {}

export class Backlog {
  /** Since when, by Date.now(), something waits in memory. */
  oldestAt = 0;
  #settings;
  #tally;
  #spool;
  #queue = [];
  #underWay = [];

  constructor(settings, tally) {
    this.#settings = settings;
    this.#tally = tally;
    this.#spool = new Spool(settings.spoolFolder(), settings.spoolBytes);
  }

  add(line) {
    if (this.#queue.length === 0) this.oldestAt = Date.now();
    this.#queue.push(line);
    if (this.#queue.length > this.#settings.queueEvents) this.#toSpool(this.#pop());
  }

  /** How many events wait in memory. */
  get waiting() {
    return this.#queue.length;
  }

  /** How many events wait in memory or are under way. */
  get inMemory() {
    return this.#queue.length + this.#underWay.length;
  }

  get onDisk() {
    return this.#spool.count(this.#whose());
  }

  /** How many events of other members, or for other addresses, wait on this machine. */
  get onDiskOfOthers() {
    return this.#spool.countOfOthers(this.#whose());
  }

  /** Whether nothing waits that this process recorded, or that was left before it began. */
  get isEmpty() {
    return this.inMemory === 0 && !this.#spool.comesFirst(this.#whose());
  }

  /** Takes what waits in memory to the disk. */
  keep() {
    while (this.#queue.length > 0 && this.#toSpool(this.#pop()));
  }

  /** The same with what is under way: it may arrive twice, and counts once. */
  keepAll() {
    const left = this.#underWay;
    this.#underWay = [];
    this.#toSpool(left);
    this.keep();
  }

  /**
   * Hands on everything in its order; what `send` fails at goes to the disk.
   *
   * @throws {DrainedElsewhere} when something older waits for another process
   */
  async sendAll(send) {
    for (;;) {
      await this.#drain(send);
      // what overflows while the spool is drained is older than the queue, and has gone there
      while (this.#spool.comesFirst(this.#whose())) await this.#drain(send);
      const stamp = this.#spool.stamp();
      this.#underWay = this.#pop();
      if (this.#underWay.length === 0) return;
      try {
        await send(this.#underWay);
      } catch (error) {
        this.#toSpool(this.#underWay, stamp);
        throw error;
      } finally {
        this.#underWay = [];
      }
    }
  }

  #whose() {
    return identity(this.#settings.ingestUrl(), this.#settings.accessToken());
  }

  async #drain(send) {
    if (this.#spool.waiting(this.#whose()).length === 0) return;
    if (!this.#spool.beginToDrain()) {
      if (this.#spool.comesFirst(this.#whose())) throw new DrainedElsewhere();
      return;
    }
    try {
      for (let files = this.#spool.waiting(this.#whose()); files.length > 0;) {
        files = files.slice(await this.#sendFirst(files, send));
        this.#spool.stillDraining();
      }
    } finally {
      this.#spool.endDraining();
    }
  }

  /** Sends as many files as make a batch, and gives their number. */
  async #sendFirst(files, send) {
    const taken = [];
    let lines = [];
    for (const file of files) {
      const together = [...lines, ...this.#spool.lines(file)];
      if (taken.length > 0 && (together.length > this.#settings.batchEvents || bytes(together) > MOST_BODY_BYTES)) break;
      taken.push(file);
      lines = together;
    }
    await send(lines);
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
    this.oldestAt = Date.now();
    return this.#queue.splice(0, taken);
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

function bytes(lines) {
  return lines.reduce((total, line) => total + Buffer.byteLength(line) + 1, 0);
}
