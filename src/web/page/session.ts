import { recall, remember } from "./storage.ts";

export interface Button {
  readonly label: string;
  readonly value: string;
}

/** A file of a message. The links work for a while. */
export interface LinkedFile {
  readonly id: string;
  readonly mime: string;
  /** Documents have one. */
  readonly name: string | null;
  readonly url: string;
  /** Only pictures have one. */
  readonly thumbnailUrl: string | null;
}

/** An entry of a chat's log, as the server tells it. */
export interface Message {
  readonly n: number;
  readonly from: "bot" | "me";
  readonly text: string;
  readonly buttons: readonly Button[];
  readonly files: readonly LinkedFile[];
  readonly at: string;
}

/** The server said no. */
export class Refused extends Error {
  override readonly name = "Refused";
  readonly status: number;
  /** In words for whoever sent it, where the server gives any. */
  readonly reason: string | undefined;
  constructor(status: number, reason?: string) {
    super(`refused with ${status}`);
    this.status = status;
    this.reason = reason;
  }
}

/** The token was of no use any more and there is a new one now; the log may have begun anew. */
export class Renewed extends Error {
  override readonly name = "Renewed";
}

/** The right to read and write one chat. */
export interface Session {
  readonly name: string;
  /** Calls the server as this chat. Throws Refused, Renewed, or what `fetch` throws. */
  call(path: string, init?: RequestInit): Promise<Response>;
  /** The log after entry `after`, at most 200 entries. */
  read(after: number, signal?: AbortSignal): Promise<readonly Message[]>;
  /** The same without counting them as seen. */
  peek(after: number): Promise<readonly Message[]>;
}

const sessions = new Map<string, Session>();

/** The session of a person of the demo, or of whoever uses this browser. */
export function sessionOf(personId?: number): Session {
  const name = personId === undefined ? "me" : `p${personId}`;
  const session = sessions.get(name) ?? createSession(name, personId === undefined ? {} : { personId });
  sessions.set(name, session);
  return session;
}

export function hasSession(personId: number): boolean {
  return recall(`token.p${personId}`) !== undefined;
}

function createSession(name: string, body: { readonly personId?: number }): Session {
  let opening: Promise<string> | undefined;

  const open = async (): Promise<string> => {
    const init = { method: "POST", headers: { "content-type": "application/json" }, body: JSON.stringify(body) };
    const response = await fetch("/chat/sessions", init);
    if (!response.ok) throw new Refused(response.status);
    const { token } = (await response.json()) as { token: string };
    remember(`token.${name}`, token);
    return token;
  };
  // One at a time: two would be two chats for a stranger.
  const openOnce = () => {
    opening ??= open().finally(() => {
      opening = undefined;
    });
    return opening;
  };

  const call = async (path: string, init: RequestInit = {}): Promise<Response> => {
    const token = recall(`token.${name}`) ?? (await openOnce());
    const headers = new Headers(init.headers);
    headers.set("authorization", `Bearer ${token}`);
    const response = await fetch(path, { ...init, headers });
    if (response.ok) return response;
    if (response.status !== 401) throw new Refused(response.status, await reasonOf(response));
    if (recall(`token.${name}`) === token) await openOnce();
    throw new Renewed();
  };

  const fetchMessages = async (query: string, init: RequestInit) => {
    const response = await call(`/chat/messages?${query}`, init);
    return ((await response.json()) as { messages: readonly Message[] }).messages;
  };

  return {
    name,
    call,
    read: (after, signal) => fetchMessages(`after=${after}`, signal ? { signal } : {}),
    peek: (after) => fetchMessages(`after=${after}&peek=1`, {}),
  };
}

/** Why the sender's request was refused; failures of the server's own have no reason worth telling. */
async function reasonOf(response: Response): Promise<string | undefined> {
  if (response.status >= 500) return undefined;
  const body = (await response.json().catch(() => undefined)) as { error?: { message?: string } } | undefined;
  return body?.error?.message;
}
