import type { z } from "zod";
import type { Tx } from "../db/client.ts";
import type { Prefix } from "../domain/number.ts";
import type { StaffRole } from "../domain/staff.ts";
import type { Found, Handbook } from "../handbook.ts";
import type { Policies } from "../policy.ts";
import type { Language, Text } from "../text.ts";
import type { Meaning } from "../understanding/meaning.ts";

/** What the bot says in one breath; nobody is told anything before the turn is committed. */
export interface Reply {
  readonly text: Text;
  readonly buttons?: readonly Button[];
}

/** `value` comes back when it is pressed: at most 64 bytes (Telegram's limit). */
export interface Button {
  readonly label: Text;
  readonly value: string;
}

/** Builds a reply. */
export function say(text: Text, buttons?: readonly Button[]): Reply {
  return buttons === undefined ? { text } : { text, buttons };
}

/** Who is speaking, as the database knew them when the turn began. Verbs check again when they act. */
export interface Who {
  readonly accountId: number;
  readonly conversationId?: number;
  readonly language: Language;
  readonly personId?: number;
  readonly name?: string;
  readonly phone?: string;
  readonly property?: { readonly id: number; readonly code: string; readonly name: string; readonly zone: string };
  readonly units: readonly { readonly id: number; readonly label: string }[];
  readonly staff?: { readonly id: number; readonly role: StaffRole };
  /** Keyed hash of where they write from, on channels that know it. */
  readonly network?: string;
  /** Their chat waits for a person; with `since`, it has been in the hands of one from then on (Q8). */
  readonly handoff?: { readonly id: number; readonly since?: Date };
  /** They are staff, and what they write goes to the resident of this handoff. */
  readonly speakingTo?: number;
  /** They speak where others read along: nothing of their own is shown there (X2). */
  readonly group?: boolean;
  /** Where they can talk to us alone instead. */
  readonly privateLink?: string;
}

/** What a flow can look at while it asks. */
export interface Context<Answers, Facts, Seed> {
  readonly answers: Readonly<Partial<Answers>>;
  readonly facts: Facts;
  readonly seed: Seed;
  readonly who: Who;
  readonly now: Date;
}

/** One of a step's possible answers. `key` is short and stable: it travels in the button. */
export interface Choice<Value> {
  readonly key: string;
  readonly value: Value;
  readonly label: Text;
}

/** One question. It is asked when `when` holds and no valid answer is known yet. */
export interface Step<Value, Answers, Facts, Seed> {
  readonly ask: (context: Context<Answers, Facts, Seed>) => Text;
  readonly choices?: (context: Context<Answers, Facts, Seed>) => readonly Choice<Value>[];
  /** Understands words that are no choice; `undefined` = not understood. */
  readonly read?: (words: string, context: Context<Answers, Facts, Seed>) => unknown;
  readonly when?: (context: Context<Answers, Facts, Seed>) => boolean;
  /** A value known without asking; shown in the read-back and open to correction. */
  readonly given?: (context: Context<Answers, Facts, Seed>) => Value | undefined;
  /** The answer that photos without words are; without it they are kept, and the question stays open. */
  readonly photos?: Value;
  /** Whether a value that fits the schema is an answer, given everything else. */
  readonly valid?: (value: Value, context: Context<Answers, Facts, Seed>) => boolean;
  /** Said when an answer was not understood. */
  readonly unclear?: Text;
  /** Its name and value in the read-back; a step without it cannot be corrected there. */
  readonly show?: (value: Value, context: Context<Answers, Facts, Seed>) => { name: Text; value: Text };
}

export type Shape = Readonly<Record<string, z.ZodType>>;
export type AnswersOf<S extends Shape> = { [K in keyof S]: z.infer<S[K]> };

/** What `finish` is given: every answer asked for is there and valid. */
export interface Finished<Answers, Facts, Seed> {
  readonly answers: Readonly<Answers>;
  readonly facts: Facts;
  readonly seed: Seed;
  readonly who: Who;
  readonly files: readonly string[];
  readonly now: Date;
  readonly policies: Policies;
  readonly handbook: Handbook;
  /** The number taken for it, when the flow asked for one. */
  readonly number: string;
  /** A fresh random code, for flows that give one out. */
  readonly code: string;
}

