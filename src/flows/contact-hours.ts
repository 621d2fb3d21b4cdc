import { z } from "zod";
import { defineFlow, say } from "../conversation/flow.ts";
import { setContactHours } from "../domain/callback.ts";
import { text } from "../text.ts";
import { asksForHours, readContactHours } from "../understanding/contact-hours.ts";

const parts = { morning: "08:30/12:00", afternoon: "14:00/18:00", evening: "18:00/21:30" } as const;

/** A resident says when they want to be contacted from now on: 以后请在晚上联系 (C2). */
export const contactHours = defineFlow({
  name: "contact-hours",
  for: (who) => who.personId !== undefined && who.staff === undefined,
  words: "flow-contact-hours",
  // Narrower than any meaning: whoever names hours for being contacted wants just that.
  wants: (words) => (asksForHours(words) ? 1 : 0),
  seed: {},
  answers: { hours: z.string().regex(/^(\d\d:\d\d\/\d\d:\d\d)?$/) },
  steps: {
    hours: {
      ask: () => text("contact-hours-ask"),
      choices: () => [
        { key: "morning", value: parts.morning, label: text("contact-hours-morning") },
        { key: "afternoon", value: parts.afternoon, label: text("contact-hours-afternoon") },
        { key: "evening", value: parts.evening, label: text("contact-hours-evening") },
        { key: "any", value: "", label: text("contact-hours-any") },
      ],
      read: readContactHours,
    },
  },
  understand: (words) => {
    const hours = readContactHours(words);
    return hours === undefined ? {} : { hours };
  },
  async finish(tx, { answers: { hours }, who, now, policies }) {
    await setContactHours(tx, { personId: who.personId, hours: hours === "" ? null : hours, now, policies });
    return [
      say(
        hours === ""
          ? text("contact-hours-noted-any")
          : text("contact-hours-noted", { hours: hours.replace("/", "–") }),
      ),
    ];
  },
});
