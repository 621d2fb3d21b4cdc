import { once } from "node:events";
import { type AddressInfo, connect as dial } from "node:net";
import type { FastifyInstance } from "fastify";
import { pino } from "pino";
import { afterAll, afterEach, beforeAll, beforeEach, expect, test } from "vitest";
import { z } from "zod";
import type { Inbound } from "../../src/bot/channel.ts";
import { createWebChannel, type WebChannel } from "../../src/bot/channels/web.ts";
import { connect, type Db } from "../../src/db/client.ts";
import { bytesAtMost } from "../../src/files.ts";
import { createServer } from "../../src/web/server.ts";
import { database, type TestDatabase } from "../support/database.ts";
import { boast, describe, photo, plain, store, type TestStore } from "../support/photos.ts";

let made: TestDatabase;
let db: Db;
let web: WebChannel;
let kept: TestStore;
let server: FastifyInstance;
let picture: Buffer;
let token: string;
let chat: string;
const received: Inbound[] = [];
const clock = { now: new Date("2026-11-23T02:00:00Z") };
const now = () => clock.now;

beforeAll(async () => {
  made = await database();
  db = connect(made.url, () => {});
  picture = await photo();
});
beforeEach(async () => {
  await made.pool.query("delete from file");
  clock.now = new Date("2026-11-23T02:00:00Z");
  kept = await store(db, { now });
  web = createWebChannel({ db, now });
  await web.start(async (inbound) => void received.push(inbound));
  // What earlier tests said comes again at the start: nobody claims it here.
  received.length = 0;
  const log = pino({ level: process.env["TEST_LOG"] ?? "silent" });
  const dependencies = { db, web, channels: new Map(), queueProblem: async () => undefined, demo: false, log };
  server = createServer({ ...dependencies, files: kept.files, now });
  token = await web.openSession(undefined);
  chat = (await web.authenticate(token))?.chat ?? "";
});
afterEach(async () => {
  await server.close();
  await web.stop();
  await kept.remove();
});
afterAll(async () => {
  await db.close();
  await made.drop();
});

// ── saying what a browser says ──────────────────────────────────────────────────────────────────────────────

interface Part {
  readonly content: Buffer;
  readonly field?: string;
  readonly name?: string;
  readonly mime?: string;
}

const boundary = "----guanjia";

function form(parts: readonly Part[], { closed = true } = {}): Buffer {
  const bytes = parts.flatMap(({ content, field = "file", name = "photo.jpg", mime = "image/jpeg" }) => [
    Buffer.from(
      `--${boundary}\r\nContent-Disposition: form-data; name="${field}"; filename="${name}"\r\nContent-Type: ${mime}\r\n\r\n`,
    ),
    content,
    Buffer.from("\r\n"),
  ]);
  return Buffer.concat([...bytes, ...(closed ? [Buffer.from(`--${boundary}--\r\n`)] : [])]);
}

const answer = z.object({ fileId: z.string().optional(), fileIds: z.array(z.string()) });
const refusal = z.object({ error: z.object({ code: z.string(), message: z.string() }) });
const listed = z.object({
  messages: z.array(
    z.object({
      from: z.string(),
      files: z.array(
        z.object({ id: z.string(), mime: z.string(), url: z.string(), thumbnailUrl: z.string().nullable() }),
      ),
    }),
  ),
});

const post = (payload: Buffer, as = token) =>
  server.inject({
    method: "POST",
    url: "/chat/files",
    headers: { authorization: `Bearer ${as}`, "content-type": `multipart/form-data; boundary=${boundary}` },
    payload,
  });

async function upload(as = token, content = picture): Promise<string> {
  const response = await post(form([{ content }]), as);
  expect(response.statusCode).toBe(201);
  return answer.parse(response.json()).fileId ?? "";
}

const say = (body: object, as = token) =>
  server.inject({ method: "POST", url: "/chat/messages", headers: { authorization: `Bearer ${as}` }, payload: body });

async function read(as = token) {
  const response = await server.inject({ url: "/chat/messages", headers: { authorization: `Bearer ${as}` } });
  return listed.parse(response.json()).messages;
}

const rows = () => db.prisma.file.count();
const nothingStays = async () => {
  expect(await kept.onDisk()).toEqual([]);
  expect(await rows()).toBe(0);
};

// ── sending ─────────────────────────────────────────────────────────────────────────────────────────────────

