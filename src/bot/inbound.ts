import type { Logger } from "pino";
import {
  type Command,
  type Engine,
  type Outcome,
  type Prompt,
  type TurnResult,
  takeTurn,
} from "../conversation/engine.ts";
import { type Ending, type Reply, say, type Who } from "../conversation/flow.ts";
import { type ConversationState, parseState } from "../conversation/frame.ts";
import { cleanWords } from "../conversation/input.ts";
import { type Db, isDatabaseLost, type Tx } from "../db/client.ts";
import { openChats, promptSchema, readInbox, type Seen, type Written, writeTurns, writeTurnsIn } from "../db/inbox.ts";
import { leaseMs } from "../db/send.ts";
import { DomainError } from "../domain/error.ts";
import { takeNumbers } from "../domain/number.ts";
import { isStaffRole } from "../domain/staff.ts";
import { emptyHandbook } from "../handbook.ts";
import type { Metrics, TurnOutcome } from "../metrics.ts";
import { lengthMs, type Policies } from "../policy.ts";
import { isLanguage, type Language, text } from "../text.ts";
import { type Inbound, inboundSchema, type Receive } from "./channel.ts";

/** What taking in messages depends on. */
export interface InboundDependencies {
  readonly db: Db;
  readonly engine: Engine;
  readonly policies: Policies;
  readonly now: () => Date;
  readonly log: Logger;
  /** Sends the replies; they are leased to `process`. */
  readonly sender: { readonly process: string; deliver(conversationId: number): Promise<void> };
  /** A code nobody can guess, for flows that give one out. */
  readonly randomCode: () => string;
  /** Something new may be due in the ledger. */
  readonly poke: () => void;
  readonly metrics?: Pick<Metrics, "beginTurn" | "replies">;
}

interface Waiting {
  readonly inbound: Inbound;
  readonly chat: string;
  failures: number;
  conflicts: number;
  /** Tells the metrics how it ended. */
  readonly end: ((outcome: TurnOutcome) => void) | undefined;
  readonly resolve: () => void;
  readonly reject: (error: unknown) => void;
}

const batchSize = 64;
const batchesAtOnce = 2;
const smallestShare = 8;
/** How often a conversation may have moved under a turn before something must be wrong. */
const conflictsAtMost = 50;

/** Takes in messages of all channels: at most one per chat at a time, in order, many chats in one statement. */
export function createInbound(dependencies: InboundDependencies): { receive: Receive; settle(): Promise<void> } {
  const waiting: Waiting[] = [];
  const busy = new Set<string>();
  const batches = new Set<Promise<void>>();

  const next = (): Waiting[] => {
    const batch: Waiting[] = [];
    // Shared out over the free places, so that one batch thinks while the database writes another.
    const share = Math.ceil(waiting.length / (batchesAtOnce - batches.size));
    const size = Math.min(batchSize, Math.max(share, smallestShare));
    const skipped = new Set<string>();
    for (let index = 0; index < waiting.length && batch.length < size; ) {
      const entry = waiting[index];
      if (entry && !busy.has(entry.chat) && !skipped.has(entry.chat)) {
        waiting.splice(index, 1);
        busy.add(entry.chat);
        batch.push(entry);
      } else {
        if (entry) skipped.add(entry.chat);
        index++;
      }
    }
    return batch;
  };

  const pump = (): void => {
    while (batches.size < batchesAtOnce) {
      const batch = next();
      if (batch.length === 0) return;
      const work = takeBatch(dependencies, batch).then((again) => {
        for (const { chat } of batch) busy.delete(chat);
        // Before whatever else the same chat has said since.
        waiting.unshift(...again);
        batches.delete(work);
        pump();
      });
      batches.add(work);
    }
  };

  let scheduled = false;
  const schedule = (): void => {
    if (scheduled) return;
    scheduled = true;
    // What arrives in the same instant travels in one batch.
    setImmediate(() => {
      scheduled = false;
      pump();
    });
  };

  return {
    receive(candidate) {
      const inbound = inboundSchema.parse(candidate);
      return new Promise((resolve, reject) => {
        const chat = `${inbound.channel} ${inbound.account} ${inbound.chat}`;
        waiting.push({
          inbound: {
            ...inbound,
            text: cleanWords(inbound.text),
            files: inbound.files.map(cleanWords),
            ...(inbound.button === undefined ? {} : { button: cleanWords(inbound.button) }),
          },
          chat,
          failures: 0,
          conflicts: 0,
          end: dependencies.metrics?.beginTurn(),
          resolve,
          reject,
        });
        schedule();
      });
    },
    async settle() {
      while (batches.size > 0 || waiting.length > 0) {
        schedule();
        await Promise.all(batches);
        await new Promise((resolve) => setImmediate(resolve));
      }
    },
  };
}

