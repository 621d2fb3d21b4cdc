import { z } from "zod";
import { type Choice, defineFlow, say } from "../conversation/flow.ts";
import { listMyOrders } from "../domain/overview.ts";
import { bookVisit, decideVisits, listVisitSlots, reportNobodyHome } from "../domain/visit.ts";
import { text } from "../text.ts";
import { moment } from "./card.ts";
import { visitButton } from "./visit-words.ts";
import { idInButton, isStaff, nothingToDo, type OrderSeed, orderAnswer, orderSeed, whichOrder } from "./which-order.ts";

/** The worker stands before a closed door and shows it (R8). */
export const nobodyHome = defineFlow({
  name: "nobody-home",
  for: isStaff,
  words: "flow-nobody-home",
  photos: "take",
  button: { verb: "nobody-home", seed: orderSeed },
  seed: {} as OrderSeed,
  facts: async (db, who) => ({
    orders: (await listMyOrders(db, who.personId)).filter(
      ({ kind, status }) => kind === "repair" && status === "on-the-spot",
    ),
  }),
  stop: nothingToDo("no-orders-of-mine"),
  answers: { workOrderId: orderAnswer, photo: z.literal(true) },
  steps: {
    workOrderId: whichOrder,
    photo: { ask: () => text("visit-ask-photo"), photos: true, unclear: text("visit-unclear-photo") },
  },
  async finish(tx, { answers: { workOrderId }, who: { personId, accountId }, files, now, policies }) {
    const order = await reportNobodyHome(tx, { workOrderId, personId, files, accountId, now, policies });
    return [say(text("nobody-home-noted", { number: order.request.number }))];
  },
});

/** A new time is chosen: by the resident, or by the desk on the phone with them. */
export const visit = defineFlow({
  name: "visit",
  for: (who) => who.personId !== undefined,
  button: {
    verb: "visit",
    seed: (args) => {
      const id = idInButton.safeParse(args[0]);
      return id.success ? { requestId: id.data } : undefined;
    },
  },
  seed: { requestId: 0 },
  facts: async (db, { personId, property }, { seed: { requestId }, now, policies }) => ({
    slots: requestId === 0 ? [] : await listVisitSlots(db, { requestId, personId, now, policies }),
    zone: property?.zone ?? "Asia/Shanghai",
  }),
  stop: ({ facts }) => (facts.slots.length === 0 ? [say(text("visit-no-slots"))] : undefined),
  answers: { startsAt: z.int() },
  steps: {
    startsAt: {
      ask: () => text("visit-ask-slot"),
      choices: ({ facts: { slots, zone } }) =>
        slots.map(({ startsAt, endsAt }): Choice<number> => {
          const minute = startsAt.getTime() / 60_000;
          const shown = { from: moment(startsAt, zone), to: moment(endsAt, zone) };
          return { key: minute.toString(36), value: minute, label: text("visit-slot", shown) };
        }),
    },
  },
  async finish(tx, { answers, facts, seed: { requestId }, who: { personId }, now, policies }) {
    const startsAt = new Date(answers.startsAt * 60_000);
    const { order, slot } = await bookVisit(tx, { requestId, personId, startsAt, now, policies });
    const shown = { from: moment(slot.startsAt, facts.zone), to: moment(slot.endsAt, facts.zone) };
    return [say(text("visit-booked", { number: order.request.number, ...shown }), [visitButton(order)])];
  },
});

const decisionSchema = z.tuple([idInButton, z.enum(["again", "end"])]);

/** After too many vain visits the supervisor decides (R8). */
export const vainVisits = defineFlow({
  name: "vain-visits",
  for: isStaff,
  button: {
    verb: "vain-visits",
    seed: (args) => {
      const parsed = decisionSchema.safeParse(args);
      return parsed.success ? { workOrderId: parsed.data[0], decision: parsed.data[1] } : undefined;
    },
  },
  seed: { workOrderId: 0, decision: "again" as "again" | "end" },
  answers: {},
  steps: {},
  async finish(tx, { seed, who: { personId }, now, policies }) {
    const { request } = await decideVisits(tx, { ...seed, personId, now, policies });
    const { number } = request;
    return [
      say(seed.decision === "again" ? text("visits-again-noted", { number }) : text("visits-ended-noted", { number })),
    ];
  },
});
