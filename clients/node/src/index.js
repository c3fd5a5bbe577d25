// Throughline: persistent memory for agents. Start with Session.

export { Client } from './client.js';
export { Session } from './session.js';