/** One batch from read to commit. Resolves with the entries that must be taken again; never rejects. */
async function takeBatch(dependencies: InboundDependencies, batch: readonly Waiting[]): Promise<readonly Waiting[]> {
  try {
    return await attempt(dependencies, batch);
  } catch (error) {
    if (isDatabaseLost(error)) {
      for (const entry of batch) entry.reject(error);
      return [];
    }
    dependencies.log.warn({ err: error, size: batch.length }, "a batch failed; its turns are taken one by one");
    const again = await Promise.all(batch.map((entry) => takeAlone(dependencies, entry)));
    return again.flat();
  }
}

/** A turn by itself: twice, then it is stored as failed and answered kindly. */
async function takeAlone(dependencies: InboundDependencies, entry: Waiting): Promise<readonly Waiting[]> {
  try {
    return await attempt(dependencies, [entry]);
  } catch (error) {
    if (isDatabaseLost(error)) {
      entry.reject(error);
      return [];
    }
    if (++entry.failures < 2) return takeAlone(dependencies, entry);
    return storeFailed(dependencies, entry, error);
  }
}

async function storeFailed(
  dependencies: InboundDependencies,
  entry: Waiting,
  cause: unknown,
): Promise<readonly Waiting[]> {
  const { db, log } = dependencies;
  const { channel, id } = entry.inbound;
  log.error({ err: cause, channel, inbound: id }, "a message could not be worked on; stored as failed");
  try {
    const [seen] = await readInbox(db, [entry.inbound]);
    if (!seen || seen.claimed || seen.conversationId === null) {
      if (seen?.claimed) settleRepeated(entry);
      else entry.reject(cause);
      return [];
    }
    const read = { entry, seen, who: whoIs(seen, entry.inbound), conversationId: seen.conversationId };
    const state = (await isStuck(dependencies, read)) ? {} : (seen.state ?? {});
    const turn = written(dependencies, read, { state, replies: [say(text("turn-failed"))] }, "failed");
    return await write(dependencies, [{ entry, turn, outcome: "failed" }]);
  } catch (error) {
    entry.reject(error);
    return [];
  }
}

/** Whether the conversation breaks whatever is said in it. It is dropped then: its person could not even cancel it. */
async function isStuck(dependencies: InboundDependencies, read: Read): Promise<boolean> {
  const nothing = { ...read.entry, inbound: { ...read.entry.inbound, text: "", button: undefined, files: [] } };
  try {
    await think(dependencies, { ...read, entry: nothing });
    return false;
  } catch (error) {
    if (isDatabaseLost(error)) throw error;
    return true;
  }
}

interface Read {
  readonly entry: Waiting;
  readonly seen: Seen;
  readonly who: Who;
  readonly conversationId: number;
}

async function attempt(dependencies: InboundDependencies, batch: readonly Waiting[]): Promise<readonly Waiting[]> {
  const reads = await readBatch(dependencies, batch);
  const results = await Promise.all(reads.map(async (read) => ({ read, result: await think(dependencies, read) })));
  const turns: Finished[] = [];
  const commands: Carried[] = [];
  for (const { read, result } of results) {
    if (result.type === "command") commands.push({ read, command: result });
    else if (result.type === "turn")
      turns.push({ entry: read.entry, turn: written(dependencies, read, result), outcome: "taken" });
  }
  const openings = commands.filter(({ command }) => command.flow.number !== undefined);
  const together = openings.length > 1 ? openings : [];
  const alone = commands.filter((each) => !together.includes(each));
  const again = await Promise.all([
    write(dependencies, turns),
    ...(together.length > 0 ? [carryOutTogether(dependencies, together)] : []),
    ...alone.map((each) => carryOutAlone(dependencies, each)),
  ]);
  return again.flat();
}

/** A finished flow and the turn it finished in. */
interface Carried {
  readonly read: Read;
  readonly command: Command;
}

