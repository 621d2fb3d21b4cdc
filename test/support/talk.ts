import { join } from "node:path";
import { help } from "../../src/bot/commands.ts";
import { programDir } from "../../src/config.ts";
import {
  type Command,
  type NeedsFacts,
  type Outcome,
  type Prompt,
  type TurnResult,
  takeTurn,
} from "../../src/conversation/engine.ts";
import type { AnyFlow, Who } from "../../src/conversation/flow.ts";
import { type ConversationState, emptyState, parseState } from "../../src/conversation/frame.ts";
import { cleanWords } from "../../src/conversation/input.ts";
import { understandWords } from "../../src/flows/meaning.ts";
import { languages, loadTexts } from "../../src/text.ts";

export const texts = loadTexts(join(programDir, "locales"));

/** What happens next: words, or something else a person, a job or a clock can do. */
export type Move =
  | string
  /** The last button shown with this label. */
  | { readonly press: string }
  /** A press of any value, shown or not. */
  | { readonly button: string }
  /** A photo, with or without words. */
  | { readonly files: readonly string[]; readonly text?: string }
  /** Time passes. */
  | { readonly hours: number }
  /** A message from outside the conversation, with buttons as in a card: label → value. */
  | { readonly told: Readonly<Record<string, string>> };

export interface Setup {
  readonly who?: Who;
  /** What the flow's `facts` would have loaded; a function hears what was asked for. */
  readonly facts?: unknown;
  /** Other flows that can be begun. */
  readonly others?: readonly AnyFlow[];
  /** Goes on where this talk stopped. */
  readonly from?: Talk;
  readonly staleHours?: number;
}

interface ShownButton {
  readonly label: string;
  readonly value: string;
}

/** A talk as far as it has come. */
export interface Talk {
  /** Everything that was said to the person, one entry for each move that was answered, rendered zh-CN. */
  readonly said: readonly string[];
  readonly last: string;
  /** Buttons under the last thing said. */
  readonly buttons: readonly ShownButton[];
  /** As the database would give it back: through JSON and `parseState`. */
  readonly state: ConversationState;
  /** As the engine returned it. */
  readonly returned: unknown;
  /** The last flow that finished during this talk. */
  readonly command: Command | undefined;
  readonly commands: readonly Command[];
  /** Facts that were asked for, in order. */
  readonly asked: readonly NeedsFacts[];
  readonly revision: number;
  readonly prompt: Prompt | undefined;
  readonly now: Date;
  readonly spokeAt: Date;
  readonly shown: readonly ShownButton[];
}

export const resident: Who = {
  accountId: 1,
  language: "zh-CN",
  personId: 11,
  name: "张伟",
  phone: "13800000001",
  property: { id: 1, code: "cuihu", name: "翠湖花园", zone: "Asia/Shanghai" },
  units: [{ id: 7, label: "3栋2单元1201" }],
};

const begins: Talk = {
  said: [],
  last: "",
  buttons: [],
  state: emptyState,
  returned: emptyState,
  command: undefined,
  commands: [],
  asked: [],
  revision: 0,
  prompt: undefined,
  now: new Date("2026-11-23T02:00:00Z"),
  spokeAt: new Date("2026-11-23T02:00:00Z"),
  shown: [],
};

/** Talks to the pure engine about one flow: no database, no channel. The state travels as JSON from turn to turn, as it does in the database. */
export function talk(flow: AnyFlow | readonly AnyFlow[], setup: Setup, ...moves: readonly Move[]): Talk {
  const list = "name" in flow ? [flow, ...(setup.others ?? [])] : flow;
  const engine = { flows: new Map(list.map((each) => [each.name, each])), texts, help, understand: understandWords };
  const who = setup.who ?? resident;
  return moves.reduce((talk, move) => take(talk, move), setup.from ?? begins);

  function take(before: Talk, move: Move): Talk {
    if (typeof move === "object" && "hours" in move) {
      return { ...before, now: new Date(before.now.getTime() + move.hours * 3_600_000) };
    }
    if (typeof move === "object" && "told" in move) {
      const buttons = Object.entries(move.told).map(([label, value]) => ({ label, value }));
      const revision = before.revision + 1;
      return { ...before, revision, prompt: { revision, buttons }, shown: [...before.shown, ...buttons] };
    }
    const facts = new Map<string, unknown>();
    const asked = [...before.asked];
    for (;;) {
      const result = takeTurn(engine, {
        state: before.state,
        revision: before.revision,
        prompt: before.prompt,
        input: inputOf(before, move),
        who,
        now: before.now,
        spokeAt: before.spokeAt,
        staleMs: (setup.staleHours ?? 2) * 3_600_000,
        facts,
      });
      if (result.type !== "needs-facts") return after({ ...before, asked }, result);
      if (facts.has(result.key)) throw new Error(`the engine asks again for facts it was given: ${result.key}`);
      asked.push(result);
      facts.set(result.key, typeof setup.facts === "function" ? setup.facts(result) : setup.facts);
    }
  }
}

function inputOf(before: Talk, move: Exclude<Move, { hours: number } | { told: object }>) {
  if (typeof move === "string") return { text: cleanWords(move), files: [] };
  if ("files" in move) return { text: cleanWords(move.text ?? ""), files: move.files };
  if ("button" in move) return { text: "", files: [], button: move.button };
  const button = before.shown.findLast(({ label }) => label.includes(move.press));
  if (!button) throw new Error(`nobody showed a button "${move.press}"; said: ${before.last}`);
  return { text: "", files: [], button: button.value };
}

function after(before: Talk, result: Exclude<TurnResult, NeedsFacts>): Talk {
  const { state, replies }: Outcome = result.type === "command" ? result.done : result;
  const buttons = replies
    .flatMap((reply) => reply.buttons ?? [])
    .map(({ label, value }) => ({ label: format(label), value }));
  const last = replies.map((reply) => format(reply.text)).join("\n\n");
  const revision = before.revision + 1;
  const standsAlone = buttons.length > 0 && !buttons.some(({ value }) => value.startsWith("~"));
  return {
    ...before,
    said: [...before.said, last],
    last,
    buttons,
    state: parseState(JSON.parse(JSON.stringify(state))),
    returned: state,
    ...(result.type === "command" ? { command: result, commands: [...before.commands, result] } : {}),
    revision,
    prompt: standsAlone ? { revision, buttons } : before.prompt,
    spokeAt: before.now,
    shown: [...before.shown, ...buttons],
  };
}

/** Words in Simplified Chinese; that they are there in the other languages too is checked by the way. */
function format(text: Parameters<typeof texts.format>[1]): string {
  for (const language of languages) texts.format(language, text);
  return texts.format("zh-CN", text);
}
