// Brings a batch to the server and reads from the answer what became of each event.

import { SOMETHING_ELSE, reason, send } from './transport.js';

const REFUSALS = new Set([400, 409, 413, 422]); // of the events; any other status is of the server or the token, and may change

/** The server cannot take anything now; whether an event is good is not known. */
export class Unavailable extends Error {
  constructor(message, retryAfter = 0) {
    super(message);
    this.retryAfter = retryAfter;
  }
}

export class Delivery {
  #settings;
  #tally;

  constructor(settings, tally) {
    this.#settings = settings;
    this.#tally = tally;
  }

  /**
   * Ends once the server has decided on each of these events.
   *
   * @throws {Unavailable} when it has not; all of them may be sent again, for they have ids
   */
  async send(lines) {
    if (lines.length === 0) return;
    const token = this.#settings.accessToken();
    if (!token) throw new Unavailable('there is no token. Set THROUGHLINE_TOKEN.');
    const url = `${this.#settings.ingestUrl()}/api/events`;
    const answer = await send({ url, token, body: Buffer.from(lines.join('\n')), timeout: this.#settings.requestMillis });
    if (answer.status === 202) this.#readReceipt(lines, answer);
    else if (REFUSALS.has(answer.status)) await this.#readRefusal(lines, answer);
    else throw new Unavailable(reason(answer), answer.retryAfter);
  }

  #readReceipt(lines, answer) {
    const { rejected, position } = read(answer, (receipt) => ({
      rejected: [...errorsByIndex(receipt)].filter(([index]) => index < lines.length),
      position: receipt.position.toString(),
    }));
    this.#tally.accept(lines.length - rejected.length, position);
    for (const [index, errors] of rejected) this.#tally.reject(lines[index], answer.status, errors);
  }

  /** Where the answer does not say which event is to blame, halves are sent until it is found. */
  async #readRefusal(lines, answer) {
    const { errors, detail } = read(answer, (problem) => ({
      errors: errorsByIndex(problem),
      detail: problem.detail.toString(),
    }));
    if (lines.length === 1 || lines.every((_, index) => errors.has(index))) {
      lines.forEach((line, index) => {
        this.#tally.reject(line, answer.status, errors.get(index) ?? [{ field: 'event', message: detail }]);
      });
      return;
    }
    const middle = Math.floor(lines.length / 2);
    await this.send(lines.slice(0, middle));
    await this.send(lines.slice(middle));
  }
}

function read(answer, take) {
  try {
    return take(JSON.parse(answer.body));
  } catch {
    throw new Unavailable(SOMETHING_ELSE);
  }
}

/** The errors of each event of a call, from a receipt (`rejected`) or a problem (`errors` at `events[i].…`). */
function errorsByIndex(body) {
  const found = new Map((body.rejected ?? []).map(({ index, errors }) => [index, errors.map(ownField)]));
  for (const error of body.errors ?? []) {
    const index = /\[(\d+)\]/.exec(error.field)?.[1];
    if (index !== undefined) found.set(Number(index), [...(found.get(Number(index)) ?? []), ownField(error)]);
  }
  return found;
}

function ownField({ field, message }) {
  return { field: field.split('].')[1] ?? field, message };
}
