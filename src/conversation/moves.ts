import type { Found } from "../handbook.ts";
import { type Text, text } from "../text.ts";
import { type Meaning, meaningless } from "../understanding/meaning.ts";
import { type AnyFlow, type Reply, say } from "./flow.ts";
import {
  type ConversationState,
  changeStep,
  choicesAt,
  confirmStep,
  emptyState,
  type Frame,
  question,
  staleStep,
  type View,
  validAnswer,
  view,
} from "./frame.ts";
import { readerOf } from "./reader.ts";
import {
  type Asked,
  type Command,
  type Engine,
  MissingFacts,
  type Outcome,
  type Turn,
  type TurnResult,
} from "./turn.ts";

/** What a turn can do to a conversation, whatever was said: begin a flow, store answers, ask, finish, go back. */
export abstract class Moves {
  protected readonly engine: Engine;
  protected readonly turn: Turn;
  protected readonly token: string;
  protected readonly meanings = new Map<string, Meaning>();
  protected readonly findings = new Map<string, readonly Found[]>();

  constructor(engine: Engine, turn: Turn) {
    this.engine = engine;
    this.turn = turn;
    this.token = turn.revision.toString(36);
  }

  protected readonly meaning = (words: string) => (): Meaning => {
    const known = this.meanings.get(words);
    if (known) return known;
    const meaning = this.engine.understand?.(words, { who: this.turn.who, now: this.turn.now }) ?? meaningless;
    this.meanings.set(words, meaning);
    return meaning;
  };

  protected readonly found = (words: string) => (): readonly Found[] => {
    const known = this.findings.get(words);
    if (known) return known;
    const { who, now } = this.turn;
    const found = this.engine.handbook?.find(words, readerOf(who), now) ?? [];
    this.findings.set(words, found);
    return found;
  };

  /** What cannot wait for the end of the conversation that is open. */
  protected look(frame: Frame): View {
    const flow = this.flow(frame.flow);
    return view(flow, frame, { facts: this.facts(flow, frame), who: this.turn.who, now: this.turn.now });
  }

  protected flow(name: string): AnyFlow {
    const flow = this.engine.flows.get(name);
    if (!flow) throw new Error(`no flow "${name}"`);
    return flow;
  }

  protected facts(flow: AnyFlow, { seed, answers }: Frame): unknown {
    if (!flow.facts) return undefined;
    const known = flow.factsWithout?.(this.turn.who, { seed, answers });
    if (known !== undefined) return known;
    const key = JSON.stringify([flow.name, seed ?? null, ...(flow.factsBy ?? []).map((name) => answers[name] ?? null)]);
    if (!this.turn.facts.has(key)) throw new MissingFacts({ type: "needs-facts", flow, seed, answers, key });
    return this.turn.facts.get(key);
  }
  protected read({ flow, context }: View, step: string, said: string): { value: unknown } | undefined {
    const value = flow.steps[step]?.read?.(said, context);
    return value === undefined ? undefined : validAnswer({ flow, context }, step, value);
  }

  /** Valid answers found in free words, by step. */
  protected understood({ flow, context }: View, said: string): Record<string, unknown> {
    const found = flow.understand?.(said, context, this.meaning(said)) ?? {};
    const valid: Record<string, unknown> = {};
    for (const [name, value] of Object.entries(found)) {
      const answer = validAnswer({ flow, context }, name, value);
      if (answer) valid[name] = answer.value;
    }
    return valid;
  }

  protected begin(state: ConversationState, flow: AnyFlow, seed: unknown, said: string, before?: Text): TurnResult {
    const begun = state.frames.find((other) => other.flow === flow.name && sameJson(other.seed, seed));
    if (begun) return this.advance({ ...state, frames: [...state.frames.filter((other) => other !== begun), begun] });
    const waiting = photosWithoutWords(state, flow);
    const sent = [...(said !== "" && said === this.turn.state.heard?.text ? this.turn.state.heard.files : [])];
    const files = joinFiles(waiting?.files ?? [], [...sent, ...this.turn.input.files]);
    const frame: Frame = { flow: flow.name, seed, answers: {}, files, path: [], unclear: 0 };
    const current = this.look(frame);
    const stopped = flow.stop?.(current.context);
    if (stopped) return this.again(state, undefined, stopped);
    const answers = said === "" ? {} : this.understood(current, said);
    // Three conversations inside one another are as many as a person can keep apart.
    const below = state.frames.filter((other) => other.flow !== flow.name && other !== waiting);
    const frames = [...below.slice(-2), { ...frame, answers }];
    return this.advance({ ...state, frames }, before ?? (said === "" ? undefined : flow.opening));
  }

  protected store(state: ConversationState, current: View, values: Record<string, unknown>): TurnResult {
    const { frame } = current;
    const answers = { ...frame.answers, ...values };
    return this.advance(replaceTop(state, { ...frame, answers, correcting: undefined, unclear: 0 }));
  }

  /** Asks what is missing, reads back what is complete, and otherwise finishes. */
  protected advance(state: ConversationState, before?: Text): TurnResult {
    const top = state.frames.at(-1);
    if (!top) return { type: "turn", state: { ...emptyState }, replies: before ? [say(before)] : [] };
    const current = this.look(top);
    if (current.pending !== undefined) return this.ask(state, current, current.pending, before);
    if (current.flow.readBack) return this.ask(state, current, confirmStep, before);
    return this.finish(state, current);
  }