/** What a flow ends with: words, and perhaps something said earlier that can be taken up now, as if it were said again. */
export type Ending =
  | readonly Reply[]
  /** Said in the language that the person has just chosen, as is all that follows. */
  | { readonly replies: readonly Reply[]; readonly language: Language }
  | {
      readonly replies: readonly Reply[];
      /** `except`: the conversation that these words are known not to mean. */
      readonly takeUp:
        | { readonly text: string; readonly files: readonly string[]; readonly except?: string }
        | { readonly button: string };
    };

/** One conversation: how it begins, what it asks, which domain verb it ends in. */
export interface Flow<S extends Shape, Facts, Seed> {
  readonly name: string;
  /** Who may begin it; checked again by the verb. */
  readonly for: (who: Who) => boolean;
  /** Id of the text whose `.words` begin it. */
  readonly words?: string;
  /** Buttons of messages that jobs sent: `<verb>:<argument>:…` → what the flow begins with. */
  readonly button?: { readonly verb: string; readonly seed: (args: readonly string[]) => Seed | undefined };
  /**
   * How sure the flow is that free words begin it: 0 (no) to 1. From 0.5 on the surest flow begins; from 0.2 on the person is asked whether they
   * mean it. `meaning`, and `found` in the handbook, are worked out only when they are looked at.
   */
  readonly wants?: (words: string, who: Who, meaning: () => Meaning, found: () => readonly Found[]) => number;
  /** It begins in the middle of another conversation, too, when it is as sure as 0.8: emergencies. */
  readonly interrupts?: true;
  /**
   * Since when all words and photos that name nothing else go to it, whatever was open before; conversations begun after that go on. It must be
   * able to finish with what was said.
   */
  readonly takesOver?: (who: Who) => Date | undefined;
  /** It may be held where others read along: it shows nothing of anybody's own. All others are pointed to a private chat there (X2). */
  readonly inGroups?: true;
  /** Its words are also said by the way: to a person they begin nothing. */
  readonly casual?: true;
  /** Nothing breaks into it: what is written in it may tell of an emergency that is over or known. */
  readonly uninterrupted?: true;
  /** `take`: it keeps the photos sent with it. `begin`: and one that comes without words, or with words nobody understands, begins it. */
  readonly photos?: "take" | "begin";
  /** Said before the first question when free words began it. */
  readonly opening?: Text;
  /** What it begins with when nothing pressed a button. */
  readonly seed: Seed;
  /** Named domain queries the questions depend on; loaded anew each turn. */
  readonly facts?: (db: Tx, who: Who, about: FactsAbout<AnswersOf<S>, Seed>) => Promise<Facts>;
  /** The facts where they can be told without looking anything up. */
  readonly factsWithout?: (
    who: Who,
    about: Pick<FactsAbout<AnswersOf<S>, Seed>, "seed" | "answers">,
  ) => Facts | undefined;
  /** Answers that the facts look at: they are loaded again when one of these changes. */
  readonly factsBy?: readonly (keyof S & string)[];
  readonly answers: S;
  /** Asked in this order. */
  readonly steps: { readonly [K in keyof S]: Step<z.infer<S[K]>, AnswersOf<S>, Facts, Seed> };
  /** Answers found in free words, for the steps they fit. */
  readonly understand?: (
    words: string,
    context: Context<AnswersOf<S>, Facts, Seed>,
    meaning: () => Meaning,
  ) => Partial<AnswersOf<S>>;
  /** Ends the flow before its first question, when the facts leave nothing to ask. */
  readonly stop?: (context: Context<AnswersOf<S>, Facts, Seed>) => readonly Reply[] | undefined;
  /** Read back before it is done; without it the last answer finishes the flow (R2). */
  readonly readBack?: Text;
  /** A number is taken before the transaction begins: BX, TS, ZX, FW, JY. */
  readonly number?: Prefix;
  /** Calls one domain verb; its result in words. A DomainError rolls it back. */
  readonly finish: (tx: Tx, turn: Finished<AnswersOf<S>, Facts, Seed>) => Promise<Ending>;
}

/** What facts may depend on besides the person. */
export interface FactsAbout<Answers, Seed> {
  readonly seed: Seed;
  readonly answers: Readonly<Partial<Answers>>;
  readonly now: Date;
  readonly policies: Policies;
  readonly handbook: Handbook;
}

/** A flow whose types were checked where it was written and are forgotten where it is run. */
export type AnyFlow = Flow<Shape, unknown, unknown>;

/** Declares a flow. Names of flows, steps and choices are stored: rename them and half-finished conversations are asked again. */
export function defineFlow<S extends Shape, Facts, Seed>(flow: Flow<S, Facts, Seed>): AnyFlow {
  return flow as unknown as AnyFlow;
}
