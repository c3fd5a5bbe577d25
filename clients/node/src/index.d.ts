/** Milliseconds throughout. What is not given is read from the environment each time it is used, never at import. */
export interface ClientOptions {
  /** Where events go: THROUGHLINE_INGEST, else http://localhost:9000. */
  ingest?: string;
  /** Where memory comes from: THROUGHLINE_RECALL, else http://localhost:9001. */
  recall?: string;
  /** Needs the scopes ingest and recall: THROUGHLINE_TOKEN. */
  token?: string;
  /** Of sessions that name none: THROUGHLINE_PROJECT. */
  project?: string;
  /** THROUGHLINE_MACHINE, else the host's name. */
  machine?: string;
  /** Which program this is; 'node' by default. */
  tool?: string;
  /** Folder of the spool: THROUGHLINE_STATE. */
  state?: string;
  /** So many events are sent at once (100) ... */
  batchEvents?: number;
  /** ... or what there is after so long (200). */
  batchMillis?: number;
  /** Most events in memory (1000); older ones go to the spool. */
  queueEvents?: number;
  /** Most room on disk (100 MiB); beyond it the oldest events are dropped, and counted. */
  spoolBytes?: number;
  /** 10,000 by default. */
  requestMillis?: number;
  /** 300 by default: an agent does not wait longer for its memory. */
  recallMillis?: number;
  /** Most time that an exit takes (5,000). */
  closeMillis?: number;
  /** Wait after a first failure (500); doubles with each. */
  retryMillis?: number;
  /** 30,000 by default. */
  longestRetryMillis?: number;
  /** Is told of an outage once when it begins, of each refused event, and of each drop. */
  onError?: (problem: Problem) => void;
}

export interface FieldError {
  field: string;
  message: string;
}

/** An event that can never be accepted; it was not sent again. `status` is 0 where it was not sent at all. */
export interface Rejection {
  eventId: string;
  type: string;
  sessionId: string;
  status: number;
  errors: FieldError[];
}

export interface Problem {
  kind: 'outage' | 'rejected' | 'dropped';
  message: string;
  rejection?: Rejection;
}

/** What became of the events of this process. */
export interface Status {
  /** The server has them. */
  accepted: number;
  /** Refused for good. */
  rejected: number;
  /** The spool was full; also counts other processes' events. */
  dropped: number;
  /** About to be sent. */
  inMemory: number;
  /** Wait in the spool, also those of other processes of the same user. */
  onDisk: number;
  /** Why nothing can be sent, in words. */
  outage: string | undefined;
  /** What a read passes as `after` to see all that this process sent itself. */
  position: string;
  /** The latest hundred. */
  rejections: Rejection[];
}

/** What works and, in words, what does not. */
export interface ConnectionReport {
  ok: boolean;
  working: string[];
  problems: string[];
}

/** A memory that a recall tells of; `why` holds the parts of its score (0-10). */
export interface RecalledItem {
  id: string;
  kind: string;
  title: string;
  session_id?: string;
  project?: string;
  score: number;
  occurred_at: string;
  files: string[];
  why: Record<string, unknown>;
}

/** The text to inject, and of what it is made. Empty with a `reason` when it could not be had in time. */
export interface RecallResult {
  markdown: string;
  tokens: number;
  items: RecalledItem[];
  reason: string | undefined;
}

/** A memory that a search found; `event_ids` are the ids that the client sent. */
export interface Hit {
  id: string;
  kind: string;
  title: string;
  text: string;
  score: number;
  project?: string;
  session_id?: string;
  event_ids: string[];
  occurred_at: string;
  tags: string[];
  files: string[];
}

/** What was found, the best first. Empty with a `reason` when it could not be had in time. */
export interface SearchResult {
  hits: Hit[];
  total: number;
  reason: string | undefined;
}

export interface RecallOptions {
  project?: string;
  budgetTokens?: number;
  tags?: string[];
  limit?: number;
  /** A `status().position` to wait for; give it a `timeout` of some seconds. */
  after?: string;
  /** 300 by default; what is late is empty, with a reason. */
  timeout?: number;
}

export interface SearchOptions {
  project?: string;
  sessionId?: string;
  kinds?: string[];
  tags?: string[];
  limit?: number;
  after?: string;
  /** 2,000 by default. */
  timeout?: number;
}

/** What the clients of a session keep in common, and how many changes were made to it; undefined with a `reason`. */
export interface StateResult {
  state: Record<string, unknown> | undefined;
  version: number;
  phase: string | undefined;
  reason: string | undefined;
}

/** A goal as the suite knows it; times are RFC 3339. */
export interface Goal {
  goal_id: string;
  description: string;
  priority: Priority;
  status: GoalStatus;
  added_at: string;
  updated_at: string;
  completed_at?: string;
}

/** In the order in which they were added. Empty with a `reason` when they could not be had. */
export interface GoalsResult {
  goals: Goal[];
  reason: string | undefined;
}

/** With `after: status().position` all that this process sent is in the answer; `timeout` is 2,000 by default. */
export interface ReadOptions {
  after?: string;
  timeout?: number;
}

