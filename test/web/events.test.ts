import type { AddressInfo } from "node:net";
import { afterAll, afterEach, beforeAll, expect, test } from "vitest";
import { type WebHouse, webHouse } from "./web-house.ts";

let chat: WebHouse;
let url: string;
const readers: AbortController[] = [];

beforeAll(async () => {
  chat = await webHouse();
  await chat.server.listen({ port: 0, host: "127.0.0.1" });
  const address = chat.server.server.address();
  if (!isInternet(address)) throw new Error("not listening");
  url = `http://127.0.0.1:${address.port}`;
});
afterEach(() => {
  for (const reader of readers.splice(0)) reader.abort();
});
afterAll(() => chat.close());

function isInternet(address: AddressInfo | string | null): address is AddressInfo {
  return typeof address === "object" && address !== null;
}

async function chatOf(token: string): Promise<string> {
  const session = await chat.web.authenticate(token);
  if (!session) throw new Error("no such session");
  return session.chat;
}

interface Event {
  readonly id: number;
  readonly text: string;
}

/** Reads the stream of a chat as a browser would. */
async function listen(token: string, { after = 0, lastEventId }: { after?: number; lastEventId?: string } = {}) {
  const leave = new AbortController();
  readers.push(leave);
  const response = await fetch(`${url}/chat/messages?after=${after}`, {
    headers: {
      authorization: `Bearer ${token}`,
      accept: "text/event-stream",
      ...(lastEventId === undefined ? {} : { "last-event-id": lastEventId }),
    },
    signal: leave.signal,
  });
  const events: Event[] = [];
  const waiting = new Set<() => void>();
  const read = async () => {
    let rest = "";
    const decoder = new TextDecoder();
    for await (const chunk of response.body ?? []) {
      rest += decoder.decode(chunk, { stream: true });
      const parts = rest.split("\n\n");
      rest = parts.pop() ?? "";
      for (const part of parts) {
        const data = /^data: (.*)$/m.exec(part)?.[1];
        const id = /^id: (\d+)$/m.exec(part)?.[1];
        if (data !== undefined && id !== undefined) events.push({ id: Number(id), text: JSON.parse(data).text });
      }
      for (const wake of waiting) wake();
    }
  };
  const ended = read().catch(() => {});
  return {
    response,
    events,
    ended,
    leave: () => leave.abort(),
    /** Resolves when so many have come. */
    async count(expected: number): Promise<readonly Event[]> {
      while (events.length < expected) {
        await new Promise<void>((resolve) => {
          const wake = () => {
            waiting.delete(wake);
            resolve();
          };
          waiting.add(wake);
        });
      }
      return events;
    },
  };
}

test("what is there comes first, then what is said, as it is said, each with its number", async () => {
  const token = await chat.session();
  await chat.say(token, "1", "一");
  const stream = await listen(token);
  expect(stream.response.status).toBe(200);
  expect(stream.response.headers.get("content-type")).toContain("text/event-stream");
  expect((await stream.count(2)).map(({ id }) => id)).toEqual([1, 2]);
  await chat.say(token, "2", "二");
  const events = await stream.count(4);
  expect(events.map(({ id }) => id)).toEqual([1, 2, 3, 4]);
  expect(events[2]?.text).toBe("二");
});

test("a reader who comes back goes on after the last event it saw, whatever the address says", async () => {
  const token = await chat.session();
  for (const text of ["一", "二"]) await chat.say(token, text, text);
  const resumed = await listen(token, { after: 0, lastEventId: "3" });
  expect((await resumed.count(1)).map(({ id }) => id)).toEqual([4]);
  const first = await listen(token, { after: 2 });
  expect((await first.count(2)).map(({ id }) => id)).toEqual([3, 4]);
});

test.each(["x", "-1", "1.5", "NaN"])("a last event that is none is passed over: %j", async (lastEventId) => {
  const token = await chat.session();
  await chat.say(token, "1", "一");
  const stream = await listen(token, { after: 1, lastEventId });
  expect((await stream.count(1))[0]?.id).toBe(2);
});

test("a last event beyond all numbers shows what comes after it was sent", async () => {
  const token = await chat.session();
  await chat.say(token, "1", "一");
  const stream = await listen(token, { lastEventId: "99999999999" });
  const outcome = await Promise.race([
    stream.ended.then(() => "broken off"),
    chat.say(token, "2", "二").then(() => "open"),
  ]);
  expect(outcome).toBe("open");
});

test("several readers hear the same, and one who leaves disturbs nobody", async () => {
  const token = await chat.session();
  const [one, other] = [await listen(token), await listen(token)];
  await chat.say(token, "1", "一");
  await Promise.all([one.count(2), other.count(2)]);
  one.leave();
  await chat.say(token, "2", "二");
  expect((await other.count(4)).map(({ id }) => id)).toEqual([1, 2, 3, 4]);
});

test("what another process wrote is heard within a moment", async () => {
  const token = await chat.session();
  const stream = await listen(token);
  await chat.say(token, "1", "一");
  await stream.count(2);
  await chat.db.pool.query(
    `with numbered as (update web_chat set last_n = last_n + 1 where id = $1 returning last_n)
     insert into web_message (chat_id, n, "from", key, text, at) select $1, last_n, 'bot', 'elsewhere', '从别处', $2 from numbered`,
    [await chatOf(token), chat.bot.clock.now],
  );
  expect((await stream.count(3)).at(-1)?.text).toBe("从别处");
});

test("more than fits into one answer comes all the same, in order", async () => {
  const token = await chat.session();
  await chat.db.pool.query(
    `insert into web_message (chat_id, n, "from", key, text, at) select $1, g, 'bot', 'k' || g, 'n' || g, $2 from generate_series(1, 450) g`,
    [await chatOf(token), chat.bot.clock.now],
  );
  const stream = await listen(token);
  const events = await stream.count(450);
  expect(events.map(({ id }) => id)).toEqual(Array.from({ length: 450 }, (_, index) => index + 1));
  expect(await chat.messages(token)).toHaveLength(200);
});

test("without a token there is no stream", async () => {
  const response = await fetch(`${url}/chat/messages`, { headers: { accept: "text/event-stream" } });
  expect(response.status).toBe(401);
});
