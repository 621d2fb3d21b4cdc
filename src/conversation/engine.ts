import { type Text, text } from "../text.ts";
import { type AnyFlow, type Choice, say } from "./flow.ts";
import {
  type ConversationState,
  changeStep,
  choicesAt,
  confirmStep,
  type Frame,
  shown,
  staleStep,
  type View,
} from "./frame.ts";
import { chooseByName, chooseByWords, comparable, means, readOrdinal } from "./input.ts";
import { heldAtMost, joinFiles, Moves, openStep, replaceTop } from "./moves.ts";
import {
  type Asked,
  type Command,
  type Engine,
  MissingFacts,
  type Outcome,
  type Prompt,
  type Turn,
  type TurnResult,
} from "./turn.ts";

export type { Asked, Command, Engine, NeedsFacts, Outcome, Prompt, Turn, TurnResult } from "./turn.ts";

/** One turn of a conversation. Pure: asks for the facts it lacks and is then run again. */
export function takeTurn(engine: Engine, turn: Turn): TurnResult {
  try {
    if (!turn.who.group) return new TurnRun(engine, turn).run();
    const run = new TurnRun(inGroups(engine), turn);
    // What somebody means who speaks of their own is known by what they might begin alone.
    return turn.state.frames.length > 0 || turn.input.button !== undefined || new TurnRun(engine, turn).isForGroup()
      ? run.run()
      : { type: "turn", state: turn.state, replies: [engine.help(turn.who)] };
  } catch (signal) {
    if (signal instanceof MissingFacts) return signal.needs;
    throw signal;
  }
}

const groupEngines = new WeakMap<Engine, Engine>();

/** What is left of an engine where others read along (X2). */
function inGroups(engine: Engine): Engine {
  const known = groupEngines.get(engine);
  if (known) return known;
  const flows = new Map([...engine.flows].filter(([, flow]) => flow.inGroups));
  const narrowed = { ...engine, flows };
  groupEngines.set(engine, narrowed);
  return narrowed;
}

/** Reads what a person did, and makes the move that fits. */
class TurnRun extends Moves {
  run(): TurnResult {
    // A flow that this version no longer has, or that is no longer meant for this person, takes its frame with it.
    const frames = this.turn.state.frames.filter(({ flow }) => this.engine.flows.get(flow)?.for(this.turn.who));
    const top = frames.at(-1);
    const asked = top === this.turn.state.frames.at(-1) ? this.turn.state.asked : top && questionGone;
    const { heard, ...before } = this.turn.state;
    const state: ConversationState = { ...before, frames, asked };
    const { input } = this.turn;
    const taken = input.button === undefined ? this.takenOver(state, top) : undefined;
    if (taken) return taken;
    if (!top) return input.button === undefined ? this.fromIdle(state) : this.press(state, input.button);
    const alarm = input.button === undefined ? this.interruption(top, input.text) : undefined;
    // What was half said of it before gives way.
    if (alarm)
      return this.begin(
        { ...state, frames: frames.filter(({ flow }) => flow !== alarm.name) },
        alarm,
        alarm.seed,
        input.text,
      );
    // A button of another message says all by itself.
    if (input.button !== undefined && !input.button.startsWith("~")) return this.press(state, input.button);
    if (asked?.step === staleStep) return this.resumeOrDrop(state, top);
    const cancels = means(this.engine.texts, "command-cancel", input.text);
    if (this.isStale() && !cancels && !this.answersOpenQuestion(state)) {
      const held = { text: input.text, files: input.files, asked };
      return this.ask({ ...state, held }, this.look(top), staleStep);
    }
    if (input.button !== undefined) return this.press(this.keepFiles(state), input.button);
    return this.words(state, top);
  }

  private isStale(): boolean {
    return this.turn.now.getTime() - this.turn.spokeAt.getTime() > this.turn.staleMs;
  }

  private answersOpenQuestion({ asked }: ConversationState): boolean {
    return this.turn.input.button?.startsWith(`~${asked?.token}.${asked?.step}.`) ?? false;
  }