  protected ask(state: ConversationState, current: View, step: string, before?: Text): Asked {
    const { frame, flow } = current;
    const stopped = step === staleStep ? undefined : flow.stop?.(current.context);
    if (stopped) {
      const { state: next, replies } = this.below(state);
      return { type: "turn", state: next, replies: [...stopped, ...replies] };
    }
    const path = step.startsWith("~") || frame.path.at(-1) === step ? frame.path : [...frame.path, step];
    const asking = question(current, step, this.token);
    const asked = { step, token: this.token, shown: asking.buttons?.map(({ value }) => value) };
    const replies = [...(before ? [say(before)] : []), asking];
    return { type: "turn", state: { ...replaceTop(state, { ...frame, path }), asked }, replies };
  }

  protected finish(state: ConversationState, current: View): Command {
    const below = this.below(state);
    const kept = current.flow.readBack ? this.ask(state, current, confirmStep) : below;
    return {
      type: "command",
      flow: current.flow,
      answers: current.context.answers,
      facts: current.context.facts,
      seed: current.frame.seed,
      files: current.frame.files,
      done: below,
      refused: { state: kept.state, replies: kept.replies },
    };
  }

  /** The conversation without its top frame, the one below asked again. */
  protected below(state: ConversationState): Outcome {
    const frames = state.frames.slice(0, -1);
    const next = frames.at(-1);
    if (!next) return { state: { frames: [] }, replies: [] };
    const current = this.look(next);
    const { held } = state;
    const step = held ? staleStep : nextStep(current);
    const result = this.ask({ frames, held }, current, step, text("back-to", { flow: text(`flow-${next.flow}`) }));
    return { state: result.state, replies: result.replies };
  }

  protected drop(state: ConversationState): TurnResult {
    const { state: next, replies } = this.below(state);
    return { type: "turn", state: next, replies: [say(text("flow-dropped")), ...replies] };
  }

  protected back(state: ConversationState, current: View): TurnResult {
    const { frame } = current;
    const here = state.asked?.step;
    const path = frame.path.at(-1) === here ? frame.path.slice(0, -1) : frame.path;
    const previous = path.findLast((step) => Object.hasOwn(current.flow.steps, step));
    if (previous === undefined) return this.again(state, text("back-at-start"));
    return this.advance(
      replaceTop(state, { ...frame, path: path.slice(0, path.lastIndexOf(previous)), correcting: previous }),
    );
  }

  protected unclear(state: ConversationState, current: View, step: string): TurnResult {
    const { frame, flow } = current;
    const hint = flow.steps[step]?.unclear ?? text(choicesAt(current, step).length > 0 ? "unclear-choice" : "unclear");
    const next = replaceTop(state, { ...frame, unclear: frame.unclear + 1 });
    return this.ask(
      next,
      { ...current, frame: { ...frame, unclear: frame.unclear + 1 } },
      step,
      frame.unclear >= 2 ? text("unclear-often") : hint,
    );
  }

  /** Says something and repeats the open question, or shows what can be done when there is none. */
  protected again(state: ConversationState, before: Text | undefined, instead?: readonly Reply[]): TurnResult {
    const first = instead ?? (before ? [say(before)] : []);
    const top = state.frames.at(-1);
    if (!top) return { type: "turn", state, replies: instead ? first : [...first, this.engine.help(this.turn.who)] };
    const current = this.look(top);
    const asked = this.ask(state, current, openStep(state, current));
    return { ...asked, replies: [...first, ...asked.replies] };
  }
}

/** As much as one message may say. */
export const heldAtMost = 4_000;

function sameJson(one: unknown, other: unknown): boolean {
  return JSON.stringify(one ?? null) === JSON.stringify(other ?? null);
}

/** What is to be asked when nothing particular is: what is missing, the read-back, or else the last question once more. */
function nextStep({ flow, frame, pending }: View): string {
  if (pending !== undefined) return pending;
  const last = frame.path.findLast((step) => Object.hasOwn(flow.steps, step));
  return flow.readBack ? confirmStep : (last ?? confirmStep);
}

/** As many files as one conversation takes along. */
const filesAtMost = 20;

export function joinFiles(before: readonly string[], files: readonly string[]): readonly string[] {
  return files.length === 0 ? before : [...new Set([...before, ...files])].slice(0, filesAtMost);
}

/** A conversation that was begun by a photo and has not come to its matter yet gives way, with the photo, to the one that is meant. */
export function photosWithoutWords({ frames }: ConversationState, flow: AnyFlow): Frame | undefined {
  const top = frames.at(-1);
  return flow.photos && top && top.files.length > 0 && Object.keys(top.answers).length === 0 ? top : undefined;
}

export function replaceTop(state: ConversationState, frame: Frame): ConversationState {
  return { ...state, frames: [...state.frames.slice(0, -1), frame] };
}

/** The question a person is answering; one that this version no longer asks gives way to the first that is missing. */
export function openStep({ asked }: ConversationState, { flow, pending }: View): string {
  const own = [confirmStep, changeStep, staleStep];
  if (asked && (own.includes(asked.step) || Object.hasOwn(flow.steps, asked.step))) return asked.step;
  return pending ?? confirmStep;
}
