import { Writable } from "node:stream";
import pg from "pg";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { connect, type Db } from "../src/db/client.ts";
import { createLog } from "../src/log.ts";
import { database, type TestDatabase } from "./support/database.ts";

/** What a line of the log says, and the line itself. */
function logged(write: (log: ReturnType<typeof createLog>) => void): { line: string; entry: Record<string, unknown> } {
  const lines: string[] = [];
  const destination = new Writable({
    write(chunk, _encoding, done) {
      lines.push(String(chunk));
      done();
    },
  });
  write(createLog("trace", destination));
  const line = lines.join("");
  return { line, entry: JSON.parse(line) };
}

const phone = "13812345678";
const secret = "s3cret-Password";

test("a line is JSON with level, time and message, and nothing about the machine", () => {
  const { entry } = logged((log) => log.info({ port: 3000 }, "listening"));
  expect(entry).toEqual({ level: 30, time: expect.stringMatching(/^\d{4}-\d\d-\d\dT/), port: 3000, msg: "listening" });
});

describe("what people said and who they are is not logged:", () => {
  const personal = {
    text: "我家漏水",
    phone,
    name: "张伟",
    contactName: "张伟",
    contactPhone: phone,
    content: "漏水",
    token: secret,
    password: secret,
    authorization: `Bearer ${secret}`,
  };

  test("at the top, and two levels down", () => {
    for (const fields of [personal, { inbound: personal }, { turn: { said: personal } }]) {
      const { line } = logged((log) => log.warn(fields, "odd"));
      for (const value of [phone, secret, "张伟", "漏水"]) expect(line).not.toContain(value);
      expect(line).toContain('"odd"');
    }
  });

  test("but ids and counts are", () => {
    const { line } = logged((log) => log.warn({ workOrderId: 17, staffId: 3, channel: "web" }, "x"));
    for (const part of ['"workOrderId":17', '"staffId":3', '"channel":"web"']) expect(line).toContain(part);
  });
});

describe("an error is logged without", () => {
  const said = (error: unknown) => logged((log) => log.error({ err: error }, "failed")).line;

  test.each([
    ["a phone", `no account for ${phone}`, phone],
    ["a phone in a sentence", `电话${phone}打不通`, phone],
    ["the password of a database", `cannot connect to postgresql://guanjia:${secret}@db:5432/guanjia`, secret],
    ["the password of a Redis", `connect rediss://:${secret}@cache:6379`, secret],
    [
      "the token of a bot",
      `POST https://api.telegram.org/bot123456789:AAHdqTcvCH1vGWJxfSeofSAs0K5PALDsaw/sendMessage failed`,
      "AAHdqTcvCH1vGWJxfSeofSAs0K5PALDsaw",
    ],
    ["a password in an address", `GET https://user:${secret}@example.cn/x failed`, secret],
  ])("%s", (_, message, hidden) => {
    const line = said(new Error(message));
    expect(line).not.toContain(hidden);
    expect(line).toContain("failed");
    expect(
      said(Object.assign(new Error("first line"), { detail: message, cause: new Error(message), message: "short" })),
    ).not.toContain(hidden);
  });

  test.each([
    ["a phone with its country", `no account for +86${phone}`, phone],
    ["a phone written in groups", "no account for 138 1234 5678", "138 1234 5678"],
    [
      "an access token in an address",
      `GET https://qyapi.weixin.qq.com/cgi-bin/message/send?access_token=${secret} failed`,
      secret,
    ],
    ["a bearer token", `401 for authorization: Bearer ${secret}`, secret],
  ])("%s", (_, message, hidden) => {
    expect(said(new Error(message))).not.toContain(hidden);
  });

  test("what a library attached to it, and more than one line of it", () => {
    const error = Object.assign(new Error(`duplicate key\nKey (phone)=(${phone}) already exists.`), {
      code: "23505",
      detail: `Key (phone)=(${phone}) already exists.`,
      where: "张伟",
      parameters: [phone],
    });
    const { entry, line } = logged((log) => log.error({ err: error }, "failed"));
    expect(entry["err"]).toMatchObject({ type: "Error", message: "duplicate key", code: "23505" });
    for (const value of [phone, "张伟"]) expect(line).not.toContain(value);
    expect(line).toContain("log.test.ts");
  });

  test.each([["a string"], [7], [null], [undefined], [{ text: "漏水", phone }]])(
    "losing its way when what was thrown is no error: %j",
    (thrown) => {
      const line = said(thrown);
      expect(line).not.toContain(phone);
      expect(line).not.toContain("漏水");
    },
  );
});

describe("an error of the database", () => {
  let source: TestDatabase;
  let db: Db;
  beforeAll(async () => {
    source = await database();
    db = connect(source.url, () => {});
    await db.prisma.property.create({ data: { code: "cuihu", name: "翠湖花园", zone: "Asia/Shanghai" } });
    await db.prisma.person.create({ data: { propertyId: 1, name: "张伟", phone } });
  });
  afterAll(async () => {
    await db.close();
    await source.drop();
  });

  async function failure(work: () => Promise<unknown>): Promise<string> {
    const error: unknown = await work().then(
      () => {
        throw new Error("it did not fail");
      },
      (reason: unknown) => reason,
    );
    const { line, entry } = logged((log) => log.error({ err: error }, "failed"));
    expect(entry["err"]).toMatchObject({ message: expect.stringMatching(/\S/) });
    return line;
  }

  test.each([
    [
      "Prisma, a row that is there already",
      () => db.prisma.person.create({ data: { propertyId: 1, name: "张伟", phone } }),
    ],
    [
      "Prisma, a row that refers to nothing",
      () => db.prisma.person.create({ data: { propertyId: 99, name: "张伟", phone } }),
    ],
    [
      "pg, a row that is there already",
      () => db.pool.query("insert into person (property_id, name, phone) values (1, '张伟', $1)", [phone]),
    ],
    [
      "pg, a row against a rule",
      () =>
        db.pool.query(
          "insert into request (property_id, number, kind, status, category, place, content, contact_name, contact_phone, created_at) values (1, 'x', 'repair', '漏水', 'x', 'x', '张伟', '张伟', $1, now())",
          [phone],
        ),
    ],
  ])("of %s names neither name nor phone", async (_, work) => {
    const line = await failure(work);
    for (const value of [phone, "张伟"]) expect(line).not.toContain(value);
  });

  test.each([
    ["Prisma", () => db.prisma.$queryRaw`select ${"张伟家漏水"}::int`],
    ["pg", () => db.pool.query("select $1::int", ["张伟家漏水"])],
  ])("of %s about a value of the wrong kind does not quote it", async (_, work) => {
    expect(await failure(work)).not.toContain("张伟");
  });

  test("of a wrong password does not name it", async () => {
    const url = new URL(source.url);
    url.password = secret;
    url.username = "nobody";
    const pool = new pg.Pool({ connectionString: url.href, max: 1 });
    const line = await failure(() => pool.query("select 1"));
    await pool.end();
    expect(line).not.toContain(secret);
  });
});
