import type { Logger } from "pino";
import { type Engine, type Prompt, type TurnResult, takeTurn } from "../../conversation/engine.ts";
import { type Reply, say, type Who } from "../../conversation/flow.ts";
import { type ConversationState, parseState } from "../../conversation/frame.ts";
import type { Db, Tx } from "../../db/client.ts";
import { promptSchema, type Seen, type Written, writeTurns } from "../../db/inbox.ts";
import { leaseMs } from "../../db/send.ts";
import { DomainError } from "../../domain/error.ts";
import { isStaffRole } from "../../domain/staff.ts";
import { emptyHandbook } from "../../handbook.ts";
import type { Metrics, TurnOutcome } from "../../metrics.ts";
import { lengthMs, type Policies } from "../../policy.ts";
import { isLanguage, text } from "../../text.ts";
import type { Inbound } from "../channel.ts";

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
  /** The words of a voice message, or nothing where they cannot be had; takes its time, never rejects. */
  readonly transcribe?: (fileId: string) => Promise<string | undefined>;
  /** Something new may be due in the ledger. */
  readonly poke: () => void;
  readonly metrics?: Pick<Metrics, "beginTurn" | "replies">;
}

/** A message that waits for its turn. */
export interface Waiting {
  inbound: Inbound;
  /** False while a voice message is being turned into words; what its chat says meanwhile waits behind it. */
  ready: boolean;
  /** Among its files is a voice message. */
  voice?: true;
  /** What a voice message was understood to say. */
  spoken?: string;
  readonly chat: string;
  failures: number;
  conflicts: number;
  /** Tells the metrics how it ended. */
  readonly end: ((outcome: TurnOutcome) => void) | undefined;
  readonly resolve: () => void;
  readonly reject: (error: unknown) => void;
}

/** How often a conversation may have moved under a turn before something must be wrong. */
const conflictsAtMost = 50;

/** A message with all that was read about its chat. */
export interface Read {
  readonly entry: Waiting;
  readonly seen: Seen;
  readonly who: Who;
  readonly conversationId: number;
}

/** Runs the engine, and again with the facts it asks for. */
export async function think(
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
        ...(entry.voice && entry.spoken === undefined ? { voice: entry.voice } : {}),
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
export interface Finished {
  readonly entry: Waiting;
  readonly turn: Written;
  readonly outcome: TurnOutcome;
}

/** Writes turns without a command; those whose conversation has moved are returned to be read again. */
export async function write(
  dependencies: InboundDependencies,
  turns: readonly Finished[],
): Promise<readonly Waiting[]> {
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

/** A turn is committed: whoever waits for it hears, and its replies leave. */
export function settleTurn({ sender, metrics }: InboundDependencies, { entry, turn, outcome }: Finished): void {
  entry.resolve();
  entry.end?.(outcome);
  metrics?.replies(turn.replies.length);
  if (turn.replies.length > 0) void sender.deliver(turn.conversationId);
}

/** A message that was taken before. */
export function settleRepeated(entry: Waiting): void {
  entry.resolve();
  entry.end?.("repeated");
}

/** The lease of replies that leave at once. */
export function leaseOf(process: string, at: Date): { process: string; until: Date } {
  return { process, until: new Date(at.getTime() + leaseMs) };
}

/** A turn in words, ready to be stored. */
export function written(
  { engine }: InboundDependencies,
  { entry, seen, who, conversationId }: Read,
  { state, replies }: { state: ConversationState | unknown; replies: readonly Reply[] },
  outcome: Written["outcome"] = "taken",
): Written {
  const { inbound, spoken } = entry;
  const heard = spoken === undefined ? [] : [say(text("voice-heard", { words: spoken }))];
  const rendered = joined([...heard, ...replies]).map((reply) => ({
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

/** The person as the database knew them. */
export function whoIs(
  seen: Seen,
  { network, group, privateLink }: Pick<Inbound, "network" | "group" | "privateLink">,
): Who {
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