test("one file is answered with its id, several with theirs", async () => {
  const one = await post(form([{ content: picture }]));
  expect(one.statusCode).toBe(201);
  const { fileId, fileIds } = answer.parse(one.json());
  expect(fileIds).toEqual([fileId]);

  const ten = await post(form(Array.from({ length: 10 }, () => ({ content: picture }))));
  expect(answer.parse(ten.json()).fileIds).toHaveLength(10);
  expect(ten.json()).not.toHaveProperty("fileId");
  expect(await rows()).toBe(11);
});

test("a file is what its content says, whatever it is called", async () => {
  const response = await post(form([{ content: picture, name: "../../etc/evil.html", mime: "text/html" }]));
  expect(response.statusCode).toBe(201);
  expect(await db.prisma.file.findFirst()).toMatchObject({ mime: "image/jpeg", channel: "web", account: chat });
});

const refused: readonly (readonly [string, number, string, () => Promise<Buffer> | Buffer])[] = [
  [
    "words called a PNG",
    415,
    "unknown-kind",
    () => form([{ content: Buffer.from("hi"), name: "a.png", mime: "image/png" }]),
  ],
  [
    "an SVG",
    415,
    "unknown-kind",
    () => form([{ content: Buffer.from("<svg xmlns='http://www.w3.org/2000/svg'/>"), mime: "image/svg+xml" }]),
  ],
  [
    "a photo that is also a web page",
    415,
    "unknown-kind",
    () => form([{ content: Buffer.concat([picture, Buffer.from("<script>x</script>")]) }]),
  ],
  [
    "a photo cut off in the middle",
    415,
    "damaged",
    async () => form([{ content: (await plain(900, 900).jpeg().toBuffer()).subarray(0, 2_500) }]),
  ],
  ["a picture of 900 million pixels", 413, "too-large", async () => form([{ content: await boast(30_000) }])],
  ["more than 20 MB", 413, "too-large", () => form([{ content: Buffer.concat([picture, Buffer.alloc(bytesAtMost)]) }])],
  ["an empty file", 400, "empty-file", () => form([{ content: Buffer.alloc(0) }])],
  ["no file", 400, "no-file", () => form([])],
  ["eleven files", 400, "too-many-files", () => form(Array.from({ length: 11 }, () => ({ content: picture })))],
  ["fifteen files", 400, "too-many-files", () => form(Array.from({ length: 15 }, () => ({ content: picture })))],
  ["a field of another name", 400, "unknown-field", () => form([{ content: picture, field: "photo" }])],
  ["a field called __proto__", 400, "incomplete", () => form([{ content: picture, field: "__proto__" }])],
  [
    "a good photo and a bad one",
    415,
    "unknown-kind",
    () => form([{ content: picture }, { content: Buffer.from("no") }]),
  ],
  ["a form that never ends", 400, "incomplete", () => form([{ content: picture }], { closed: false })],
  ["a form that ends in the middle of a file", 400, "incomplete", () => form([{ content: picture }]).subarray(0, 400)],
  ["bytes that are no form", 400, "incomplete", () => Buffer.from("nothing of the sort")],
];

test.each(refused)("%s is refused with %i %s, and nothing of it stays", async (_what, status, code, payload) => {
  const response = await post(await payload());
  const { error } = refusal.parse(response.json());
  expect([response.statusCode, error.code]).toEqual([status, code]);
  expect(error.message).not.toBe("");
  await nothingStays();
});

test("without a token, as JSON or as bare bytes nothing is taken", async () => {
  expect((await post(form([{ content: picture }]), "x".repeat(43))).statusCode).toBe(401);
  const as = (type: string) =>
    server.inject({
      method: "POST",
      url: "/chat/files",
      headers: { authorization: `Bearer ${token}`, "content-type": type },
      payload: type === "application/json" ? "{}" : picture,
    });
  expect((await as("application/json")).statusCode).toBe(415);
  expect((await as("image/jpeg")).statusCode).toBe(415);
  expect((await as("multipart/form-data")).statusCode).toBe(400);
  await nothingStays();
});

test("after sixty files in an hour a session waits for the next hour; others do not", async () => {
  const ten = () => post(form(Array.from({ length: 10 }, () => ({ content: picture }))));
  for (let count = 0; count < 5; count++) expect((await ten()).statusCode).toBe(201);
  const [one, two] = await Promise.all([ten(), ten()]);
  // Two tens at once: at most one of them fits, and what is refused is refused whole.
  expect([one.statusCode, two.statusCode]).toContain(429);
  expect(await rows()).toBeLessThanOrEqual(60);
  while ((await post(form([{ content: picture }]))).statusCode === 201);
  const late = await post(form([{ content: picture }]));
  expect([late.statusCode, late.headers["retry-after"]]).toEqual([429, "3600"]);
  expect(await rows()).toBe(60);

  await upload(await web.openSession(undefined));
  clock.now = new Date(clock.now.getTime() + 61 * 60_000);
  await upload();
});

