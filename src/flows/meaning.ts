import type { Engine } from "../conversation/engine.ts";
import type { Who } from "../conversation/flow.ts";
import { availabilityWords, readAvailability } from "../understanding/time.ts";
import { understand } from "../understanding/understand.ts";
import { type KnownUnit, readUnit } from "../understanding/unit.ts";

/** Where nothing is known of a person's property; what somebody wants does not depend on it. */
const anyZone = "Asia/Shanghai";

/** What free words mean to the bot. */
export const understandWords: NonNullable<Engine["understand"]> = (words, { who, now }) =>
  understand(words, { now, zone: who.property?.zone ?? anyZone, language: who.language });

/** Which of the person's own units the words name. */
export function ownUnit(words: string, { units }: Pick<Who, "units">): number | undefined {
  const known = units.flatMap(({ id, label }): KnownUnit[] => {
    const { building, entrance = "", room } = readUnit(label) ?? {};
    return building === undefined || room === undefined ? [] : [{ id, label, building, entrance, room }];
  });
  return known.length === 0 ? undefined : readUnit(words, known)?.unitId;
}

/** When somebody is at home, in their own words. */
export function availabilityIn(
  words: string,
  { who, now }: { readonly who: Who; readonly now: Date },
): string | undefined {
  return availabilityWords(words, { now, zone: who.property?.zone ?? anyZone })?.slice(0, 200);
}

/** Keys of the answers that are buttons, in words that are read like any others. */
const keyed: Readonly<Record<string, string>> = { "~evenings": "工作日晚上", "~weekend": "周末" };

/** When somebody is at home as moments, as far as their answer names them; nothing when it is now or at any time. */
export function availabilityWindow(
  answer: string,
  { zone, now }: { readonly zone: string; readonly now: Date },
): { readonly from: string | null; readonly to: string | null } | undefined {
  const window = readAvailability(keyed[answer] ?? answer, { now, zone });
  if (!window || (window.to === null && (window.from === null || new Date(window.from) <= now))) return undefined;
  return window;
}
