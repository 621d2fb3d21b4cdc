import { z } from "zod";
import { type Text, text } from "../text.ts";
import type { AnyFlow, Choice, Context, Reply, Who } from "./flow.ts";

/** One flow in progress. Answers are kept by the step's name, so that steps may come, go and move between two turns. */
export interface Frame {
  readonly flow: string;
  readonly seed: unknown;
  readonly answers: Readonly<Record<string, unknown>>;
  readonly files: readonly string[];
  /** Steps in the order they were asked, for "back". */
  readonly path: readonly string[];
  /** The step that is asked again although it has an answer. */
  readonly correcting?: string | undefined;
  /** How often in a row the person was not understood. */
  readonly unclear: number;
}

/** A question that is open, the token its buttons carry, and the values of its buttons as they were numbered. */
export interface OpenQuestion {
  readonly step: string;
  readonly token: string;
  readonly shown?: readonly string[] | undefined;
}

/** What a conversation remembers between two turns. */
export interface ConversationState {
  /** The last one is being answered; those below wait for it. */
  readonly frames: readonly Frame[];
  readonly asked?: OpenQuestion | undefined;
  /** What a person said to a stale conversation and to which question of it, kept until they choose. */
  readonly held?:
    | { readonly text: string; readonly files: readonly string[]; readonly asked?: OpenQuestion | undefined }
    | undefined;
  /** What a person said who was then asked which of several conversations they mean. */
  readonly heard?: { readonly text: string; readonly files: readonly string[] } | undefined;
}

export const emptyState: ConversationState = { frames: [] };

const questionSchema = z.object({ step: z.string(), token: z.string(), shown: z.array(z.string()).optional() });

const stateSchema = z.object({
  frames: z.array(
    z.object({
      flow: z.string(),
      seed: z.unknown(),
      answers: z.record(z.string(), z.unknown()),
      files: z.array(z.string()),
      path: z.array(z.string()),
      correcting: z.string().optional(),
      unclear: z.number(),
    }),
  ),
  asked: questionSchema.optional(),
  held: z.object({ text: z.string(), files: z.array(z.string()), asked: questionSchema.optional() }).optional(),
  heard: z.object({ text: z.string(), files: z.array(z.string()) }).optional(),
});

/** A stored state; one that this version cannot read is an empty one. */
export function parseState(stored: unknown): ConversationState {
  const parsed = stateSchema.safeParse(stored);
  return parsed.success ? parsed.data : emptyState;
}

/** Steps of the engine itself; a `~` keeps them apart from the flows' own. */
export const confirmStep = "~confirm";
export const changeStep = "~change";
export const staleStep = "~stale";

type AnyContext = Context<Record<string, unknown>, unknown, unknown>;

/** A frame together with all that its questions may look at. */
export interface View {
  readonly flow: AnyFlow;
  readonly frame: Frame;
  readonly context: AnyContext;
  /** The first question without a valid answer. */
  readonly pending: string | undefined;
}

/** Looks at a frame with today's flow and facts: stored answers are checked again, and what no longer fits is asked again. */
export function view(flow: AnyFlow, frame: Frame, surroundings: { facts: unknown; who: Who; now: Date }): View {
  const answers: Record<string, unknown> = {};
  const context: AnyContext = { ...surroundings, seed: frame.seed, answers };
  let pending: string | undefined;
  for (const [name, step] of Object.entries(flow.steps)) {
    if (step.when && !step.when(context)) continue;
    const stored = Object.hasOwn(frame.answers, name)
      ? validAnswer({ flow, context }, name, frame.answers[name])
      : undefined;
    const answer = stored ?? validAnswer({ flow, context }, name, step.given?.(context));
    if (answer) answers[name] = answer.value;
    else pending ??= name;
  }
  const correcting = frame.correcting !== undefined && Object.hasOwn(flow.steps, frame.correcting);
  return { flow, frame, context, pending: correcting ? frame.correcting : pending };
}

/** The value when it is a valid answer to the step: by its schema and, where only choices are allowed, one of today's. */
export function validAnswer(
  { flow, context }: { flow: AnyFlow; context: AnyContext },
  name: string,
  value: unknown,
): { value: unknown } | undefined {
  if (value === undefined) return undefined;
  const parsed = flow.answers[name]?.safeParse(value);
  if (!parsed?.success) return undefined;
  const step = flow.steps[name];
  if (step?.choices && !step.read && !step.choices(context).some((choice) => choice.value === parsed.data))
    return undefined;
  if (step?.valid && !step.valid(parsed.data, context)) return undefined;
  return { value: parsed.data };
}

/** What can be chosen at a step, the engine's own included. */
export function choicesAt({ flow, context }: View, step: string): readonly Choice<unknown>[] {
  if (step === confirmStep) {
    return ["confirm", "change", "cancel"].map((key) => ({ key, value: key, label: text(`choice-${key}`) }));
  }
  if (step === staleStep) {
    return ["resume", "drop"].map((key) => ({ key, value: key, label: text(`choice-${key}`) }));
  }
  if (step === changeStep)
    return shown({ flow, context }).map(({ step: name, name: label }) => ({ key: name, value: name, label }));
  return flow.steps[step]?.choices?.(context) ?? [];
}

/** The question of a step, with its buttons. */
export function question(current: View, step: string, token: string): Reply {
  const buttons = choicesAt(current, step).map(({ key, label }) => ({ label, value: `~${token}.${step}.${key}` }));
  return buttons.length === 0 ? { text: wording(current, step) } : { text: wording(current, step), buttons };
}

function wording({ flow, context }: View, step: string): Text {
  if (step === confirmStep && flow.readBack) {
    const lines = shown({ flow, context }).map(({ name, value }) => text("read-back-line", { name, value }));
    return { id: flow.readBack.id, args: { ...flow.readBack.args, lines } };
  }
  if (step === changeStep) return text("ask-what-to-change");
  if (step === staleStep) return text("ask-resume", { flow: text(`flow-${flow.name}`) });
  return flow.steps[step]?.ask(context) ?? text("not-understood");
}

/** The lines of the read-back, in the order of the steps. */
export function shown({
  flow,
  context,
}: {
  flow: AnyFlow;
  context: AnyContext;
}): readonly { step: string; name: Text; value: Text }[] {
  return Object.entries(flow.steps).flatMap(([step, { show }]) => {
    if (!show || !(step in context.answers)) return [];
    return [{ step, ...show(context.answers[step], context) }];
  });
}
