import { createHmac, timingSafeEqual } from "node:crypto";
import type { FastifyInstance, FastifyRequest } from "fastify";
import { z } from "zod";
import type { Db, Tx } from "../db/client.ts";
import { claimCall, rememberAnswer } from "../db/fees.ts";
import { billCentsAtMost, billItems } from "../domain/bill.ts";
import { type Booking, bookBills, bookPayments } from "../domain/books.ts";
import { Refusal } from "./refusal.ts";

const bodyLimit = 2 * 1024 * 1024;
const rowsAtMost = 2_000;
/** So far a call's time may lie from ours. */
const windowMs = 5 * 60_000;

const visible = (maxLength: number) =>
  z
    .string()
    .trim()
    .min(1)
    .max(maxLength)
    .regex(/^[^\p{Cc}\p{Cf}\p{Cs}]*$/u, "must not hold control characters");
const day = z.iso.date().refine((value) => value >= "2000" && value < "2100", "must be of this century");
const property = visible(60);

const billsBody = z.strictObject({
  property,
  bills: z
    .array(
      z.strictObject({
        number: visible(60),
        unit: visible(60),
        item: z.enum(billItems),
        period: visible(40),
        amountCents: z.int().min(0).max(billCentsAtMost),
        dueOn: day,
        lines: z
          .array(
            z.strictObject({ label: visible(60), amountCents: z.int().min(-billCentsAtMost).max(billCentsAtMost) }),
          )
          .max(50)
          .optional(),
      }),
    )
    .min(1)
    .max(rowsAtMost),
});

const paymentsBody = z.strictObject({
  property,
  payments: z
    .array(
      z.strictObject({
        number: visible(60),
        bill: visible(60),
        amountCents: z.int().min(-billCentsAtMost).max(billCentsAtMost),
        paidOn: day,
        method: visible(40).optional(),
      }),
    )
    .min(1)
    .max(rowsAtMost),
});

const storedAnswer = z.object({
  type: z.literal("stored"),
  created: z.int(),
  updated: z.int(),
  unchanged: z.int(),
});

/**
 * What the company's books call: `POST /fees/bills` and `POST /fees/payments`, all of a list or nothing of it. Each call is signed:
 * `x-guanjia-timestamp` is its time in Unix seconds, `x-guanjia-signature` the HMAC-SHA-256 in hex, under FEES_SECRET, of
 * `<timestamp>\n<path>\n<body>`. A call that comes twice is answered twice and works once.
 */
export function feeRoutes(
  server: FastifyInstance,
  { db, secret, now }: { db: Db; secret: string; now: () => Date },
): void {
  const answer = async <T>(
    request: FastifyRequest,
    schema: z.ZodType<T>,
    book: (tx: Tx, sent: T) => Promise<Booking>,
  ): Promise<Booking> => {
    const { signature, body } = checkSignature(request, secret, now());
    const sent = parse(schema, body);
    return db.transaction(async (tx) => {
      const before = await claimCall(tx, signature, now());
      if (before) return storedAnswer.parse(before.answer);
      const booking = await book(tx, sent);
      // Nothing was stored: when the mistake is mended elsewhere, the same call may come again.
      if (booking.type !== "stored") throw refusal(booking);
      await rememberAnswer(tx, signature, booking);
      return booking;
    });
  };

  server.register(async (scope) => {
    // The signature is of the bytes as they came.
    scope.removeAllContentTypeParsers();
    scope.addContentTypeParser("*", { parseAs: "buffer", bodyLimit }, (_request, body, done) => done(null, body));
    scope.post("/fees/bills", { bodyLimit }, async (request) =>
      shown(await answer(request, billsBody, (tx, sent) => bookBills(tx, { ...sent, now: now() }))),
    );
    scope.post("/fees/payments", { bodyLimit }, async (request) =>
      shown(await answer(request, paymentsBody, (tx, sent) => bookPayments(tx, { ...sent, now: now() }))),
    );
  });
}

function shown({ type: _, ...counts }: Booking) {
  return counts;
}

function refusal({ type, problems }: Exclude<Booking, { type: "stored" }>): Refusal {
  const reasons = problems.slice(0, 20).join("; ");
  const more = problems.length > 20 ? `; and ${problems.length - 20} more` : "";
  return new Refusal(type === "conflict" ? 409 : 400, type === "conflict" ? "conflict" : "bad-request", reasons + more);
}

/** Errors: 401 without a good signature of these bytes, or with one that is too old or too new. */
function checkSignature(
  { headers, body, url }: FastifyRequest,
  secret: string,
  now: Date,
): { signature: string; body: Buffer } {
  const { "x-guanjia-timestamp": timestamp, "x-guanjia-signature": signature } = headers;
  if (typeof timestamp !== "string" || !/^\d{1,12}$/.test(timestamp))
    throw new Refusal(401, "unsigned", "x-guanjia-timestamp: the time of the call in Unix seconds is missing");
  if (typeof signature !== "string" || !/^[0-9a-f]{64}$/.test(signature))
    throw new Refusal(401, "unsigned", "x-guanjia-signature: an HMAC-SHA-256 in lower-case hex is missing");
  const bytes = Buffer.isBuffer(body) ? body : Buffer.alloc(0);
  const expected = createHmac("sha256", secret).update(`${timestamp}\n${url}\n`).update(bytes).digest();
  if (!timingSafeEqual(Buffer.from(signature, "hex"), expected))
    throw new Refusal(401, "wrong-signature", "x-guanjia-signature: does not fit time, path and body");
  if (Math.abs(now.getTime() - Number(timestamp) * 1_000) > windowMs)
    throw new Refusal(401, "stale", "x-guanjia-timestamp: more than five minutes from the time here");
  return { signature, body: bytes };
}

function parse<T>(schema: z.ZodType<T>, body: unknown): T {
  const parsed = schema.safeParse(readJson(body));
  if (parsed.success) return parsed.data;
  const reasons = parsed.error.issues.slice(0, 20).map(({ path, message }) => `${path.join(".")}: ${message}`);
  throw new Refusal(400, "bad-request", reasons.join("; "));
}

function readJson(body: unknown): unknown {
  try {
    return JSON.parse(new TextDecoder("utf-8", { fatal: true }).decode(Buffer.isBuffer(body) ? body : Buffer.alloc(0)));
  } catch {
    throw new Refusal(400, "bad-request", "the body is no JSON");
  }
}
