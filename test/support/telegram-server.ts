import { randomBytes } from "node:crypto";
import { createServer, type IncomingMessage, type ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";

/** One call of the bot, with the payload as Telegram would understand it. */
export interface Call {
  readonly method: string;
  readonly payload: Readonly<Record<string, unknown>>;
  /** Contents of uploaded files. */
  readonly uploads: readonly Buffer[];
}

/** What goes wrong with a call: an answer of Telegram's, one of a proxy, silence, or a cut line. `afterwards` = the call had its effect. */
export type Fault =
  | { readonly code: number; readonly description: string; readonly parameters?: Readonly<Record<string, unknown>> }
  | { readonly html: number }
  | "hang"
  | "drop"
  | "drop afterwards"
  | { readonly result: unknown };

/** A message in a chat, as its reader sees it now. */
export interface Shown {
  readonly message_id: number;
  readonly chat: number;
  readonly text: string;
  readonly photos: number;
  readonly files: number;
  buttons: readonly { readonly text: string; readonly callback_data: string }[];
}

export interface User {
  readonly id: number;
  readonly is_bot: false;
  readonly first_name: string;
  readonly language_code?: string;
}

interface Queued {
  readonly update_id: number;
  readonly update: Readonly<Record<string, unknown>>;
}

interface Refusal {
  readonly code: number;
  readonly description: string;
  readonly parameters?: Readonly<Record<string, unknown>>;
}

interface Poll {
  readonly response: ServerResponse;
  readonly limit: number;
  readonly timer: NodeJS.Timeout;
}

export type TelegramServer = Awaited<ReturnType<typeof telegramServer>>;

/**
 * Telegram as a bot sees it: queue, offsets, conflicts, webhooks and refusals as in tdlib/telegram-bot-api. Only people who have spoken can be
 * written to.
 */
export async function telegramServer({
  token = "4242:TEST-token_of-the-fake",
  username = "guanjia_bot",
  retryMs = 20,
} = {}) {
  const me = { id: Number(token.split(":")[0]), is_bot: true, first_name: "管家", username };
  const calls: Call[] = [];
  const faults = new Map<string, Fault[]>();
  const files = new Map<string, { readonly path: string; readonly content: Buffer }>();
  const blocked = new Set<number>();
  const known = new Set<number>();
  const shown: Shown[] = [];
  const queries = new Set<string>();
  const watchers = new Set<() => void>();
  const hanging = new Set<ServerResponse>();
  let queue: Queued[] = [];
  let nextUpdate = 700_000_001;
  let nextMessage = 1;
  let waiting: Poll | undefined;
  let webhook: { url: string; secret: string } | undefined;
  const delivering = new Map<string, Promise<void>>();
  const deliveries: { readonly status: number; readonly update: unknown }[] = [];
  let closed = false;
  let last: Record<string, unknown> | undefined;
  let post = async (url: string, headers: Record<string, string>, body: string): Promise<number> =>
    (await fetch(url, { method: "POST", headers, body })).status;

  const changed = () => {
    for (const watcher of [...watchers]) watcher();
  };

  const answer = (response: ServerResponse, body: Record<string, unknown>, status = 200) => {
    if (response.destroyed || response.writableEnded) return;
    response.writeHead(status, { "content-type": "application/json" }).end(JSON.stringify(body));
  };
  const refuse = (response: ServerResponse, { code, description, parameters }: Refusal) =>
    answer(response, { ok: false, error_code: code, description, ...(parameters ? { parameters } : {}) }, code);

  const endPoll = (how: (poll: Poll) => void) => {
    const poll = waiting;
    if (!poll) return;
    waiting = undefined;
    clearTimeout(poll.timer);
    how(poll);
  };
  const handedOver = new Map<unknown, number>();
  const note = (update: unknown) => handedOver.set(update, (handedOver.get(update) ?? 0) + 1);
  const give = ({ response, limit }: Pick<Poll, "response" | "limit">) =>
    answer(response, {
      ok: true,
      result: queue.slice(0, limit).map(({ update_id, update }) => {
        note(update);
        return { update_id, ...update };
      }),
    });

  const getUpdates = (payload: Call["payload"], response: ServerResponse) => {
    if (webhook)
      return refuse(response, {
        code: 409,
        description:
          "Conflict: can't use getUpdates method while webhook is active; use deleteWebhook to delete the webhook first",
      });
    const [offset, limit, timeout] = [
      Number(payload["offset"] ?? 0),
      Number(payload["limit"] ?? 100),
      Number(payload["timeout"] ?? 0),
    ];
    const [head, tail] = [queue[0]?.update_id ?? nextUpdate, nextUpdate];
    // An offset from another life of the queue is answered from its head.
    if (offset > 0 && offset <= tail + 10 && offset >= head - 100_000)
      queue = queue.filter(({ update_id }) => update_id >= offset);
    if (queue.length > 0 || timeout === 0) return give({ response, limit });
    endPoll((poll) =>
      refuse(poll.response, {
        code: 409,
        description:
          "Conflict: terminated by other getUpdates request; make sure that only one bot instance is running",
      }),
    );
    const timer = setTimeout(() => endPoll(give), timeout * 1_000);
    waiting = { response, limit, timer };
    response.on("close", () => {
      if (waiting?.response === response) endPoll(() => {});
    });
  };

  /** Strictly one after another within a chat; presses of a user are a queue of their own. */
  const deliver = (queued: Queued): void => {
    const { message, callback_query: press } = queued.update as {
      message?: { chat?: { id?: number } };
      callback_query?: { from?: { id?: number } };
    };
    const lane = press ? `press ${press.from?.id}` : `chat ${message?.chat?.id}`;
    const work = (delivering.get(lane) ?? Promise.resolve()).then(async () => {
      while (webhook && !closed && queue.includes(queued)) {
        const { url, secret } = webhook;
        const headers = { "content-type": "application/json", "x-telegram-bot-api-secret-token": secret };
        const body = JSON.stringify({ update_id: queued.update_id, ...queued.update });
        note(queued.update);
        const status = await post(url, headers, body).catch(() => 0);
        deliveries.push({ status, update: queued.update });
        changed();
        if (status >= 200 && status < 300) queue = queue.filter((other) => other !== queued);
        else await new Promise((resolve) => setTimeout(resolve, retryMs));
      }
    });
    delivering.set(lane, work);
  };

  const push = (update: Record<string, unknown>): number => {
    const queued = { update_id: nextUpdate++, update };
    last = update;
    queue.push(queued);
    if (webhook) deliver(queued);
    else endPoll(give);
    return queued.update_id;
  };

  const keyboardOf = (markup: unknown): Shown["buttons"] | Refusal => {
    const { inline_keyboard: rows = [] } = (typeof markup === "string" ? JSON.parse(markup) : (markup ?? {})) as {
      inline_keyboard?: { text?: string; callback_data?: string }[][];
    };
    const buttons = [];
    for (const { text = "", callback_data = "" } of rows.flat()) {
      const bytes = Buffer.byteLength(callback_data);
      if (text === "") return { code: 400, description: "Bad Request: BUTTON_TEXT_INVALID" };
      if (bytes < 1 || bytes > 64) return { code: 400, description: "Bad Request: BUTTON_DATA_INVALID" };
      buttons.push({ text, callback_data });
    }
    return buttons;
  };

  const show = (payload: Call["payload"], message: { text: string; photos?: number; files?: number }): unknown => {
    const chat = Number(payload["chat_id"]);
    if (blocked.has(chat)) return { code: 403, description: "Forbidden: bot was blocked by the user" };
    if (!known.has(chat)) return { code: 400, description: "Bad Request: chat not found" };
    const buttons = keyboardOf(payload["reply_markup"]);
    if ("code" in buttons) return buttons;
    const sent: Shown = { message_id: nextMessage++, chat, photos: 0, files: 0, ...message, buttons };
    shown.push(sent);
    return {
      message_id: sent.message_id,
      date: seconds(),
      chat: { id: chat, type: "private" },
      from: me,
      text: sent.text,
    };
  };

  const captioned = (payload: Call["payload"], kind: { photos?: number; files?: number }): unknown => {
    const caption = String(payload["caption"] ?? "");
    if ([...caption].length > 1_024) return { code: 400, description: "Bad Request: message caption is too long" };
    return show(payload, { text: caption, ...kind });
  };

  const methods: Record<string, (payload: Call["payload"], uploads: readonly Buffer[]) => unknown> = {
    getMe: () => me,
    setMyCommands: () => true,
    setWebhook({ url, secret_token }) {
      webhook = { url: String(url), secret: String(secret_token ?? "") };
      endPoll((poll) =>
        refuse(poll.response, { code: 409, description: "Conflict: terminated by setWebhook request" }),
      );
      for (const queued of queue) deliver(queued);
      return true;
    },
    getWebhookInfo: () => ({
      url: webhook?.url ?? "",
      has_custom_certificate: false,
      pending_update_count: queue.length,
    }),
    deleteWebhook() {
      webhook = undefined;
      return true;
    },
    sendMessage(payload) {
      const text = payload["text"];
      if (typeof text !== "string" || text.trim() === "")
        return { code: 400, description: "Bad Request: message text is empty" };
      if ([...text].length > 4_096) return { code: 400, description: "Bad Request: message is too long" };
      return show(payload, { text });
    },
    sendPhoto: (payload, [photo]) =>
      photo && photo.length > 0
        ? captioned(payload, { photos: 1 })
        : { code: 400, description: "Bad Request: there is no photo in the request" },
    sendDocument: (payload, [file]) =>
      file && file.length > 0
        ? captioned(payload, { files: 1 })
        : { code: 400, description: "Bad Request: there is no document in the request" },
    sendMediaGroup(payload, uploads) {
      if (uploads.length < 2 || uploads.length > 10)
        return { code: 400, description: "Bad Request: group of messages must have 2-10 items" };
      const sent = uploads.map(() => captioned({ chat_id: payload["chat_id"] }, { photos: 1 }));
      return sent.find((one) => isRefusal(one)) ?? sent;
    },
    editMessageReplyMarkup(payload) {
      const message = shown.find(
        ({ chat, message_id }) => chat === Number(payload["chat_id"]) && message_id === Number(payload["message_id"]),
      );
      if (!message) return { code: 400, description: "Bad Request: message to edit not found" };
      const buttons = keyboardOf(payload["reply_markup"]);
      if ("code" in buttons) return buttons;
      if (message.buttons.length === 0 && buttons.length === 0)
        return { code: 400, description: "Bad Request: message is not modified" };
      message.buttons = buttons;
      return true;
    },
    answerCallbackQuery: ({ callback_query_id: id }) =>
      queries.delete(String(id)) || {
        code: 400,
        description: "Bad Request: query is too old and response timeout expired or query ID is invalid",
      },
    getFile({ file_id: id }) {
      const file = files.get(String(id));
      if (!file) return { code: 400, description: "Bad Request: wrong file_id or the file is temporarily unavailable" };
      if (file.content.length > 20 * 1024 * 1024) return { code: 400, description: "Bad Request: file is too big" };
      return { file_id: id, file_unique_id: `u${String(id)}`, file_size: file.content.length, file_path: file.path };
    },
  };

  const handle = async (request: IncomingMessage, response: ServerResponse): Promise<void> => {
    const body = await readAll(request);
    const path = decodeURIComponent(request.url ?? "");
    if (path.startsWith(`/file/bot${token}/`)) return serveFile(path.slice(`/file/bot${token}/`.length), response);
    const [, given, method = ""] = /^\/bot([^/]+)\/(\w+)$/.exec(path) ?? [];
    if (given !== token) return refuse(response, { code: 401, description: "Unauthorized" });
    const { payload, uploads } = parseBody(request.headers["content-type"] ?? "", body);
    calls.push({ method, payload, uploads });
    changed();
    const fault = faults.get(method)?.shift();
    if (fault === "hang") return void hanging.add(response);
    if (fault === "drop") return void response.destroy();
    if (fault !== undefined && fault !== "drop afterwards") {
      if ("html" in fault)
        return void response.writeHead(fault.html, { "content-type": "text/html" }).end("<h1>Bad Gateway</h1>");
      if ("result" in fault) return answer(response, { ok: true, result: fault.result });
      return refuse(response, fault);
    }
    if (method === "getUpdates") return getUpdates(payload, response);
    const result = methods[method]?.(payload, uploads) ?? { code: 404, description: "Not Found: method not found" };
    changed();
    if (fault === "drop afterwards") return void response.destroy();
    return isRefusal(result) ? refuse(response, result) : answer(response, { ok: true, result });
  };

  const serveFile = (path: string, response: ServerResponse): void => {
    const fault = faults.get("file")?.shift();
    if (fault === "hang") return void hanging.add(response);
    if (fault === "drop") return void response.destroy();
    const file = [...files.values()].find((candidate) => candidate.path === path);
    if (!file) return void response.writeHead(404).end();
    response.writeHead(200, { "content-type": "application/octet-stream" }).end(file.content);
  };

  const http = createServer((request, response) => {
    handle(request, response).catch((error: unknown) => {
      response.writeHead(500).end(String(error));
    });
  });
  await new Promise<void>((resolve) => http.listen(0, "127.0.0.1", resolve));
  let { port } = http.address() as AddressInfo;

  const server = {
    token,
    me,
    calls,
    shown,
    files,
    blocked,
    deliveries,
    get url() {
      return `http://127.0.0.1:${port}`;
    },
    /** Posts to a function in place of the webhook's address. */
    deliverTo(receiver: (headers: Record<string, string>, body: string) => Promise<number>) {
      post = (_url, headers, body) => receiver(headers, body);
    },
    /** Updates that were not confirmed. */
    pending: () => queue.length,
    polling: () => waiting !== undefined,
    webhook: () => webhook,
    user(id: number, language_code?: string): User {
      known.add(id);
      return { id, is_bot: false, first_name: `人${id}`, ...(language_code === undefined ? {} : { language_code }) };
    },
    /** Somebody says something in private. Returns the message. */
    say(from: User, text: string, extra: Record<string, unknown> = {}) {
      return server.message(from, { text, ...extra });
    },
    message(from: User, content: Record<string, unknown>) {
      const message = {
        message_id: nextMessage++,
        date: seconds(),
        from,
        chat: { id: from.id, type: "private" },
        ...content,
      };
      push({ message });
      return message;
    },
    /** Presses a button of the newest message that shows it. */
    press(from: User, label: string, chat = from.id) {
      const message = shown.findLast(
        (one) => one.chat === chat && one.buttons.some(({ text }) => text.includes(label)),
      );
      const button = message?.buttons.find(({ text }) => text.includes(label));
      if (!message || !button)
        throw new Error(`no button "${label}" in ${chat}: ${shown.map(({ text }) => text).join(" | ")}`);
      return server.pressOn(from, message.message_id, button.callback_data, chat);
    },
    pressOn(from: User, message_id: number, data: string, chat = from.id) {
      const id = randomBytes(8).toString("hex");
      queries.add(id);
      const message = {
        message_id,
        date: seconds(),
        chat: { id: chat, type: chat > 0 ? "private" : "supergroup" },
        from: me,
      };
      push({ callback_query: { id, from, message, chat_instance: "1", data } });
      return id;
    },
    push,
    /** Hands the newest update over a second time, unless it has done so or is about to. */
    pushAgain() {
      if (last && !queue.some(({ update }) => update === last) && (handedOver.get(last) ?? 0) < 2) push(last);
    },
    /** A quiet week: the next update id is chosen at random. */
    restartIds(next: number) {
      nextUpdate = next;
    },
    /** Somebody can be written to from now on. */
    admit: (chat: number) => known.add(chat),
    addFile(content: Buffer | string, path = `photos/file_${files.size}.jpg`): string {
      const id = `AgAC-${randomBytes(6).toString("hex")}`;
      files.set(id, { path, content: Buffer.from(content) });
      return id;
    },
    /** Photos as Telegram sends them: several sizes, the largest last. */
    photo(content: Buffer | string) {
      const large = server.addFile(content);
      const small = server.addFile("small");
      return [
        { file_id: small, file_unique_id: "s", width: 90, height: 60, file_size: 5 },
        { file_id: large, file_unique_id: "l", width: 1280, height: 960, file_size: Buffer.byteLength(content) },
      ];
    },
    /** What happens to the next calls of a method, in order. `file` = downloads. */
    fail(method: string, ...next: Fault[]) {
      faults.set(method, [...(faults.get(method) ?? []), ...next]);
    },
    /** Somebody else uses the token. */
    async call(method: string, payload: Record<string, unknown> = {}): Promise<void> {
      const headers = { "content-type": "application/json" };
      await fetch(`${server.url}/bot${token}/${method}`, { method: "POST", headers, body: JSON.stringify(payload) });
    },
    called: (method: string) => calls.filter((call) => call.method === method),
    /** Waits until something holds. */
    async until(holds: () => boolean, what = "it"): Promise<void> {
      const deadline = Date.now() + 8_000;
      while (!holds()) {
        if (Date.now() > deadline) throw new Error(`${what} never happened: ${holds.toString()}`);
        await new Promise<void>((resolve) => {
          const wake = () => {
            clearTimeout(timer);
            watchers.delete(wake);
            resolve();
          };
          const timer = setTimeout(wake, 10);
          watchers.add(wake);
        });
      }
    },
    /** The line to Telegram is cut, and comes back at the same address. */
    async disconnect() {
      endPoll(({ response }) => response.destroy());
      await new Promise<void>((resolve) => {
        http.close(() => resolve());
        http.closeAllConnections();
      });
    },
    async reconnect() {
      await new Promise<void>((resolve) => http.listen(port, "127.0.0.1", resolve));
      ({ port } = http.address() as AddressInfo);
    },
    async close() {
      closed = true;
      for (const response of hanging) response.destroy();
      await server.disconnect();
    },
  };
  return server;
}

function isRefusal(value: unknown): value is Refusal {
  return typeof value === "object" && value !== null && "code" in value && "description" in value;
}

const seconds = () => Math.floor(Date.now() / 1_000);

async function readAll(request: IncomingMessage): Promise<Buffer> {
  const chunks: Buffer[] = [];
  for await (const chunk of request) chunks.push(chunk as Buffer);
  return Buffer.concat(chunks);
}

function parseBody(type: string, body: Buffer): Pick<Call, "payload" | "uploads"> {
  const boundary = /boundary=(.+)$/.exec(type)?.[1];
  if (boundary === undefined) {
    const payload: Record<string, unknown> = body.length > 0 ? JSON.parse(body.toString("utf8")) : {};
    return { payload, uploads: [] };
  }
  const payload: Record<string, unknown> = {};
  const uploads: Buffer[] = [];
  for (const part of body.toString("latin1").split(`--${boundary}`).slice(1, -1)) {
    const [head = "", ...rest] = part.split("\r\n\r\n");
    const content = Buffer.from(rest.join("\r\n\r\n").replace(/\r\n$/, ""), "latin1");
    const name = /name="([^"]+)"/.exec(head)?.[1] ?? "";
    if (head.includes("filename")) uploads.push(content);
    else payload[name] = content.toString("utf8");
  }
  return { payload, uploads };
}