/** A command that fails must not make the turns beside it run twice. */
async function isolate(
  dependencies: InboundDependencies,
  entry: Waiting,
  work: () => Promise<readonly Waiting[]>,
): Promise<readonly Waiting[]> {
  try {
    return await work();
  } catch (error) {
    if (isDatabaseLost(error)) {
      entry.reject(error);
      return [];
    }
    if (++entry.failures < 2) return [entry];
    return storeFailed(dependencies, entry, error);
  }
}

/** Those of a batch that are new, each with its conversation; those claimed before are done. */
async function readBatch({ db, now }: InboundDependencies, batch: readonly Waiting[]): Promise<readonly Read[]> {
  let seen = await readInbox(
    db,
    batch.map(({ inbound }) => inbound),
  );
  const strangers = seen
    .filter(({ conversationId, claimed }) => conversationId === null && !claimed)
    .flatMap(({ n }) => batch[n - 1]?.inbound ?? []);
  if (strangers.length > 0) {
    await openChats(
      db,
      strangers.map((inbound) => ({ ...inbound, language: nearestLanguage(inbound.language) })),
      now(),
    );
    seen = await readInbox(
      db,
      batch.map(({ inbound }) => inbound),
    );
  }
  return seen.flatMap((row) => {
    const entry = batch[row.n - 1];
    if (!entry) return [];
    if (row.claimed) {
      settleRepeated(entry);
      return [];
    }
    if (row.conversationId === null) throw new Error("a conversation that was just opened is not there");
    return [{ entry, seen: row, who: whoIs(row, entry.inbound), conversationId: row.conversationId }];
  });
}

/** Runs the engine, and again with the facts it asks for. */
async function think(
  { db, engine, policies, now }: InboundDependencies,
  { entry, seen, who }: Read,
  tx: Tx = db.prisma,
): Promise<TurnResult> {
  const { inbound } = entry;
  const at = now();
  const facts = new Map<string, unknown>();
  const prompt = promptSchema.safeParse(seen.prompt);
  const state = parseState(seen.state);
  const stale = policies.for(who.property?.code).conversation.stale;
  for (;;) {
    const result = takeTurn(engine, {
      state,
      revision: seen.revision,
      prompt: prompt.success ? (prompt.data satisfies Prompt) : undefined,
      input: {
        text: inbound.text,
        files: inbound.files,
        ...(inbound.button === undefined ? {} : { button: inbound.button }),
      },
      who,
      now: at,
      spokeAt: seen.updatedAt,
      staleMs: lengthMs(stale),
      facts,
    });
    if (result.type !== "needs-facts") return result;
    try {
      facts.set(
        result.key,
        await result.flow.facts?.(tx, who, {
          seed: result.seed,
          answers: result.answers,
          now: at,
          policies,
          handbook: engine.handbook ?? emptyHandbook,
        }),
      );
    } catch (error) {
      if (!(error instanceof DomainError)) throw error;
      return { type: "turn", state, replies: [say(error.text)] };
    }
  }
}

/** A turn that was thought through and is to be written. */
interface Finished {
  readonly entry: Waiting;
  readonly turn: Written;
  readonly outcome: TurnOutcome;
}

/** Writes turns without a command; those whose conversation has moved are returned to be read again. */
async function write(dependencies: InboundDependencies, turns: readonly Finished[]): Promise<readonly Waiting[]> {
  if (turns.length === 0) return [];
  const { db, now, sender } = dependencies;
  const sorted = turns.map(({ turn }) => turn).sort((a, b) => a.conversationId - b.conversationId);
  const at = now();
  const moved = await writeTurns(db, sorted, leaseOf(sender.process, at), at);
  const again: Waiting[] = [];
  for (const { entry, turn, outcome } of turns) {
    if (moved.has(turn.conversationId)) settleTurn(dependencies, { entry, turn, outcome });
    else if (++entry.conflicts > conflictsAtMost) entry.reject(new Error("the conversation never stands still"));
    else again.push(entry);
  }
  return again;
}

function carryOutAlone(dependencies: InboundDependencies, each: Carried): Promise<readonly Waiting[]> {
  return isolate(dependencies, each.read.entry, () => carryOut(dependencies, each));
}

/**
 * Flows that open a request only add rows, so several of a batch share one transaction and its one commit. Where one of them does not go through,
 * all are taken back and each is carried out by itself.
 */
