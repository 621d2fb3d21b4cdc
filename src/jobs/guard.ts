import type { Tx } from "../db/client.ts";
import type { Guard } from "../db/send.ts";
import { checkReminder, printReminder } from "../domain/reminder.ts";
import type { Policies } from "../policy.ts";

/** Messages are written under conditions like `reminder:17`; this says whether one still holds, in the transaction that leases the message. */
export function createGuard(policies: Policies): Guard {
  return (tx, condition, now) => checkReminder(tx, { noticeId: idIn(condition), now, policies });
}

/** A message under a condition that no channel takes is no call for the front desk: it goes on paper. */
export async function giveUpGuarded(tx: Tx, condition: string, now: Date): Promise<void> {
  await printReminder(tx, { noticeId: idIn(condition), now });
}

function idIn(condition: string): number {
  const id = /^reminder:(\d+)$/.exec(condition)?.[1];
  if (id === undefined) throw new Error(`no condition "${condition}"`);
  return Number(id);
}