const head = (length: number) => [
  "POST /chat/files HTTP/1.1",
  "host: localhost",
  `authorization: Bearer ${token}`,
  `content-type: multipart/form-data; boundary=${boundary}`,
  `content-length: ${length}`,
];

test("a sender who hangs up leaves nothing behind", async () => {
  await server.listen({ port: 0, host: "127.0.0.1" });
  const { port } = server.server.address() as AddressInfo;
  const socket = dial(port, "127.0.0.1");
  await once(socket, "connect");
  socket.write(`${head(5_000_000).join("\r\n")}\r\n\r\n`);
  socket.write(form([{ content: Buffer.concat([picture, Buffer.alloc(100_000)]) }], { closed: false }));
  await expect.poll(rows).toBe(1);
  socket.destroy();
  await expect.poll(rows).toBe(0);
  expect(await kept.onDisk()).toEqual([]);
});

test("whoever listens only after having sent far too much gets to read why", async () => {
  const body = form([{ content: Buffer.concat([picture, Buffer.alloc(bytesAtMost + 12_000_000)]) }]);
  await server.listen({ port: 0, host: "127.0.0.1" });
  const { port } = server.server.address() as AddressInfo;
  const socket = dial(port, "127.0.0.1").pause();
  await once(socket, "connect");
  await new Promise<void>((resolve) => {
    socket.write(`${head(body.length).join("\r\n")}\r\n\r\n`);
    socket.write(body, () => resolve());
  });
  const [said] = await once(socket.setEncoding("utf8").resume(), "data");
  socket.destroy();
  expect(said).toMatch(/^HTTP\/1.1 413 /);
  expect(said).toContain("20 MB");
  await nothingStays();
});

// ── saying something with it ────────────────────────────────────────────────────────────────────────────────

test("a message carries the files that its own chat has sent", async () => {
  const [one, two] = [await upload(), await upload()];
  expect((await say({ id: "m1", fileIds: [one, two, one] })).statusCode).toBe(202);
  expect(received).toMatchObject([{ text: "", files: [one, two] }]);
});

test("files of others, of nobody and of other channels are all the same unknown file", async () => {
  const theirs = await upload(await web.openSession(undefined));
  const telegram = await kept.files.save(picture, { channel: "telegram", account: chat });
  const mine = await upload();
  const bodies = await Promise.all(
    [[theirs], [mine, theirs], [telegram], ["f".repeat(32)], ["../../etc/passwd"]].map((fileIds, n) =>
      say({ id: `m${n}`, fileIds }),
    ),
  );
  expect(new Set(bodies.map(({ statusCode }) => statusCode))).toEqual(new Set([400]));
  expect(new Set(bodies.map(({ body }) => body)).size).toBe(1);
  expect(refusal.parse(bodies[0]?.json()).error.code).toBe("unknown-file");
  expect(received).toEqual([]);
});

// ── looking at it ───────────────────────────────────────────────────────────────────────────────────────────

async function shown(as = token) {
  const fileId = await upload(as);
  await say({ id: "m1", text: "看", fileIds: [fileId] }, as);
  const [file] = (await read(as)).flatMap(({ files }) => files);
  if (!file) throw new Error("no file was shown");
  return file;
}

test("a chat shows its files by links that hand them out as pictures and nothing else", async () => {
  const file = await shown();
  expect(file.mime).toBe("image/jpeg");
  const whole = await server.inject({ url: file.url });
  expect(whole.statusCode).toBe(200);
  expect(whole.headers).toMatchObject({
    "content-type": "image/jpeg",
    "content-disposition": "inline",
    "x-content-type-options": "nosniff",
    "content-security-policy": "default-src 'none'; sandbox",
    "cache-control": expect.stringMatching(/^private, immutable, max-age=\d+$/),
  });
  expect(Number(whole.headers["content-length"])).toBe(whole.rawPayload.length);
  expect((await describe(whole.rawPayload)).exif).toBeUndefined();

  const large = await upload(token, await plain(1_000, 800).png().toBuffer());
  await say({ id: "m2", fileIds: [large] });
  const thumbnailUrl = (await read()).flatMap(({ files }) => files).find(({ id }) => id === large)?.thumbnailUrl;
  const small = await server.inject({ url: thumbnailUrl ?? "" });
  expect(small.headers["content-type"]).toBe("image/jpeg");
  expect((await describe(small.rawPayload)).width).toBe(480);
});

