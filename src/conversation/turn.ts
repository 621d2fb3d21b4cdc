import type { Handbook } from "../handbook.ts";
import type { Texts } from "../text.ts";
import type { Meaning } from "../understanding/meaning.ts";
import type { AnyFlow, Reply, Who } from "./flow.ts";
import type { ConversationState } from "./frame.ts";
import type { Input } from "./input.ts";

/** Buttons of the last message that stands outside a flow; a number or a label may answer it. */
export interface Prompt {
  readonly revision: number;
  readonly buttons: readonly { readonly label: string; readonly value: string }[];
}

/** Everything a turn depends on. */
export interface Turn {
  readonly state: ConversationState;
  /** Revision of the conversation as it was read; the turn's own questions carry it. */
  readonly revision: number;
  readonly prompt: Prompt | undefined;
  readonly input: Input;
  readonly who: Who;
  readonly now: Date;
  /** When the person last spoke, and after how long a half-finished conversation is offered to be dropped. */
  readonly spokeAt: Date;
  readonly staleMs: number;
  /** Facts loaded so far, by the key they were asked for under. */
  readonly facts: ReadonlyMap<string, unknown>;
}

/** What the engine works with. */
export interface Engine {
  readonly flows: ReadonlyMap<string, AnyFlow>;
  readonly texts: Texts;
  /** What can be done here, for somebody who asked or was not understood. */
  readonly help: (who: Who) => Reply;
  /** What free words mean. Pure; asked at most once for the same words of a turn. */
  readonly understand?: (words: string, about: { readonly who: Who; readonly now: Date }) => Meaning;
  /** What questions are answered from. */
  readonly handbook?: Handbook;
}

/** State and replies that belong together. */
export interface Outcome {
  readonly state: ConversationState;
  readonly replies: readonly Reply[];
}

/** A finished flow: its verb is to be called; `done` and `refused` say how the conversation goes on after it. */
export interface Command {
  readonly type: "command";
  readonly flow: AnyFlow;
  readonly answers: Readonly<Record<string, unknown>>;
  readonly facts: unknown;
  readonly seed: unknown;
  readonly files: readonly string[];
  readonly done: Outcome;
  readonly refused: Outcome;
}

/** Questions and words, nothing done. */
export type Asked = { readonly type: "turn" } & Outcome;

export type TurnResult = Asked | Command | NeedsFacts;

/** The turn is to be run again with these facts among its own, under `key`. */
export interface NeedsFacts {
  readonly type: "needs-facts";
  readonly flow: AnyFlow;
  readonly seed: unknown;
  readonly answers: Readonly<Record<string, unknown>>;
  readonly key: string;
}

/** Thrown to leave a turn from wherever it noticed that facts are missing. */
export class MissingFacts {
  readonly needs: NeedsFacts;
  constructor(needs: NeedsFacts) {
    this.needs = needs;
  }
}