/** Sends events in the background and answers questions. Nothing here throws because of the server or the network. */
export class Client {
  constructor(options?: ClientOptions);
  /** Takes an event of any type, sends it later, and gives its id. Recording an id again changes nothing. */
  record(sessionId: string, type: string, data: object, options?: { eventId?: string; project?: string }): string;
  /** Whether the server has everything, also what waited on disk, within `timeout` milliseconds (5,000). */
  flush(timeout?: number): Promise<boolean>;
  /** Sends what there is, and keeps on disk what cannot be sent in time. Happens by itself when the process exits. */
  close(timeout?: number): Promise<void>;
  status(): Status;
  /** Tells in words what is wrong, if anything is. Takes at most about eight seconds. */
  testConnection(): Promise<ConnectionReport>;
  /** What to tell an agent about `query`; without one, what a session that starts should know. */
  recall(query?: string, options?: RecallOptions & { sessionId?: string }): Promise<RecallResult>;
  /** Memories that hold the words of `query`, the best first. */
  search(query: string, options?: SearchOptions): Promise<SearchResult>;
  /** What recall-service knows of a session, for example its `actions`; an empty body with a `reason` when it could not be had. */
  readSession(sessionId: string, what: string, options?: ReadOptions): Promise<{ body: any; reason?: string }>;
}

export type Priority = 'high' | 'medium' | 'low';
export type GoalStatus = 'pending' | 'in_progress' | 'completed' | 'blocked';
export type Outcome = 'success' | 'failed' | 'cancelled';

/**
 * A change of one element of an array in the state, so that writers at the same time do not undo each other's.
 * `path` is the array's JSON pointer; elements are objects with an `id`, or scalars.
 */
export interface Operation {
  op: 'append' | 'remove' | 'update';
  path: string;
  id?: string;
  value?: unknown;
}

/** Records what happens in a session, without ever waiting for the network, and recalls. Each log… gives the event's id. */
export class Session {
  /** `sessionId` is by default SESSION_ID, else a new id; both when it is first used. Sessions share a client by default. */
  constructor(options?: { sessionId?: string; project?: string; client?: Client });
  readonly id: string;
  readonly client: Client;
  /** Takes an event of any type. */
  record(type: string, data?: object, options?: { eventId?: string }): string;
  /** Says that the session begins, and gives its id. Creating it again, after a restart, changes nothing. */
  createSession(options?: {
    source?: string;
    input?: unknown;
    config?: object;
    metadata?: object;
    tags?: string[];
    user?: string;
    parentSessionId?: string;
  }): string;
  /** Something the agent did: task_spawn, tool_call, mcp_call, file_write, file_edit, bash_exec or a type of its own. */
  logAction(type: string, fields?: object): string;
  logPrompt(text: string, options?: { speaker?: string }): string;
  logResponse(text: string, fields?: { type?: string; [field: string]: unknown }): string;
  logDecision(text: string, options?: {
    rationale?: string;
    alternatives?: string[];
    impact?: 'low' | 'medium' | 'high' | 'critical';
  }): string;
  logError(message: string, fields?: object): string;
  /** `importance` is from 0 to 1. */
  logFileAccess(path: string, options?: { importance?: number; action?: 'read' | 'created' | 'modified' }): string;
  logPhase(phase: string, options?: { currentStep?: string }): string;
  /** Says that the session is alive, where nothing else is to be said for minutes. */
  heartbeat(): string;
  /** Merges a patch into the state (objects deeply, all else replaced, null removes), then changes arrays. */
  updateState(patch?: object, options?: { operations?: Operation[] }): string;
  /** Gives the goal's id. */
  addGoal(description: string, options?: { priority?: Priority; status?: GoalStatus; goalId?: string }): string;
  updateGoal(goalId: string, changes?: { status?: GoalStatus; priority?: Priority; description?: string }): string;
  /** Gives the agent's id. */
  spawnAgent(type: string, task: string, options?: { agentId?: string; subsession?: string }): string;
  completeAgent(agentId: string, options?: { status?: Outcome; result?: unknown }): string;
  /** Ends the session, and says whether the server has all of it within `timeout` milliseconds (5,000). If not it is sent later. */
  finalizeSession(options?: {
    status?: Outcome;
    outcome?: string;
    response?: string;
    goalsAchieved?: string[];
    timeout?: number;
  }): Promise<boolean>;
  /** What earlier sessions left, once: an item is not told twice to one session. */
  recall(query?: string, options?: RecallOptions): Promise<RecallResult>;
  /** Memories of all sessions. */
  search(query: string, options?: SearchOptions): Promise<SearchResult>;
  /** The state as the suite has it. */
  state(options?: ReadOptions): Promise<StateResult>;
  /** The goals as the suite has them. */
  goals(options?: ReadOptions): Promise<GoalsResult>;
  testConnection(): Promise<ConnectionReport>;
  flush(timeout?: number): Promise<boolean>;
  status(): Status;
}
