import type { Logger } from "pino";
import { describeFailure, within } from "./failure.ts";
import { type Accounts, createAccounts } from "./identity.ts";
import type { Heard } from "./incoming.ts";
import { type Bot, type Library, scanWaiting } from "./library.ts";
import type { Line, Pause } from "./line.ts";
import type { Speaking } from "./outgoing.ts";

/** What a session depends on. */
export interface SessionDependencies {
  readonly library: Library;
  /** For setting aliases. */
  readonly line: Line;
  readonly hear: (heard: Heard) => void;
  readonly now: () => Date;
  readonly pause: Pause;
  readonly log: Logger;
  /** A puppet that has been stopped for so long does not come back by itself. */
  readonly deadAfterMs: number;
}

/** One bot of Wechaty from its making to its end; there may be several logins on the way. */
export interface Session {
  /** The present login; nothing when there is none. */
  speaking(): Speaking | undefined;
  problem(): string | undefined;
  /** Whether anybody was ever logged in. */
  succeeded(): boolean;
  /** Resolves when the puppet is beyond its own repair, or when the signal aborts. */
  ended(stop: AbortSignal): Promise<void>;
  /** The puppet failed where nobody could catch it. Beginning anew might need a phone and a scan: if it is beyond repair, its silence will tell. */
  report(error: Error): void;
  close(): Promise<void>;
}

/** An error that was followed by nothing at all; a dead connection makes itself heard again within this time. */
const errorFreshMs = 2 * 60_000;
const stopWithinMs = 5_000;
/** A beginning takes longer than a reset: Wechaty allows it 20 s. */
const beginningFactor = 4;

/**
 * Runs a bot. Wechaty 1.20 looks after its connection once: a watchdog resets the puppet after a minute without a heartbeat, and when the service
 * is not back by then, the puppet stays stopped for ever (wechaty#2197). So whoever opened the session opens another one when it has ended.
 */
export function openSession(dependencies: SessionDependencies): Session {
  const { library, line, now, pause, log, deadAfterMs } = dependencies;
  let closed = false;
  let accounts: Accounts | undefined;
  let login: Speaking | undefined;
  let succeeded = false;
  let code: string | undefined;
  let trouble: { readonly reason: string; readonly at: Date } | undefined;
  let bot: Bot | undefined;

  const failed = (error: unknown): void => {
    trouble = { reason: describeFailure(error), at: now() };
    log.warn({ reason: trouble.reason }, "WeChat's puppet reports an error");
  };
  /** What a listener throws would end the process. */
  const listening =
    <Arguments extends readonly unknown[]>(listener: (...args: Arguments) => void) =>
    (...args: Arguments): void => {
      if (closed) return;
      try {
        listener(...args);
      } catch (error) {
        failed(error);
      }
    };
  const alive = (): void => {
    trouble = undefined;
  };

  const listen = (made: Bot): void => {
    const known = (): Accounts => {
      accounts ??= createAccounts({ line, log }, () => made.puppet);
      return accounts;
    };
    made.on(
      "login",
      listening(() => {
        alive();
        code = undefined;
        succeeded = true;
        // Ids of another login are other people's; those who spoke since the logout are of this one.
        if (login) accounts = undefined;
        login = { puppet: made.puppet, accounts: known(), since: now() };
        log.info("logged in to WeChat");
      }),
    );
    made.on(
      "logout",
      listening(() => {
        login = undefined;
        accounts = undefined;
        log.warn("logged out of WeChat");
      }),
    );
    made.on(
      "scan",
      listening((next: string, status: number) => {
        if (status !== scanWaiting || next === code) return;
        code = next;
        const link = `https://wechaty.js.org/qrcode/${encodeURIComponent(next)}`;
        log.warn({ link }, "WeChat waits: open the link and scan the code with the phone of the bot's account");
      }),
    );
    made.on("heartbeat", listening(alive));
    made.on(
      "message",
      listening((message) => {
        alive();
        dependencies.hear({ message, puppet: made.puppet, accounts: known() });
      }),
    );
    // Even of a closed one: an error nobody listens to is thrown.
    made.on("error", (error) => {
      if (!closed) failed(error);
    });
  };

  try {
    bot = library.createBot();
    listen(bot);
    bot.start().catch(failed);
  } catch (error) {
    failed(error);
  }

  const isRunning = (): boolean | "pending" => {
    try {
      return bot?.puppet.state.active() ?? false;
    } catch {
      return false;
    }
  };

  return {
    speaking: () => login,
    problem() {
      const reason = trouble && now().getTime() - trouble.at.getTime() < errorFreshMs ? ` (${trouble.reason})` : "";
      if (login) return reason === "" ? undefined : `WeChat reported an error and nothing since${reason}`;
      return code === undefined
        ? `nobody is logged in to WeChat${reason}`
        : "nobody is logged in to WeChat: somebody must scan the code whose link is in the log";
    },
    succeeded: () => succeeded,
    async ended(stop) {
      const lookEveryMs = deadAfterMs / 4;
      let idleMs = 0;
      while (!stop.aborted && idleMs < (isRunning() === "pending" ? deadAfterMs * beginningFactor : deadAfterMs)) {
        await pause(lookEveryMs, stop);
        idleMs = isRunning() === true ? 0 : idleMs + lookEveryMs;
      }
    },
    report: failed,
    async close() {
      closed = true;
      login = undefined;
      try {
        if (bot) await within(stopWithinMs, bot.stop());
      } catch (error) {
        log.warn({ reason: describeFailure(error) }, "WeChat's puppet did not stop in good order");
      }
    },
  };
}
