// Tells in words whether the suite can be used from here.

import { describe } from './tally.js';
import { reason, send } from './transport.js';

const MILLIS = 2000;

export async function examine(settings, sender) {
  const working = [];
  const problems = [];
  const judge = async (what, call, good) => {
    const answer = await send({ timeout: MILLIS, ...call });
    if (answer.status === good) working.push(what);
    else problems.push(`${what}: no, ${reason(answer)}`);
    return answer.status === good;
  };
  const [ingest, recall, token] = [settings.ingestUrl(), settings.recallUrl(), settings.accessToken()];
  const ingestIsThere = await judge(`ingest at ${ingest} is ready`, { url: `${ingest}/q/health/ready` }, 200);
  const recallIsThere = await judge(`recall at ${recall} is ready`, { url: `${recall}/q/health/ready` }, 200);
  if (!token) problems.push('there is no token. Set THROUGHLINE_TOKEN.');
  if (token && ingestIsThere) {
    // a batch of no events is refused, but after the token was looked at
    await judge('ingest accepts the token', { url: `${ingest}/api/events`, token, body: Buffer.from('\n') }, 422);
  }
  if (token && recallIsThere) {
    await judge('recall accepts the token', { url: `${recall}/api/search?limit=1`, token }, 200);
  }
  lookAtEvents(sender, working, problems);
  return { ok: problems.length === 0, working, problems };
}

function lookAtEvents(sender, working, problems) {
  const { accepted, onDisk, outage, rejected, rejections, dropped } = sender.status();
  working.push(`${accepted} events were accepted, ${onDisk} wait on disk`);
  if (outage) problems.push(`events cannot be sent: ${outage}`);
  if (rejected > 0) problems.push(`${rejected} events were refused; the latest: ${describe(rejections.at(-1))}`);
  if (dropped > 0) problems.push(`${dropped} events were dropped because the spool was full`);
  const others = sender.waitingForOthers();
  if (others > 0) working.push(`${others} events of another member or for another address wait on this machine`);
}
