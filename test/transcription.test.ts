import { createServer, type IncomingMessage, type Server, type ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";
import { Writable } from "node:stream";
import { pino } from "pino";
import { afterEach, beforeEach, expect, test } from "vitest";
import { createTranscriber } from "../src/transcription.ts";

interface Heard {
  readonly path: string | undefined;
  readonly key: string | undefined;
  readonly body: string;
}

let server: Server;
let url: string;
let heard: Heard[];
let answer: (response: ServerResponse, count: number) => void;
let logged: string;

const json = (response: ServerResponse, body: unknown) =>
  response.writeHead(200, { "content-type": "application/json" }).end(JSON.stringify(body));

beforeEach(async () => {
  heard = [];
  logged = "";
  server = createServer((request: IncomingMessage, response) => {
    const chunks: Buffer[] = [];
    request.on("data", (chunk: Buffer) => chunks.push(chunk));
    request.on("end", () => {
      const body = Buffer.concat(chunks).toString("latin1");
      heard.push({ path: request.url, key: request.headers.authorization, body });
      answer(response, heard.length);
    });
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  url = `http://127.0.0.1:${(server.address() as AddressInfo).port}/v1`;
});
afterEach(async () => {
  server.closeAllConnections();
  await new Promise((resolve) => server.close(resolve));
});

function transcriber(timeoutMs = 5_000) {
  const log = pino(
    new Writable({
      write(chunk, _encoding, done) {
        logged += String(chunk);
        done();
      },
    }),
  );
  const files = {
    read: async (id: string) => (id === "gone" ? undefined : { content: Buffer.from("OggS…"), mime: "audio/ogg" }),
  };
  return createTranscriber({ url, key: "sk-secret", model: "whisper-1", files, log, timeoutMs });
}

test("the file goes out as the service wants it, and its words come back", async () => {
  answer = (response) => json(response, { text: " 厨房水管漏水了 " });
  expect(await transcriber()("a")).toBe("厨房水管漏水了");
  const [request] = heard;
  expect(request).toMatchObject({ path: "/v1/audio/transcriptions", key: "Bearer sk-secret" });
  expect(request?.body).toMatch(/name="model"\r\n\r\nwhisper-1/);
  expect(request?.body).toMatch(/name="file"; filename="voice.ogg"\r\nContent-Type: audio\/ogg/);
});

test("a service that is busy is asked once more when it says so", async () => {
  answer = (response, count) =>
    count === 1 ? response.writeHead(429, { "retry-after": "0" }).end() : json(response, { text: "好" });
  expect(await transcriber()("a")).toBe("好");
  answer = (response) => response.writeHead(429, { "retry-after": "0" }).end();
  expect(await transcriber()("a")).toBeUndefined();
  expect(heard).toHaveLength(4);
});

test.each<[string, (response: ServerResponse) => void]>([
  ["refuses the key", (response) => response.writeHead(401).end('{"error":"sk-secret"}')],
  ["wants to be left alone for long", (response) => response.writeHead(429, { "retry-after": "60" }).end()],
  ["breaks", (response) => response.writeHead(500).end("oops")],
  ["answers no JSON", (response) => response.writeHead(200).end("<html>")],
  ["answers something else", (response) => json(response, { words: "x" })],
  ["heard nothing", (response) => json(response, { text: "  " })],
  ["never answers", () => {}],
  ["stops in the middle", (response) => response.writeHead(200).write('{"text":')],
  ["hangs up", (response) => response.destroy()],
  ["sends elsewhere", (response) => response.writeHead(302, { location: "http://127.0.0.1:1/" }).end()],
])("where the service %s there are no words, and the log tells no secrets", async (_name, behave) => {
  answer = behave;
  expect(await transcriber(300)("a")).toBeUndefined();
  expect(logged).not.toMatch(/sk-secret|127\.0\.0\.1/);
});

test("a file that is gone is not asked about", async () => {
  expect(await transcriber()("gone")).toBeUndefined();
  expect(heard).toHaveLength(0);
});
