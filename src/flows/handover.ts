import { z } from "zod";
import { defineFlow, say } from "../conversation/flow.ts";
import { handOver, signHandover, takeOver } from "../domain/handover.ts";
import { findMyHandover } from "../domain/handover-view.ts";
import { text } from "../text.ts";
import { handoverCard } from "./handover-card.ts";
import { idInButton, isStaff } from "./which-order.ts";

function readId([id]: readonly string[]): { handoverId?: number } | undefined {
  const parsed = idInButton.safeParse(id);
  return parsed.success ? { handoverId: parsed.data } : undefined;
}

/** Whoever goes adds and signs; whoever comes notes differences and signs (S3). */
export const handover = defineFlow({
  name: "handover",
  for: isStaff,
  words: "flow-handover",
  uninterrupted: true,
  button: { verb: "handover", seed: readId },
  seed: {} as { handoverId?: number },
  async facts(db, who, { seed, now, policies }) {
    const found = await findMyHandover(db, { personId: who.personId, handoverId: seed.handoverId, now, policies });
    return {
      found,
      coming: found?.handover.status === "handed",
      goods: found?.goods ?? [],
      important: found?.content.items.filter(({ part }) => part === "important") ?? [],
      nameable: found?.nameable ?? [],
    };
  },
  stop: ({ facts: { found } }) => {
    if (!found) return [say(text("handover-none"))];
    return found.handover.status === "taken" || found.handover.status === "signed"
      ? [say(text("handover-over"))]
      : undefined;
  },
  answers: { goods: z.string().max(1_000), namedId: z.int(), remarks: z.string().max(1_000), sign: z.literal(true) },
  steps: {
    goods: {
      when: ({ facts }) => facts.goods.length > 0,
      ask: ({ facts }) => text("handover-ask-goods", { goods: facts.goods.join("、") }),
      choices: () => [{ key: "all", value: "", label: text("handover-goods-complete") }],
      read: (words) => words,
    },
    namedId: {
      when: ({ facts }) => !facts.coming && facts.important.length > 0,
      ask: ({ facts }) => text("handover-ask-named", { list: facts.important.map(({ number }) => number).join("、") }),
      choices: ({ facts }) =>
        facts.nameable.map(({ id, name }) => ({
          key: String(id),
          value: id,
          label: text("verbatim", { value: name }),
        })),
    },
    remarks: {
      ask: ({ facts }) => text(facts.coming ? "handover-ask-differences" : "handover-ask-remarks"),
      choices: () => [{ key: "none", value: "", label: text("no-wishes") }],
      read: (words) => words,
    },
    sign: {
      ask: ({ facts, now }) =>
        text("handover-ask-sign", { card: facts.found ? [...handoverCard(facts.found, now)] : [] }),
      choices: () => [{ key: "sign", value: true as const, label: text("button-sign") }],
    },
  },
  async finish(tx, { answers: { goods, namedId, remarks }, facts: { found, coming }, who, now, policies }) {
    if (!found) return [say(text("handover-none"))];
    const signing = {
      handoverId: found.handover.id,
      personId: who.personId,
      remarks: remarks || null,
      goods: goods || null,
      now,
      policies,
    };
    if (coming) {
      await takeOver(tx, signing);
      return [say(text("handover-taken", { name: who.name ?? "" }))];
    }
    await handOver(tx, { ...signing, namedId });
    return [say(text("handover-handed", { name: who.name ?? "" }))];
  },
});

/** A head signs a handover that both sides have signed (S3). */
export const signHandoverFlow = defineFlow({
  name: "sign-handover",
  for: ({ staff }) => staff?.role === "supervisor" || staff?.role === "manager",
  button: { verb: "sign-handover", seed: readId },
  seed: {} as { handoverId?: number },
  answers: {},
  steps: {},
  async finish(tx, { seed: { handoverId = 0 }, who, now }) {
    await signHandover(tx, { handoverId, personId: who.personId, now });
    return [say(text("handover-signed"))];
  },
});
