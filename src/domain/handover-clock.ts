import { Temporal } from "temporal-polyfill";
import type { Tx } from "../db/client.ts";
import { cancelPromise, replacePromise } from "../db/outbox.ts";
import { plus } from "./calendar.ts";
import type { Handover } from "./handover.ts";
import { listHeads, listStaff, type StaffMember } from "./staff.ts";
import type { Moment } from "./work-order.ts";

const day = Temporal.Duration.from("P1D");

const keyOf = (handoverId: number) => `handover:${handoverId}`;

/** The one moment at which a handover that is not signed through is looked at next. */
export async function setChase(tx: Tx, handoverId: number, runAt: Date, now: Date): Promise<void> {
  await replacePromise(tx, keyOf(handoverId), { job: "handover", payload: { handoverId }, runAt, now });
}

export async function endChase(tx: Tx, handoverId: number, now: Date): Promise<void> {
  await cancelPromise(tx, keyOf(handoverId), now);
}

/** What is said to whom: asked to sign, reminded, or told as a head that somebody has not. */
export interface Chase {
  readonly type: "ask" | "remind" | "late";
  readonly to: readonly StaffMember[];
}

/**
 * A signature is due (S3): whoever owes it is asked and reminded, then the heads hear, rung by rung; the last repeats. The chase ends with the head's
 * signature only.
 */
export async function chaseHandover(tx: Tx, handover: Handover, { now, policies }: Moment): Promise<Chase> {
  const { id, status, level, propertyId, takesOverAt, property } = handover;
  const rungs = policies.for(property.code).handover.escalate;
  const rungAt = (index: number) => {
    const rung = rungs[Math.min(index, rungs.length - 1)];
    if (!rung) throw new Error("the policy has no rungs for handovers");
    return rung;
  };
  // Those who go were asked with the draft.
  const step = status === "drafted" ? level + 1 : level;
  const next = async (at: Date) => {
    await tx.handover.update({ where: { id }, data: { level: { increment: 1 } } });
    await setChase(tx, id, at, now);
  };
  const after = (index: number) => plus(now, rungAt(index).after, property.zone);
  if (step === 0) {
    const owed = status === "taken" ? plus(now, day, property.zone) : takesOverAt > now ? takesOverAt : after(0);
    await next(owed);
    return { type: "ask", to: await owing(tx, handover) };
  }
  await next(status === "taken" ? plus(now, day, property.zone) : after(step - 1));
  if (step === 1) return { type: "remind", to: await owing(tx, handover) };
  const to = status === "taken" ? "manager" : rungAt(step - 2).to;
  return { type: "late", to: await listHeads(tx, propertyId, to) };
}

/** Whose signature is missing. */
async function owing(tx: Tx, { status, propertyId, offIds, onIds }: Handover): Promise<readonly StaffMember[]> {
  if (status === "taken") return listHeads(tx, propertyId, "supervisor");
  const ids = status === "drafted" ? offIds : onIds;
  return (await listStaff(tx, propertyId)).filter(({ id }) => ids.includes(id));
}