  /** What cannot wait for the end of the conversation that is open. */
  private interruption(top: Frame | undefined, said: string): AnyFlow | undefined {
    const { flows } = this.engine;
    const current = top && flows.get(top.flow);
    if (said === "" || current?.uninterrupted || this.promptedBy(said)) return undefined;
    // An alarm that was begun long ago does not keep the next one out.
    if (current?.interrupts && !this.isStale()) return undefined;
    for (const flow of flows.values()) {
      if (!flow.interrupts || !flow.for(this.turn.who)) continue;
      if ((flow.wants?.(said, this.turn.who, this.meaning(said), this.found(said)) ?? 0) >= interruptsFrom) return flow;
    }
    return undefined;
  }

  /** Words to a person instead of the bot: everything but alarms, commands, and what was begun with the bot since. */
  private takenOver(state: ConversationState, top: Frame | undefined): Command | undefined {
    const { who, spokeAt, input } = this.turn;
    const { text: said, files } = input;
    const flow = [...this.engine.flows.values()].find((each) => each.takesOver && each.for(who));
    const since = flow?.takesOver?.(who);
    if (!flow || since === undefined || (said === "" && files.length === 0)) return undefined;
    if (top && (spokeAt > since || means(this.engine.texts, "command-cancel", said))) return undefined;
    const named = this.flowNamed(said);
    if ((named && !named.casual) || this.interruption(undefined, said)) return undefined;
    if (readOrdinal(said) === undefined && this.promptedBy(said)) return undefined;
    const frame: Frame = { flow: flow.name, seed: flow.seed, answers: {}, files, path: [], unclear: 0 };
    const answers = said === "" ? {} : this.understood(this.look(frame), said);
    // What was half said to the bot before is told to the person now.
    const kept: Outcome = { state: { ...state, frames: [], asked: undefined }, replies: [] };
    return { type: "command", flow, answers, facts: undefined, seed: flow.seed, files, done: kept, refused: kept };
  }

  // ── a press ─────────────────────────────────────────────────────────────────────────────────────────────

  private press(state: ConversationState, value: string): TurnResult {
    const top = state.frames.at(-1);
    if (value.startsWith("~")) {
      const [token, step, key] = value.slice(1).split(".");
      if (!top || !state.asked || token !== state.asked.token || step !== state.asked.step) {
        return this.again(state, text("button-spent"));
      }
      const current = this.look(top);
      const choice = choicesAt(current, step).find((candidate) => candidate.key === key);
      return choice ? this.chosen(state, current, step, choice.value) : this.again(state, text("button-spent"));
    }
    const [verb, ...args] = value.split(":");
    for (const flow of this.engine.flows.values()) {
      const begins = verb === "begin" ? flow.name === args[0] : verb === flow.button?.verb;
      if (!begins) continue;
      const seed = verb === "begin" ? flow.seed : flow.button?.seed(args);
      if (seed === undefined || !flow.for(this.turn.who)) break;
      const { heard } = this.turn.state;
      return verb === "begin" && heard ? this.begin(state, flow, seed, heard.text) : this.begin(state, flow, seed, "");
    }
    return this.again(state, this.turn.who.group ? undefined : text("button-unknown"));
  }

  /** A choice of the open question, the engine's own questions included. */
  private chosen(state: ConversationState, current: View, step: string, value: unknown): TurnResult {
    const { frame } = current;
    if (step === confirmStep) {
      // Something may have become missing since it was read back.
      if (value === "confirm") return current.pending === undefined ? this.finish(state, current) : this.advance(state);
      if (value === "change") return this.ask(state, current, changeStep);
      return this.drop(state);
    }
    if (step === changeStep)
      return this.advance(replaceTop(state, { ...frame, correcting: String(value), unclear: 0 }));
    return this.store(state, current, { [step]: value });
  }

  // ── words ───────────────────────────────────────────────────────────────────────────────────────────────

