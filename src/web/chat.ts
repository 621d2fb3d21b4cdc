import { createHmac, randomBytes } from "node:crypto";
import type { FastifyInstance, FastifyReply, FastifyRequest } from "fastify";
import { z } from "zod";
import type { WebChannel } from "../bot/channels/web.ts";
import { cleanWords } from "../conversation/input.ts";
import type { Db } from "../db/client.ts";
import { ownsFiles } from "../db/file.ts";
import type { WebSession } from "../db/web-chat.ts";
import { findDemoChat, listDemoPeople } from "../domain/demo.ts";
import type { FileStore } from "../files.ts";
import { createFileLinks, fileRoutes } from "./files.ts";
import { Refusal } from "./refusal.ts";

const sessionBody = z.strictObject({ personId: z.int32().positive().optional() });
const messageBody = z
  .strictObject({
    id: z.string().min(1).max(64),
    text: z.string().max(4_000).optional(),
    button: z.string().min(1).max(64).optional(),
    fileIds: z.array(z.string().min(1).max(64)).max(10).optional(),
  })
  .refine(({ text, button, fileIds }) => text !== undefined || button !== undefined || (fileIds?.length ?? 0) > 0, {
    message: "say something: text, button or fileIds",
  });
const messageNumber = z.coerce.number().int().min(0).max(2_147_483_647);
const listQuery = z.object({
  after: messageNumber.default(0),
  peek: z.literal("1").optional(),
});

const heartbeatMs = 15_000;

// Only for telling networks apart while this process lives: nobody can compute an address from what is stored.
const networkKey = randomBytes(32);

/** A keyed hash of the network an address belongs to: IPv4 by itself, IPv6 by its first 64 bits. */
function networkOf(address: string): string {
  const network = address.includes(".") ? address : address.split(":").slice(0, 4).join(":");
  return createHmac("sha256", networkKey).update(network).digest("hex").slice(0, 32);
}

/** The web chat API: sessions, messages, and messages as server-sent events. */
export function chatRoutes(
  server: FastifyInstance,
  { db, channel, files, demo, now }: { db: Db; channel: WebChannel; files: FileStore; demo: boolean; now: () => Date },
): void {
  const sessionOf = async (request: FastifyRequest): Promise<WebSession> => {
    const token = /^Bearer ([\w-]{20,100})$/.exec(request.headers.authorization ?? "")?.[1];
    const session = token === undefined ? undefined : await channel.authenticate(token);
    if (session === undefined)
      throw new Refusal(401, "unknown-token", "请重新打开聊天页面。 Please open the chat again.");
    return session;
  };

  const links = createFileLinks({ db, now });
  const list = async (session: WebSession, after: number, peeking = false) =>
    links.link(await channel.list(session, after, peeking));
  fileRoutes(server, { files, links, now, chatOf: async (request) => (await sessionOf(request)).chat });

  server.get("/chat/people", async () => {
    if (!demo) throw new Refusal(404, "demo-only", "仅演示环境提供。 Only in the demo.");
    return listDemoPeople(db.prisma);
  });

  server.post("/chat/sessions", async (request, reply) => {
    const { personId } = parse(sessionBody, request.body ?? {});
    if (personId === undefined) return reply.status(201).send({ token: await channel.openSession(undefined) });
    if (!demo) throw new Refusal(403, "demo-only", "personId 仅演示环境可用。 personId works only in the demo.");
    const chat = await findDemoChat(db.prisma, personId);
    if (chat === undefined) throw new Refusal(404, "unknown-person", "没有这个人。 There is no such person.");
    return reply.status(201).send({ token: await channel.openSession(chat) });
  });

  server.post("/chat/messages", async (request, reply) => {
    const session = await sessionOf(request);
    const { id, text = "", button, fileIds = [] } = parse(messageBody, request.body);
    if (fileIds.length > 0 && !(await ownsFiles(db, { channel: "web", account: session.chat }, fileIds)))
      throw new Refusal(400, "unknown-file", "没有找到这个文件。 There is no such file.");
    await channel.post(session.chat, {
      id: `${session.id}:${cleanId(id)}`,
      text: cleanWords(text),
      fileIds: [...new Set(fileIds)],
      network: networkOf(request.ip),
      ...(button === undefined ? {} : { button: cleanId(button) }),
    });
    return reply.status(202).send({ id });
  });

  server.get("/chat/messages", async (request, reply) => {
    const session = await sessionOf(request);
    const { after, peek } = parse(listQuery, request.query);
    if (!request.headers.accept?.includes("text/event-stream"))
      return { messages: await list(session, after, peek !== undefined) };
    const resumed = messageNumber.safeParse(request.headers["last-event-id"]);
    const onChange = (changed: () => void) => channel.watch(session.chat, changed);
    stream(reply, { list: (last) => list(session, last), onChange, after: resumed.success ? resumed.data : after });
    return reply;
  });
}

/** Sends what is there, then what comes, until the reader leaves. */
function stream(
  reply: FastifyReply,
  {
    list,
    onChange,
    after,
  }: {
    list: (after: number) => Promise<readonly { readonly n: number }[]>;
    onChange: (changed: () => void) => () => void;
    after: number;
  },
): void {
  reply.hijack();
  const { raw } = reply;
  raw.writeHead(200, {
    "content-type": "text/event-stream; charset=utf-8",
    "cache-control": "no-store",
    "x-accel-buffering": "no",
  });
  raw.write(": open\n\n");
  let last = after;
  let sending = false;
  let changed = false;
  const pump = async () => {
    changed = true;
    if (sending) return;
    sending = true;
    try {
      while (changed && !raw.destroyed) {
        changed = false;
        const messages = await list(last);
        for (const message of messages) {
          last = message.n;
          raw.write(`id: ${message.n}\nevent: message\ndata: ${JSON.stringify(message)}\n\n`);
        }
        if (messages.length > 0) changed = true;
      }
    } catch {
      // The reader connects again and goes on after the last id it saw.
      raw.destroy();
    } finally {
      sending = false;
    }
  };
  const unwatch = onChange(() => void pump());
  const heartbeat = setInterval(() => raw.write(": here\n\n"), heartbeatMs);
  raw.on("close", () => {
    unwatch();
    clearInterval(heartbeat);
  });
  void pump();
}

/** Ids are compared, never shown: what cannot be stored in a text column goes. */
function cleanId(id: string): string {
  const clean = cleanWords(id);
  if (clean === "") throw new Refusal(400, "bad-request", "id: must have visible characters");
  return clean;
}

function parse<T>(schema: z.ZodType<T>, value: unknown): T {
  const parsed = schema.safeParse(value);
  if (parsed.success) return parsed.data;
  const reasons = parsed.error.issues.map(({ path, message }) =>
    path.length > 0 ? `${path.join(".")}: ${message}` : message,
  );
  throw new Refusal(400, "bad-request", reasons.join("; "));
}
