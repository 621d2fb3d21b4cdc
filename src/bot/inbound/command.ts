import type { Command, Outcome } from "../../conversation/engine.ts";
import { type Ending, say } from "../../conversation/flow.ts";
import { isDatabaseLost, type Tx } from "../../db/client.ts";
import { readInbox, type Written, writeTurnsIn } from "../../db/inbox.ts";
import { DomainError } from "../../domain/error.ts";
import { takeNumbers } from "../../domain/number.ts";
import { emptyHandbook } from "../../handbook.ts";
import { isolate } from "./failure.ts";
import {
  type InboundDependencies,
  leaseOf,
  type Read,
  settleTurn,
  think,
  type Waiting,
  whoIs,
  write,
  written,
} from "./turn.ts";

/** A finished flow and the turn it finished in. */
export interface Carried {
  readonly read: Read;
  readonly command: Command;
}

/** A command in a transaction of its own. Resolves with its message when that must be taken again. */
export function carryOutAlone(dependencies: InboundDependencies, each: Carried): Promise<readonly Waiting[]> {
  return isolate(dependencies, each.read.entry, () => carryOut(dependencies, each));
}

/**
 * Flows that open a request only add rows, so several of a batch share one transaction and its one commit. Where one of them does not go through,
 * all are taken back and each is carried out by itself.
 */
export async function carryOutTogether(
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
