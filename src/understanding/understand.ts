import type { RepairCategory } from "../domain/request.ts";
import { sortRepair } from "./category.ts";
import { type Emergency, readEmergency } from "./danger.ts";
import { type Weighed, weighIntents } from "./intent.ts";
import type { Intent, Meaning } from "./meaning.ts";
import { readText } from "./reading.ts";
import { readAvailability, readTimes } from "./time.ts";
import { type KnownUnit, type ReadUnit, readUnit } from "./unit.ts";

/** Where and when the words are read. */
export interface Circumstances {
  readonly now: Date;
  /** IANA name of the property's zone. */
  readonly zone: string;
  /** The property's real units. */
  readonly units?: readonly KnownUnit[];
  /** The resident's language; words say it themselves, so it is only a hint. */
  readonly language?: string;
}

interface Guess {
  readonly intent: Intent;
  readonly confidence: number;
}

/** What free words say. Every part is worked out when it is first asked for. */
export interface Understanding extends Meaning {
  /** Of repairs, and of whatever else is about something broken. */
  readonly category: RepairCategory | null;
  readonly unit: ReadUnit | null;
  /** When somebody is at home. */
  readonly availability: { readonly from: string | null; readonly to: string | null } | null;
  /** Every time that is spoken of. */
  readonly time: readonly { readonly text: string; readonly from: string | null; readonly to: string | null }[];
}

/** Reads what a resident says, in Simplified or Traditional Chinese, Cantonese or English; pure and without network. */
export function understand(text: string, circumstances: Circumstances): Understanding {
  return new Understood(text, circumstances);
}

const alternativeCount = 3;
const worthOffering = 0.03;
const clear = 0.6;

class Understood implements Understanding {
  readonly #text: string;
  readonly #circumstances: Circumstances;
  #weighedOnce: Weighed | undefined;
  #guesses: readonly Guess[] | undefined;
  #emergency: Emergency | null | undefined;
  #category: RepairCategory | null | undefined;

  constructor(text: string, circumstances: Circumstances) {
    this.#text = text;
    this.#circumstances = circumstances;
  }

  get intent(): Intent {
    return this.#best.intent;
  }

  get confidence(): number {
    return this.#best.confidence;
  }

  get alternatives(): readonly Guess[] {
    return this.#weighed.slice(1, 1 + alternativeCount).filter(({ confidence }) => confidence >= worthOffering);
  }

  get emergency(): Emergency | null {
    if (this.#emergency === undefined) {
      this.#emergency = readEmergency(readText(this.#text), this.#chances.outcry);
    }
    return this.#emergency;
  }

  get category(): RepairCategory | null {
    if (this.#category === undefined) this.#category = this.#sort();
    return this.#category;
  }

  get unit(): ReadUnit | null {
    return readUnit(this.#text, this.#circumstances.units) ?? null;
  }

  get availability(): Understanding["availability"] {
    return readAvailability(this.#text, this.#circumstances);
  }

  get time(): Understanding["time"] {
    return readTimes(this.#text, this.#circumstances);
  }

  get #best(): Guess {
    return this.#weighed[0] ?? { intent: "other", confidence: 0 };
  }

  get #weighed(): readonly Guess[] {
    this.#guesses ??= this.#weigh();
    return this.#guesses;
  }

  get #chances(): Weighed {
    this.#weighedOnce ??= weighIntents(readText(this.#text));
    return this.#weighedOnce;
  }

  #weigh(): readonly Guess[] {
    const sure = this.emergency?.confidence ?? 0;
    const calm = this.#chances.calm.map(([intent, chance]) => ({
      intent,
      confidence: chance * (1 - sure),
    }));
    return [...calm, { intent: "emergency" as const, confidence: sure }]
      .sort((a, b) => b.confidence - a.confidence)
      .map(({ intent, confidence }) => ({ intent, confidence: Math.round(confidence * 1000) / 1000 }));
  }

  #sort(): RepairCategory | null {
    const { intent, emergency } = this;
    const reading = readText(this.#text);
    if (intent === "repair") return sortRepair(reading)?.category ?? "other";
    const broken = emergency ? emergency.confidence > 0 : intent === "complaint" && reading.groups.has("defect");
    const sorted = broken ? sortRepair(reading) : undefined;
    return sorted && sorted.confidence >= clear ? sorted.category : null;
  }
}