test("what the bot shows is linked for the reader of that chat, live as well", async () => {
  const theirs = await kept.files.save(picture, { channel: "telegram", account: "worker" });
  await server.listen({ port: 0, host: "127.0.0.1" });
  const { port } = server.server.address() as AddressInfo;
  const leave = new AbortController();
  const headers = { authorization: `Bearer ${token}`, accept: "text/event-stream" };
  const stream = await fetch(`http://127.0.0.1:${port}/chat/messages`, { headers, signal: leave.signal });
  const reader = stream.body?.pipeThrough(new TextDecoderStream()).getReader();
  await web.send({ chat, account: chat, key: "k1", text: "已处理完毕", buttons: [], files: [theirs], at: now() });
  let said = "";
  while (!/data: .*\n\n/.test(said)) said += (await reader?.read())?.value ?? "";
  leave.abort();
  const event = /data: (.*)\n/.exec(said)?.[1] ?? "{}";
  const { files } = z.object({ files: z.array(z.object({ url: z.string() })) }).parse(JSON.parse(event));
  expect((await server.inject({ url: files[0]?.url ?? "" })).statusCode).toBe(200);
  expect((await read()).flatMap((message) => message.files)).toMatchObject([{ id: theirs }]);
});

test("a link lasts between half an hour and an hour, and stays the same meanwhile", async () => {
  const { url } = await shown();
  const [file] = (await read()).flatMap(({ files }) => files);
  expect(file?.url).toBe(url);
  const expires = Number(new URL(url, "http://x").searchParams.get("expires")) * 1_000 - clock.now.getTime();
  expect(expires).toBeGreaterThanOrEqual(30 * 60_000);
  expect(expires).toBeLessThanOrEqual(60 * 60_000);
  clock.now = new Date(clock.now.getTime() + 29 * 60_000);
  expect((await server.inject({ url })).statusCode).toBe(200);
  clock.now = new Date(clock.now.getTime() + 31 * 60_000);
  const late = await server.inject({ url });
  expect([late.statusCode, refusal.parse(late.json()).error.code]).toEqual([403, "link-expired"]);
});

test("links that were made up or changed in any place open nothing", async () => {
  const { url, id } = await shown();
  const other = await upload(await web.openSession(undefined));
  const { searchParams } = new URL(url, "http://x");
  const expires = searchParams.get("expires") ?? "";
  const signature = searchParams.get("signature") ?? "";
  const flipped = [...signature].map((letter, n) => [...signature].with(n, letter === "A" ? "B" : "A").join(""));
  const link = (of: string, until: string, signed: string) => `/chat/files/${of}?expires=${until}&signature=${signed}`;
  const forged = [
    ...flipped.map((signed) => link(id, expires, signed)),
    link(other, expires, signature),
    link(id, String(Number(expires) + 3_600), signature),
    link(id, `0${expires}`, signature),
    link(id, expires, signature.slice(0, -1)),
    link(id, expires, `${signature}A`),
  ];
  for (const forgery of forged) expect((await server.inject({ url: forgery })).statusCode).toBe(403);
  const nonsense = [
    `/chat/files/${id}`,
    `/chat/files/${id}?expires=${expires}`,
    link(id, "tomorrow", signature),
    link(id, "-1", signature),
    `${url}&expires=1`,
    `${url}&size=huge`,
    link("..%2f..%2fetc%2fpasswd", expires, signature),
    link("%00", expires, signature),
    link(id.toUpperCase(), expires, signature),
  ];
  for (const forgery of nonsense) expect((await server.inject({ url: forgery })).statusCode).toBe(404);
});

test("the key of the links is made once and holds for every process of this installation", async () => {
  const { url } = await shown();
  const log = pino({ level: "silent" });
  const dependencies = { db, web, channels: new Map(), queueProblem: async () => undefined, demo: false, log };
  const second = createServer({ ...dependencies, files: kept.files, now });
  expect((await second.inject({ url })).statusCode).toBe(200);
  await second.close();
  expect(await db.prisma.secret.findMany()).toMatchObject([
    { name: "file-links", value: expect.stringMatching(/^[0-9a-f]{64}$/) },
  ]);
});

test("a file that was taken away is not shown any more, and its link opens nothing", async () => {
  const { url, id } = await shown();
  await kept.files.discard([id]);
  expect((await read()).flatMap(({ files }) => files)).toEqual([]);
  expect((await server.inject({ url })).statusCode).toBe(404);
});