  private words(state: ConversationState, top: Frame): TurnResult {
    const { texts } = this.engine;
    const { text: said, files } = this.turn.input;
    const withFiles = this.keepFiles(state);
    const current = this.look(withFiles.frames.at(-1) ?? top);
    const step = openStep(withFiles, current);
    if (said === "") {
      const shown = files.length > 0 ? current.flow.steps[step]?.photos : undefined;
      if (shown !== undefined) return this.store(withFiles, current, { [step]: shown });
      return this.again(withFiles, files.length > 0 ? this.filesNoted() : text("message-empty"));
    }
    const named = step === withFiles.asked?.step ? chooseByName(texts, choicesAt(current, step), said) : undefined;
    if (named) return this.chosen(withFiles, current, step, named.value);
    if (means(texts, "command-cancel", said)) return this.drop(withFiles);
    if (means(texts, "command-back", said)) return this.back(withFiles, current);
    if (means(texts, "command-help", said)) return this.again(withFiles, text("help-in-flow"));
    return this.answer(withFiles, current, said);
  }

  /** Adds what was sent along to what the conversation has in hand. */
  private keepFiles(state: ConversationState): ConversationState {
    const { files } = this.turn.input;
    const top = state.frames.at(-1);
    return !top || files.length === 0 ? state : replaceTop(state, { ...top, files: joinFiles(top.files, files) });
  }

  /** Words meant for the open question, or for something else that can be said at any time. */
  private answer(state: ConversationState, current: View, said: string): TurnResult {
    const step = openStep(state, current);
    const choices = choicesAt(current, step);
    const prompted = this.promptedBy(said);
    const ordinal = readOrdinal(said);
    const shown = ordinal === undefined ? undefined : state.asked?.shown?.[ordinal - 1];
    if (shown !== undefined)
      return prompted ? this.whichOne(state, current, prompted, shown) : this.press(state, shown);
    // The question was taken out of the flow since it was asked: its answer must not become the answer to another one.
    if (state.asked && step !== state.asked.step) return this.store(state, current, this.understood(current, said));
    const atReadBack = step === confirmStep || step === changeStep;
    const choice = ordinal === undefined ? this.chooses(current, step, said) : undefined;
    if (choice && !atReadBack) return this.chosen(state, current, step, choice.value);
    if (prompted) return this.press(state, prompted.value);
    const other = this.flowNamed(said);
    if (other && other.name !== current.flow.name) return this.begin(state, other, other.seed, "");
    if (atReadBack) return this.correct(state, current, step, said, choice);
    // The number of a button that is not there.
    if (ordinal !== undefined && choices.length > 0) return this.unclear(state, current, step);

    const read = this.read(current, step, said);
    const found = this.understood(current, said);
    // What is already known is only changed by an answer to its own question.
    const missing = Object.fromEntries(Object.entries(found).filter(([name]) => !(name in current.frame.answers)));
    if (read) return this.store(state, current, { ...missing, [step]: read.value });
    if (step in missing || Object.keys(missing).length > 0) return this.store(state, current, missing);
    return this.otherwise(state, current, step, said);
  }

  /** Words that are no answer to the open question: they surely mean another conversation, or they are not understood. */
  private otherwise(state: ConversationState, current: View, step: string, said: string): TurnResult {
    const [best] = this.wishes(said);
    const other = best && best.wish >= changesFrom && best.flow.name !== current.flow.name ? best.flow : undefined;
    return other ? this.begin(state, other, other.seed, said) : this.unclear(state, current, step);
  }

  /** The choice that words name; where any words are an answer, only by its bare name. */
  private chooses(current: View, step: string, said: string): Choice<unknown> | undefined {
    const choices = choicesAt(current, step);
    if (current.flow.steps[step]?.read) return chooseByName(this.engine.texts, choices, said);
    return chooseByWords(this.engine.texts, choices, said, step === confirmStep || choices.length <= 2);
  }

