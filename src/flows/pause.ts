import { z } from "zod";
import { defineFlow, say } from "../conversation/flow.ts";
import { readDay as dayNamed, dayText, wallMoment } from "../domain/calendar.ts";
import { listMyOrders } from "../domain/overview.ts";
import { pauseReasons, pauseWorkOrder, resumeWorkOrder } from "../domain/pause.ts";
import { text } from "../text.ts";
import { moment, workButtons } from "./card.ts";
import { dayInWords } from "./swap-shift.ts";
import { isStaff, nothingToDo, type OrderSeed, orderAnswer, orderSeed, whichOrder } from "./which-order.ts";

/** The reasons that a worker gives; others come from what happens. */
const workersReasons = ["parts", "resident-away", "weather"] as const;
/** Work goes on in the morning of the day that is named. */
const morning = 8 * 60 + 30;

/** The worker waits: for parts (R7), for the resident, for the weather. The resident hears why, and until when. */
export const waitForParts = defineFlow({
  name: "pause",
  for: isStaff,
  words: "flow-pause",
  button: { verb: "pause", seed: orderSeed },
  seed: {} as OrderSeed,
  facts: async (db, who) => ({
    orders: (await listMyOrders(db, who.personId)).filter(({ kind }) => kind === "repair"),
  }),
  stop: nothingToDo("no-orders-of-mine"),
  answers: { workOrderId: orderAnswer, reason: z.enum(pauseReasons), until: z.string().max(10) },
  steps: {
    workOrderId: whichOrder,
    reason: {
      ask: () => text("pause-ask-reason"),
      choices: () =>
        workersReasons.map((reason) => ({ key: reason, value: reason, label: text(`pause-reason-${reason}`) })),
    },
    until: {
      ask: () => text("pause-ask-until"),
      choices: () => [{ key: "open", value: "open", label: text("pause-open") }],
      read: (words, { now, who }) => {
        const day = dayInWords(words, now, who.property?.zone ?? "UTC");
        return day === undefined ? undefined : dayText(day);
      },
      unclear: text("unclear-day"),
    },
  },
  async finish(tx, { answers: { workOrderId, reason, until }, who, now, policies }) {
    const zone = who.property?.zone ?? "UTC";
    const day = dayNamed(until);
    const at = day === undefined ? undefined : new Date(wallMoment(day, morning, zone, "opening"));
    const action = { workOrderId, personId: who.personId, now, policies };
    const { request } = await pauseWorkOrder(tx, { ...action, reason, until: at });
    const noted =
      at === undefined
        ? text("pause-noted", { number: request.number })
        : text("pause-noted-until", { number: request.number, until: moment(at, zone) });
    return [say(noted, [{ label: text("button-resume"), value: `resume:${workOrderId}` }])];
  },
});

/** The worker carries on. */
export const resume = defineFlow({
  name: "resume",
  for: isStaff,
  words: "flow-resume",
  button: { verb: "resume", seed: orderSeed },
  seed: {} as OrderSeed,
  facts: async (db, who) => ({
    orders: (await listMyOrders(db, who.personId)).filter(({ pausedAt }) => pausedAt !== null),
  }),
  stop: nothingToDo("nothing-paused"),
  answers: { workOrderId: orderAnswer },
  steps: { workOrderId: whichOrder },
  async finish(tx, { answers: { workOrderId }, who, now, policies }) {
    const order = await resumeWorkOrder(tx, { workOrderId, personId: who.personId, now, policies });
    return [say(text("resume-noted", { number: order.request.number }), workButtons({ ...order, pausedAt: null }))];
  },
});
