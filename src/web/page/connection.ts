import { type Message, Refused, Renewed, type Session } from "./session.ts";

/** Something a person says. The id is the same for every attempt to send it: the server takes it once. */
export interface Draft {
  readonly id: string;
  readonly text: string;
  readonly button?: string;
  /** Photos that the server has already. */
  readonly fileIds?: readonly string[];
}

/** `lost`: trying again; `closed`: there is no such chat, and trying again would not help. */
export type ConnectionState = "live" | "lost" | "closed";

export interface Listener {
  /** New entries of the log in order; `history` when they were there before the page was. */
  onMessages(messages: readonly Message[], history: boolean): void;
  onState(state: ConnectionState): void;
  /** The log has begun anew; what was shown is gone. */
  onReset(): void;
}

export interface Connection {
  /** Number of the newest entry that was read. */
  last(): number;
  /** Resolves with the id of the file once the server has it. */
  upload(file: File): Promise<string>;
  /** Resolves when the server has the draft. */
  send(draft: Draft): Promise<void>;
  close(): void;
}

const backOffMs = [500, 1_000, 2_000, 4_000, 8_000, 15_000];
/** The server shows a sign of life every 15 s. */
const silenceMs = 40_000;
const sendTimeoutMs = 20_000;
const uploadTimeoutMs = 120_000;

/** Keeps up with a chat: reads its log, then its stream, and begins again whenever that breaks. */
export function connect(session: Session, listener: Listener): Connection {
  let last = 0;
  let history = true;
  let closed = false;
  let reading = new AbortController();

  const take = (messages: readonly Message[]) => {
    const unseen = messages.filter(({ n }) => n > last);
    last = unseen.at(-1)?.n ?? last;
    if (unseen.length > 0 && !closed) listener.onMessages(unseen, history);
  };

  const follow = async (onLive: () => void) => {
    const { signal } = reading;
    const abort = () => reading.abort();
    let silence = setTimeout(abort, silenceMs);
    try {
      for (let page = await session.read(last, signal); page.length > 0; page = await session.read(last, signal))
        take(page);
      history = false;
      const stream = await session.call(`/chat/messages?after=${last}`, {
        signal,
        headers: { accept: "text/event-stream" },
      });
      onLive();
      await readEvents(
        stream,
        (message) => take([message]),
        () => {
          clearTimeout(silence);
          silence = setTimeout(abort, silenceMs);
        },
      );
    } finally {
      clearTimeout(silence);
    }
  };

  const run = async () => {
    for (let failures = 0; !closed; failures++) {
      // Browsers allow six connections to a server: pages that nobody looks at must not hold one.
      await untilVisible();
      if (closed) return;
      reading = new AbortController();
      try {
        await follow(() => {
          failures = 0;
          if (!closed) listener.onState("live");
        });
      } catch (error) {
        if (closed) return;
        if (error instanceof Refused && [403, 404].includes(error.status)) return listener.onState("closed");
        if (error instanceof Renewed) {
          last = 0;
          history = true;
          listener.onReset();
        }
      }
      if (closed || document.hidden) continue;
      listener.onState("lost");
      await pause(backOffMs[Math.min(failures, backOffMs.length - 1)] ?? 0);
    }
  };

  const onVisibility = () => {
    if (document.hidden) reading.abort();
  };
  const onOffline = () => reading.abort();
  document.addEventListener("visibilitychange", onVisibility);
  addEventListener("offline", onOffline);
  void run();

  const post = (draft: Draft) =>
    session.call("/chat/messages", {
      method: "POST",
      headers: { "content-type": "application/json" },
      body: JSON.stringify(draft),
      signal: AbortSignal.timeout(sendTimeoutMs),
    });

  const upload = (file: File) => {
    const body = new FormData();
    body.append("file", file);
    return session.call("/chat/files", { method: "POST", body, signal: AbortSignal.timeout(uploadTimeoutMs) });
  };

  /** Once more when the token was of no use any more. */
  const renewing = async (call: () => Promise<Response>): Promise<Response> => {
    try {
      return await call();
    } catch (error) {
      if (!(error instanceof Renewed)) throw error;
      // The stream may still read what belonged to the old token.
      last = 0;
      history = true;
      listener.onReset();
      reading.abort();
      return call();
    }
  };

  return {
    last: () => last,
    async upload(file) {
      const response = await renewing(() => upload(file));
      return ((await response.json()) as { fileId: string }).fileId;
    },
    async send(draft) {
      await renewing(() => post(draft));
    },
    close() {
      closed = true;
      document.removeEventListener("visibilitychange", onVisibility);
      removeEventListener("offline", onOffline);
      reading.abort();
    },
  };
}

async function readEvents(stream: Response, onMessage: (message: Message) => void, onLife: () => void): Promise<void> {
  const reader = stream.body?.getReader();
  if (!reader) throw new Error("a stream without a body");
  const decoder = new TextDecoder();
  let rest = "";
  for (;;) {
    const { done, value } = await reader.read();
    if (done) return;
    onLife();
    const events = (rest + decoder.decode(value, { stream: true })).split("\n\n");
    rest = events.pop() ?? "";
    for (const event of events) {
      const data = event.split("\n").find((line) => line.startsWith("data: "));
      if (data !== undefined) onMessage(JSON.parse(data.slice(6)) as Message);
    }
  }
}

function untilVisible(): Promise<void> {
  return new Promise((resolve) => {
    if (!document.hidden) return resolve();
    document.addEventListener("visibilitychange", () => resolve(), { once: true });
  });
}

/** Waits, and no longer once the network is back. */
function pause(ms: number): Promise<void> {
  return new Promise((resolve) => {
    const go = () => {
      clearTimeout(timer);
      removeEventListener("online", go);
      resolve();
    };
    const timer = setTimeout(go, ms * (0.75 + Math.random() / 2));
    addEventListener("online", go);
  });
}
