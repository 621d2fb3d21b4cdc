import { type DestinationStream, type Logger, pino } from "pino";

// Fields that could hold what people said or who they are, wherever somebody might log them by mistake.
const personal = [
  "text",
  "phone",
  "name",
  "contactName",
  "contactPhone",
  "content",
  "token",
  "password",
  "authorization",
];
const redacted = personal.flatMap((field) => [field, `*.${field}`, `*.*.${field}`]);

/** The program's log: JSON lines without personal data. Errors keep message and stack, and lose what a library attached to them. */
export function createLog(level: string, destination?: DestinationStream): Logger {
  const options = {
    level,
    base: null,
    timestamp: pino.stdTimeFunctions.isoTime,
    redact: { paths: redacted, censor: "…" },
    serializers: { err: describeError },
  };
  return destination ? pino(options, destination) : pino(options);
}

/** An error without values: PostgreSQL's `detail` and Prisma's message quote rows, connection strings hold passwords. */
function describeError(error: unknown): unknown {
  if (!(error instanceof Error)) return { type: typeof error };
  const code = "code" in error ? String(error.code) : undefined;
  const [first = ""] = error.message.trim().split("\n");
  const message = error.name.startsWith("PrismaClient") ? (error.message.trim().split("\n").at(-1) ?? "") : first;
  return {
    type: error.name,
    message: maskSecrets(message),
    ...(code === undefined ? {} : { code }),
    stack: error.stack
      ?.split("\n")
      .filter((line) => /^\s+at /.test(line))
      .slice(0, 8)
      .join("\n"),
  };
}

function maskSecrets(message: string): string {
  return message
    .replace(/\b(postgres(?:ql)?|rediss?|https?):\/\/[^\s@/]+@/g, "$1://…@")
    .replace(/\/bot\d+:[\w-]+/g, "/bot…")
    .replace(/(access_token|secret|token|key|signature|corpsecret)=[^&\s"']+/gi, "$1=…")
    .replace(/\bBearer\s+\S+/gi, "Bearer …")
    .replace(/(invalid input (?:syntax|value) for [^:]*): .*/s, "$1")
    .replace(/(?<!\d)(?:\+?86[ -]?)?1[3-9]\d[ -]?\d{4}[ -]?\d{4}(?!\d)/g, "…");
}
