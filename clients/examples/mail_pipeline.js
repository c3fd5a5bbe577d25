// A pipeline of five stages for mail: receive, authenticate, understand, answer, send.
//
//     node mail_pipeline.js [--mailbox FILE] [--pause MILLISECONDS] [SESSION ...]
//
// Each session works through the mailbox on its own; several run at once. Without one, SESSION_ID names it.

import fs from 'node:fs';
import { setTimeout as pauseFor } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';

import { Session } from '../node/src/index.js';

const TOPICS = { billing: /refund|invoice|price/i, planning: /meet|plan|release/i };
const ANSWERS = {
  billing: 'We look into the payment and come back today.',
  planning: 'That suits us.',
  other: 'Thank you for writing.',
};

/** A session that also notes the type and id of each event that it records, for its account at the end. */
class NotedSession extends Session {
  events = [];

  record(type, data, options) {
    const event = super.record(type, data, options);
    this.events.push([type, event]);
    return event;
  }
}

class Pipeline {
  goals = {};
  agents = {};
  state = { services: {}, stages: {}, mails: [] };

  constructor(session, mailbox, pause) {
    this.session = session;
    this.mailbox = mailbox;
    this.pause = pause;
  }

  async run() {
    this.session.createSession({ source: 'mail', input: { mails: this.mailbox.length } });
    this.session.logPrompt(`Answer ${this.mailbox.length} mails.`);
    this.start();
    const stages = [this.authenticate, this.understand, this.answer, this.send];
    let mails = this.stage('receive', this.receive());
    for (const stage of stages) mails = this.stage(stage.name, stage.call(this, mails));
    let sent = 0;
    for await (const mail of mails) if (mail.status === 'sent') sent++;
    await this.end(`${sent} of ${this.mailbox.length} mails were answered.`);
  }

  start() {
    this.session.logPhase('starting');
    this.session.updateState(this.state);
    for (const service of ['mail-store', 'mcp']) {
      this.session.logAction('mcp_call', { method: 'initialize', service, session: this.session.id });
      this.session.updateState({ services: { [service]: 'ready' } });
      this.state.services[service] = 'ready';
    }
    this.session.logPhase('running');
  }

  /** Counts what leaves a stage, and keeps one agent for it. */
  async* stage(name, mails) {
    const agent = this.session.spawnAgent(name, `Stage ${name} of the pipeline`);
    let done = 0;
    for await (const mail of mails) {
      done++;
      this.session.logAction('tool_call', { tool: name, mail: mail.id, session: this.session.id });
      this.session.updateState({ stages: { [name]: { done } } });
      this.state.stages[name] = { done };
      await pauseFor(this.pause);
      yield mail;
    }
    this.session.completeAgent(agent, { result: { done } });
    this.agents[agent] = 'success';
  }

  async* receive() {
    for (const [index, { subject, ...mail }] of this.mailbox.entries()) {
      const goal = this.session.addGoal(`Answer “${subject}”`, { status: 'in_progress' });
      const received = { id: `mail-${index + 1}`, subject, goal, ...mail };
      const entry = { id: received.id, status: 'received' };
      this.session.updateState(undefined, { operations: [{ op: 'append', path: '/mails', value: entry }] });
      this.state.mails.push(entry);
      yield received;
    }
  }

  async* authenticate(mails) {
    for await (const mail of mails) {
      const isKnown = mail.authentication === 'dkim=pass';
      if (!isKnown) this.session.logError('The sender is not who it says', { mail: mail.id });
      yield this.mark(mail, isKnown ? 'authenticated' : 'refused', isKnown ? undefined : 'blocked');
    }
  }

  async* understand(mails) {
    for await (const mail of mails) {
      const topic = Object.keys(TOPICS).find((name) => TOPICS[name].test(mail.subject + mail.text)) ?? 'other';
      yield mail.status === 'refused' ? mail : { ...this.mark(mail, 'understood'), topic };
    }
  }

  async* answer(mails) {
    for await (const mail of mails) {
      yield mail.status === 'refused' ? mail : { ...this.mark(mail, 'answered'), answer: ANSWERS[mail.topic] };
    }
  }

  async* send(mails) {
    for await (const mail of mails) {
      if (mail.status !== 'refused') this.session.logResponse(mail.answer, { type: 'mail', mail: mail.id });
      yield mail.status === 'refused' ? mail : this.mark(mail, 'sent', 'completed');
    }
  }

  mark(mail, status, goalStatus) {
    const entry = { id: mail.id, status };
    this.session.updateState(undefined, { operations: [{ op: 'update', path: '/mails', id: mail.id, value: entry }] });
    this.state.mails = this.state.mails.map((each) => (each.id === mail.id ? entry : each));
    if (goalStatus) {
      this.session.updateGoal(mail.goal, { status: goalStatus });
      this.goals[mail.goal] = goalStatus;
    }
    return { ...mail, status };
  }

  async end(outcome) {
    const goalsAchieved = Object.keys(this.goals).filter((goal) => this.goals[goal] === 'completed');
    const delivered = await this.session.finalizeSession({ outcome, goalsAchieved, timeout: 60_000 });
    const { goals, agents, state, session: { id, events } } = this;
    const account = { session_id: id, delivered, position: this.session.status().position, events, goals, agents, state };
    console.log(JSON.stringify(account));
  }
}

function read(file) {
  return fs.readFileSync(file, 'utf8').split(/^From .*\n/m).filter(Boolean).map((mail) => {
    const [head, ...text] = mail.split('\n\n');
    const header = (name) => new RegExp(`^${name}: (.*)$`, 'm').exec(head)?.[1] ?? '';
    return {
      from: header('From'), subject: header('Subject'), authentication: header('Authentication-Results'), text: text.join('\n\n'),
    };
  });
}

const { values, positionals } = parseArgs({
  options: {
    mailbox: { type: 'string', default: fileURLToPath(new URL('mailbox.mbox', import.meta.url)) },
    pause: { type: 'string', default: '0' },
  },
  allowPositionals: true,
});
const sessions = positionals.length > 0 ? positionals : [undefined];
await Promise.all(sessions.map((sessionId) => (
  new Pipeline(new NotedSession({ sessionId }), read(values.mailbox), Number(values.pause)).run()
)));