async function carryOutTogether(
  dependencies: InboundDependencies,
  commands: readonly Carried[],
): Promise<readonly Waiting[]> {
  const { db, now, sender, poke } = dependencies;
  const at = now();
  const sorted = commands.toSorted((a, b) => a.read.conversationId - b.read.conversationId);
  try {
    const numbers = await numbersFor(dependencies, sorted, at);
    const turns = await db.transaction(async (tx) => {
      const finished: Written[] = [];
      for (const [index, each] of sorted.entries())
        finished.push(await finish(dependencies, tx, each, numbers[index] ?? "", at));
      if ((await writeTurnsIn(tx, finished, leaseOf(sender.process, at), at)) < finished.length) throw new Moved();
      return finished;
    });
    for (const [index, { read }] of sorted.entries()) {
      const turn = turns[index];
      if (turn) settleTurn(dependencies, { entry: read.entry, turn, outcome: "taken" });
    }
    poke();
    return [];
  } catch (error) {
    if (!isDatabaseLost(error))
      return (await Promise.all(commands.map((each) => carryOutAlone(dependencies, each)))).flat();
    for (const { read } of commands) read.entry.reject(error);
    return [];
  }
}

/** A finished flow: its verb and its turn in one transaction. */
async function carryOut(dependencies: InboundDependencies, carried: Carried): Promise<readonly Waiting[]> {
  const { db, now, sender, poke } = dependencies;
  const { read, command } = carried;
  const { entry } = read;
  const at = now();
  try {
    const [number = ""] = await numbersFor(dependencies, [carried], at);
    const turn = await db.transaction(async (tx) => {
      const finished = await finish(dependencies, tx, carried, number, at);
      // The revision comes last: a verb whose conversation has moved under it is taken back with all it did.
      if ((await writeTurnsIn(tx, [finished], leaseOf(sender.process, at), at)) === 0) throw new Moved();
      return finished;
    });
    settleTurn(dependencies, { entry, turn, outcome: "taken" });
    poke();
    return [];
  } catch (error) {
    if (error instanceof Moved) return [entry];
    if (!(error instanceof DomainError)) throw error;
    const refused = { state: command.refused.state, replies: [say(error.text), ...command.refused.replies] };
    return write(dependencies, [{ entry, turn: written(dependencies, read, refused), outcome: "refused" }]);
  }
}

/** The numbers that flows want, each kind taken in one statement. */
async function numbersFor(
  { db }: InboundDependencies,
  commands: readonly Carried[],
  now: Date,
): Promise<readonly string[]> {
  const wanted = commands.map(({ read: { who }, command: { flow } }) => ({
    property: who.property,
    prefix: flow.number,
  }));
  return takeNumbers(db, wanted, now);
}

/** Calls a flow's verb. Returns the turn as it is to be written. */
async function finish(
  dependencies: InboundDependencies,
  tx: Tx,
  { read, command }: Carried,
  number: string,
  now: Date,
): Promise<Written> {
  const { flow, answers, facts, seed, files } = command;
  const { engine, policies } = dependencies;
  const code = dependencies.randomCode();
  const handbook = engine.handbook ?? emptyHandbook;
  const given = { answers, facts, seed, files, who: read.who, number, code, now, policies, handbook };
  const ending = await flow.finish(tx, given);
  const outcome = await takenUp(dependencies, tx, read, ending, command.done);
  return written(dependencies, outcome.read, outcome);
}

class Moved extends Error {}

/** The flow's last words; and where it leaves a wish to be taken up, the first question about that, by the person as they are known now. */
async function takenUp(
  dependencies: InboundDependencies,
  tx: Tx,
  read: Read,
  ending: Ending,
  done: Outcome,
): Promise<Outcome & { readonly read: Read }> {
  if ("language" in ending) {
    const who = { ...read.who, language: ending.language };
    return { ...done, replies: [...ending.replies, ...done.replies], read: { ...read, who } };
  }
  if (!("takeUp" in ending)) return { ...done, replies: [...ending, ...done.replies], read };
  const { replies, takeUp } = ending;
  const [seen] = await readInbox(tx, [read.entry.inbound]);
  if (!seen) return { ...done, replies: [...replies, ...done.replies], read };
  const said =
    "text" in takeUp
      ? { text: takeUp.text, files: [...takeUp.files], button: undefined }
      : { ...takeUp, text: "", files: [] };
  const inbound = { ...read.entry.inbound, ...said };
  const again = {
    ...read,
    seen: { ...seen, state: done.state },
    who: whoIs(seen, inbound),
    entry: { ...read.entry, inbound },
  };
  const left = new Map(dependencies.engine.flows);
  if ("except" in takeUp && takeUp.except !== undefined) left.delete(takeUp.except);
  // Within the transaction: the facts are to know what the verb has just done.
  const result = await think({ ...dependencies, engine: { ...dependencies.engine, flows: left } }, again, tx);
  // The wish is asked about, never acted upon unasked.
  const next = result.type === "turn" ? result : result.type === "command" ? result.refused : done;
  return { state: next.state, replies: [...replies, ...next.replies], read: { ...read, who: again.who } };
}

