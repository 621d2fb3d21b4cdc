import { z } from "zod";
import { defineFlow, say } from "../conversation/flow.ts";
import { listPublicAreas } from "../domain/property.ts";
import { openRepair } from "../domain/request.ts";
import { text } from "../text.ts";
import { surenessOf } from "../understanding/meaning.ts";
import { readRepairWords } from "../understanding/repair.ts";
import { verbatim } from "./card.ts";

/** Something broken in a public area is reported in an owners' group: short, and without a word about anybody (R11, X2). */
export const groupRepair = defineFlow({
  name: "group-repair",
  inGroups: true,
  for: ({ group, property, personId }) => group === true && property !== undefined && personId !== undefined,
  wants: (words, _who, meaning) => (readRepairWords(words).inPublic ? surenessOf(meaning(), "repair") : 0),
  seed: {},
  facts: async (db, who) => ({ areas: who.property ? await listPublicAreas(db, who.property.id) : [] }),
  answers: { content: z.string().min(2).max(1_000) },
  number: "BX",
  readBack: text("group-repair-read-back"),
  steps: {
    content: {
      ask: () => text("group-repair-ask-content"),
      read: (words) => words,
      show: (content) => ({ name: text("field-content"), value: verbatim(content) }),
    },
  },
  understand: (words, { answers }) => (answers.content === undefined ? { content: words } : {}),
  async finish(tx, { answers: { content }, facts, who, number, files, now }) {
    const { property, personId, accountId, name = "", phone = "" } = who;
    if (!property || personId === undefined) throw new Error("a repair was reported by nobody");
    const area = facts.areas.find((known) => content.includes(known.name));
    const { category = "public_area", urgent } = readRepairWords(content);
    await openRepair(
      tx,
      {
        propertyId: property.id,
        number,
        reporterId: personId,
        unitId: undefined,
        publicAreaId: area?.id,
        category,
        place: area?.name ?? "",
        content,
        contactName: name,
        contactPhone: phone,
        wishes: null,
        availability: null,
        keyConsent: null,
        files,
        accountId,
        urgent,
        byStaff: who.staff !== undefined,
        actorId: personId,
      },
      now,
    );
    return [say(text("group-repair-opened", { number }))];
  },
});
