// One HTTP call: always an answer, never an exception, never longer than it may take.

const MOST_BYTES = 16 * 1024 * 1024;
const LONGEST_RETRY_AFTER = 300_000;

/**
 * @param {{url: string, token?: string, body?: Buffer, timeout: number}} call
 * @returns {Promise<{status: number, body: string, retryAfter: number, fault: string}>} status 0 is no answer, and fault says why
 */
export async function send({ url, token, body, timeout }) {
  const headers = { accept: 'application/json' };
  if (token) headers.authorization = `Bearer ${token}`;
  if (body) headers['content-type'] = 'application/x-ndjson';
  try {
    const response = await fetch(url, {
      method: body ? 'POST' : 'GET',
      headers,
      body,
      redirect: 'manual', // the token must not follow one to another host
      signal: AbortSignal.timeout(timeout),
    });
    return { status: response.status, body: await text(response), retryAfter: retryAfter(response.headers), fault: '' };
  } catch (error) {
    return { status: 0, body: '', retryAfter: 0, fault: words(error, timeout) };
  }
}

/** Why this is not the answer that was hoped for, in words. */
export function reason({ status, fault }) {
  if (status === 0) return `it does not answer (${fault}). Is the suite running?`;
  if (status === 401) return 'it does not accept the token. Get a new one and set THROUGHLINE_TOKEN.';
  if (status === 403) return 'the token lacks a scope. Get one with the scopes ingest and recall.';
  if (status === 404 || status === 405 || (status >= 300 && status < 400)) {
    return `something else answers there (${status}). Check the address.`;
  }
  if (status === 429) return 'it asks to slow down.';
  return `it answers with an error (${status}).`;
}

export const SOMETHING_ELSE = 'something else answers there. Check the address.';

async function text(response) {
  const chunks = [];
  let size = 0;
  for await (const chunk of response.body ?? []) {
    size += chunk.length;
    if (size > MOST_BYTES) throw new TypeError('The answer is too large');
    chunks.push(chunk);
  }
  return Buffer.concat(chunks).toString('utf8');
}

function retryAfter(headers) {
  const given = headers.get('retry-after')?.trim();
  if (!given) return 0;
  const millis = /^\d+$/.test(given) ? Number(given) * 1000 : Date.parse(given) - Date.now();
  return Math.min(Math.max(millis || 0, 0), LONGEST_RETRY_AFTER);
}

function words(error, timeout) {
  if (error.name === 'TimeoutError' || error.name === 'AbortError') return `late: there was no answer within ${timeout} ms`;
  if (error.cause) return error.cause.code ?? error.cause.message ?? 'the connection broke';
  // the message itself may quote a header, and so the token
  return 'the address or the token is malformed, or the answer is';
}