function settleTurn({ sender, metrics }: InboundDependencies, { entry, turn, outcome }: Finished): void {
  entry.resolve();
  entry.end?.(outcome);
  metrics?.replies(turn.replies.length);
  if (turn.replies.length > 0) void sender.deliver(turn.conversationId);
}

function settleRepeated(entry: Waiting): void {
  entry.resolve();
  entry.end?.("repeated");
}

function leaseOf(process: string, at: Date): { process: string; until: Date } {
  return { process, until: new Date(at.getTime() + leaseMs) };
}

/** A turn in words, ready to be stored. */
function written(
  { engine }: InboundDependencies,
  { entry, seen, who, conversationId }: Read,
  { state, replies }: { state: ConversationState | unknown; replies: readonly Reply[] },
  outcome: Written["outcome"] = "taken",
): Written {
  const { inbound } = entry;
  const rendered = joined(replies).map((reply) => ({
    text: reply.texts.map((part) => engine.texts.format(who.language, part)).join("\n\n"),
    buttons: reply.buttons.map(({ label, value }) => ({ label: engine.texts.format(who.language, label), value })),
  }));
  const last = rendered.at(-1);
  const standsAlone =
    last !== undefined && last.buttons.length > 0 && !last.buttons.some(({ value }) => value.startsWith("~"));
  return {
    address: inbound,
    conversationId,
    revision: seen.revision,
    state,
    ...(standsAlone ? { prompt: last.buttons } : {}),
    said: { text: inbound.text, button: inbound.button, files: inbound.files },
    replies: rendered,
    outcome,
  };
}

/** Replies that follow each other without buttons in between become one message: people read less, providers limit less. */
function joined(
  replies: readonly Reply[],
): readonly { texts: Reply["text"][]; buttons: NonNullable<Reply["buttons"]> }[] {
  const messages: { texts: Reply["text"][]; buttons: NonNullable<Reply["buttons"]> }[] = [];
  for (const reply of replies) {
    const open = messages.at(-1);
    if (open && open.buttons.length === 0) {
      open.texts.push(reply.text);
      open.buttons = reply.buttons ?? [];
    } else messages.push({ texts: [reply.text], buttons: reply.buttons ?? [] });
  }
  return messages;
}

function whoIs(seen: Seen, { network, group, privateLink }: Pick<Inbound, "network" | "group" | "privateLink">): Who {
  const { staff } = seen;
  return {
    accountId: seen.accountId,
    ...(seen.conversationId === null ? {} : { conversationId: seen.conversationId }),
    ...(seen.handoff === null
      ? {}
      : { handoff: { id: seen.handoff.id, ...(seen.handoff.since === null ? {} : { since: seen.handoff.since }) } }),
    ...(seen.speakingTo === null ? {} : { speakingTo: seen.speakingTo }),
    language: isLanguage(seen.language) ? seen.language : "zh-CN",
    units: seen.units,
    ...(network === undefined ? {} : { network }),
    ...(group ? { group } : {}),
    ...(privateLink === undefined ? {} : { privateLink }),
    ...(seen.personId === null ? {} : { personId: seen.personId }),
    ...(seen.name === null ? {} : { name: seen.name }),
    ...(seen.phone === null ? {} : { phone: seen.phone }),
    ...(seen.property === null ? {} : { property: seen.property }),
    ...(staff !== null && isStaffRole(staff.role) ? { staff: { id: staff.id, role: staff.role } } : {}),
  };
}

/** The language of ours that a provider's hint (`en-GB`, `zh-hant`) comes closest to. */
function nearestLanguage(hint: string | undefined): Language | undefined {
  if (hint === undefined) return undefined;
  if (/^zh-?(tw|hk|mo|hant)/i.test(hint)) return "zh-TW";
  if (/^zh/i.test(hint)) return "zh-CN";
  return /^en/i.test(hint) ? "en" : undefined;
}