  /** Words said to the read-back: a new answer, the name of what is wrong, or a choice in a short sentence. */
  private correct(
    state: ConversationState,
    current: View,
    step: string,
    said: string,
    choice: Choice<unknown> | undefined,
  ): TurnResult {
    const { answers } = current.context;
    const found = Object.entries(this.understood(current, said)).filter(([name, value]) => answers[name] !== value);
    if (found.length > 0) return this.store(state, current, Object.fromEntries(found));
    const named = this.stepNamed(current, said);
    if (named !== undefined && (!choice || choice.value === "change")) {
      return this.chosen(state, current, changeStep, named);
    }
    return choice ? this.chosen(state, current, step, choice.value) : this.otherwise(state, current, step, said);
  }

  /** The read-back line a person wants changed: 改电话. */
  private stepNamed(current: View, said: string): string | undefined {
    const named = shown(current).filter(({ name }) => {
      const label = comparable(this.engine.texts.format(this.turn.who.language, name));
      return comparable(said).includes(label);
    });
    return named.length === 1 ? named[0]?.step : undefined;
  }

  private flowNamed(said: string): AnyFlow | undefined {
    for (const flow of this.engine.flows.values()) {
      if (flow.words && flow.for(this.turn.who) && means(this.engine.texts, flow.words, said)) return flow;
    }
    return undefined;
  }

  /** The button of the last message outside a flow that these words name. */
  private promptedBy(said: string): Prompt["buttons"][number] | undefined {
    const { prompt, state } = this.turn;
    if (!prompt) return undefined;
    const askedAt = state.asked ? Number.parseInt(state.asked.token, 36) : -1;
    const ordinal = readOrdinal(said);
    if (ordinal !== undefined) return prompt.revision > askedAt ? prompt.buttons[ordinal - 1] : undefined;
    return prompt.buttons.find(({ label }) => comparable(label) === comparable(said));
  }

  /** A bare number fits the open question and a newer message: asked which, since a wrong guess would act. */
  private whichOne(
    state: ConversationState,
    current: View,
    prompted: Prompt["buttons"][number],
    shown: string,
  ): TurnResult {
    const [, step = "", key] = shown.split(".");
    const choice = choicesAt(current, step).find((candidate) => candidate.key === key);
    if (!choice) return this.again(state, undefined);
    const buttons = [
      { label: text("verbatim", { value: prompted.label }), value: prompted.value },
      { label: choice.label, value: `~${this.token}.${step}.${choice.key}` },
    ];
    const asked = { step, token: this.token, shown: buttons.map(({ value }) => value) };
    return { type: "turn", state: { ...state, asked }, replies: [say(text("ask-which-one"), buttons)] };
  }

  // ── beginning ───────────────────────────────────────────────────────────────────────────────────────────

  private fromIdle(state: ConversationState): TurnResult {
    const said = this.turn.input.text;
    const { who } = this.turn;
    const idle = { ...state, held: undefined };
    const prompted = this.promptedBy(said);
    if (prompted) return this.press(idle, prompted.value);
    const named = this.flowNamed(said);
    if (named) return this.begin(idle, named, named.seed, "");
    const wishes = this.wishes(said);
    const [best] = wishes;
    if (best && best.wish >= beginsFrom) return this.begin(idle, best.flow, best.flow.seed, said);
    const taker = this.turn.input.files.length > 0 ? this.flowForFiles() : undefined;
    if (taker)
      return this.begin(
        idle,
        taker,
        taker.seed,
        said,
        who.staff && !this.turn.input.voice ? text("photo-first-staff") : this.filesNoted(),
      );
    if (best) return this.askWhich(idle, wishes);
    const noted = this.turn.input.voice ? [say(this.filesNoted())] : [];
    return { type: "turn", state: idle, replies: [...noted, this.engine.help(who)] };
  }

  /** Whether words begin something that may be held where others read along. */
  isForGroup(): boolean {
    const said = this.turn.input.text;
    const named = this.flowNamed(said);
    if (named) return named.inGroups === true;
    const [best] = this.wishes(said);
    return best?.flow.inGroups === true && best.wish >= beginsFrom;
  }

