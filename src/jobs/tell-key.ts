import { z } from "zod";
import { type Button, type Reply, say } from "../conversation/flow.ts";
import { findKeyEntry, type KeyEntry, missing } from "../domain/key-entry.ts";
import { type KeyNotice, keyNotices } from "../domain/key-notice.ts";
import { unitLabel } from "../domain/property.ts";
import { findWorkOrder } from "../domain/work-order.ts";
import { consentButtons, insideButtons, keyButton } from "../flows/key-words.ts";
import { type Text, text } from "../text.ts";
import { defineJob } from "./job.ts";
import { putReply } from "./put-reply.ts";

/** Tells somebody about an entry with the spare key, if it is still so (R9). */
export const tellKeyJob = defineJob({
  name: "tell-key",
  payload: z.object({ personId: z.int(), notice: z.enum(keyNotices), entryId: z.int(), part: z.string().optional() }),
  async run(tx, { personId, notice, entryId, part }, { now, texts }) {
    const entry = await findKeyEntry(tx, entryId);
    const order = entry && (await findWorkOrder(tx, entry.workOrderId));
    if (!entry || !order) return;
    const ids = entry.signs.filter(({ kind }) => kind === "presence").map(({ staffId }) => staffId);
    const staff = await tx.staff.findMany({ where: { id: { in: ids } }, include: { person: true } });
    const reply = words[notice]({
      entry,
      part,
      number: order.request.number,
      unit: (await unitLabel(tx, order.request.unitId)) ?? "",
      names: staff.map(({ person }) => text("verbatim", { value: person.name })),
    });
    const files = notice === "after" ? entry.items.flatMap(({ fileIds }) => fileIds).slice(0, 10) : [];
    if (reply) await putReply(tx, { personId, requestId: order.requestId, reply, files, texts, now });
  },
});

interface Facts {
  readonly entry: KeyEntry;
  readonly part: string | undefined;
  readonly number: string;
  readonly unit: string;
  readonly names: readonly Text[];
}

const open = ({ entry }: Facts) => entry.status === "asked";
const press = (verb: string, { entry }: Facts): Button => keyButton(verb, entry.id);

const words: Readonly<Record<KeyNotice, (facts: Facts) => Reply | undefined>> = {
  consent: (facts) =>
    open(facts) && !facts.entry.consentAt
      ? say(
          text("notice-key-consent", { number: facts.number, reason: facts.entry.reason }),
          consentButtons(facts.entry),
        )
      : undefined,
  refused: ({ number }) => say(text("key-staff-refused", { number })),
  approve(facts) {
    const { entry, part = "", number, unit } = facts;
    if (entry.status === "given-up" || !missing(entry.signs, "approval").includes(part)) return undefined;
    const asked = { number, unit, reason: entry.reason, part: text(`key-part-${part}`) };
    return say(text(entry.emergency ? "key-staff-approve-emergency" : "key-staff-approve", asked), [
      keyButton("key-approve", entry.id, part),
    ]);
  },
  come: (facts) =>
    open(facts)
      ? say(text("key-staff-come", { number: facts.number, unit: facts.unit, reason: facts.entry.reason }), [
          press("key-present", facts),
        ])
      : undefined,
  ready: (facts) =>
    open(facts)
      ? say(text("key-staff-ready", { number: facts.number, unit: facts.unit }), [press("key-enter", facts)])
      : undefined,
  before: ({ number, entry, names }) => say(text("notice-key-before", { number, reason: entry.reason, names })),
  inside: (facts) =>
    facts.entry.status === "inside"
      ? say(text("key-staff-inside", { number: facts.number, unit: facts.unit }), insideButtons(facts.entry))
      : undefined,
  left: ({ number, unit }) => say(text("key-staff-left", { number, unit })),
  after: ({ number, entry }) =>
    entry.items.length === 0
      ? say(text("notice-key-after", { number }))
      : say(
          text("notice-key-after-items", {
            number,
            items: entry.items.map((item) => text("key-item-line", { words: item.words })),
          }),
        ),
  moved: ({ number, unit }) => say(text("key-staff-moved", { number, unit })),
};