  /** The conversations that free words may begin, surest first. */
  private wishes(said: string): readonly { readonly flow: AnyFlow; readonly wish: number }[] {
    if (said === "") return [];
    const { who } = this.turn;
    return [...this.engine.flows.values()]
      .flatMap((flow) => {
        const wish = flow.for(who) ? (flow.wants?.(said, who, this.meaning(said), this.found(said)) ?? 0) : 0;
        const precedes = flow.interrupts === true && wish >= precedesFrom;
        return wish >= guessedFrom ? [{ flow, wish, precedes }] : [];
      })
      .sort((a, b) => Number(b.precedes) - Number(a.precedes) || b.wish - a.wish);
  }

  /** Too unsure to begin anything: the likeliest are offered, and what was said is kept for the one that is chosen. */
  private askWhich(state: ConversationState, wishes: readonly { flow: AnyFlow }[]): Asked {
    const buttons = wishes
      .slice(0, guessesAtMost)
      .map(({ flow: { name } }) => ({ label: text(`flow-${name}`), value: `begin:${name}` }));
    const { text: said, files } = this.turn.input;
    const heard = { text: said.slice(0, heldAtMost), files };
    return { type: "turn", state: { ...state, heard }, replies: [say(text("ask-which-meant"), buttons)] };
  }

  private filesNoted(): Text {
    return text(this.turn.input.voice ? "voice-please-type" : "files-noted");
  }

  private flowForFiles(): AnyFlow | undefined {
    for (const flow of this.engine.flows.values()) if (flow.photos === "begin" && flow.for(this.turn.who)) return flow;
    return undefined;
  }

  private resumeOrDrop(state: ConversationState, top: Frame): TurnResult {
    const { input } = this.turn;
    const { texts } = this.engine;
    const current = this.look(top);
    const byButton = choicesAt(current, staleStep).find(
      ({ key }) => input.button === `~${state.asked?.token}.${staleStep}.${key}`,
    );
    const choice = byButton ?? chooseByWords(texts, choicesAt(current, staleStep), input.text);
    const held = {
      ...state.held,
      text: state.held?.text ?? "",
      files: joinFiles(state.held?.files ?? [], input.files),
    };
    if (!choice) {
      if (means(texts, "command-cancel", input.text)) return this.drop({ ...state, held: undefined });
      const other = this.flowNamed(input.text);
      if (other && other.name !== current.flow.name) return this.begin(state, other, other.seed, "");
      const words = [held.text, input.text]
        .filter((part) => part !== "")
        .join("\n")
        .slice(0, heldAtMost);
      return this.again({ ...state, held: { ...held, text: words } }, text("unclear-choice"));
    }
    if (choice.value === "drop") {
      const restarted = new TurnRun(this.engine, {
        ...this.turn,
        input: held,
      });
      return restarted.fromIdle({ frames: [] });
    }
    const resumed = { ...state, held: undefined, asked: held.asked };
    if (held.text !== "" && !(held.asked?.step ?? "~").startsWith("~")) {
      return new TurnRun(this.engine, { ...this.turn, state: resumed, input: held }).words(resumed, top);
    }
    // A yes to a read-back of long ago confirms nothing: it is read back again, with what else was said.
    const answers = { ...top.answers, ...this.understood(current, held.text) };
    return this.advance(replaceTop(resumed, { ...top, files: joinFiles(top.files, held.files), answers }));
  }
}

/** Stands for the open question of a flow that is gone: nothing answers it. */
const questionGone = { step: "", token: "" };

/** How sure a flow must be to begin by itself, to be offered, and to break into another conversation. */
const beginsFrom = 0.5;
const guessedFrom = 0.2;
const interruptsFrom = 0.8;
/** A likely alarm comes before whatever else the words may mean, however likely that is. */
const precedesFrom = 0.7;
/** How sure a flow must be to begin where words are no answer to the question that is open. */
const changesFrom = 0.7;
const guessesAtMost = 3;
