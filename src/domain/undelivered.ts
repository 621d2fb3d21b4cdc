import type { Tx } from "../db/client.ts";
import { nextNumberIn } from "../db/numbering.ts";
import { dayOf } from "./calendar.ts";
import { openDeskOrder } from "./desk.ts";
import { formatNumber } from "./number.ts";
import { askForPerson } from "./request.ts";

/** A message could not be handed over: somebody of the front desk phones instead. Strangers cannot be phoned. */
export async function reportUndelivered(
  tx: Tx,
  { conversationId, requestId, now }: { conversationId: number; requestId: number | undefined; now: Date },
): Promise<void> {
  if (requestId !== undefined) {
    const request = await tx.request.findUniqueOrThrow({ where: { id: requestId } });
    const incident = await tx.incident.findUnique({ where: { requestId } });
    const anonymous = (await tx.complaint.count({ where: { requestId, anonymous: true } })) > 0;
    // A name that is to be kept is not given to the desk.
    const kept = anonymous || incident?.confidential === true;
    const about = { requestId, propertyId: request.propertyId, priority: "routine" };
    await openDeskOrder(tx, about, "undelivered", kept ? "supervisor" : "front-desk", now);
    return;
  }
  const conversation = await tx.conversation.findUnique({
    where: { id: conversationId },
    include: { account: { include: { person: { include: { property: true } } } } },
  });
  const person = conversation?.account.person;
  if (!person) return;
  const day = dayOf(now, person.property.zone);
  const number = formatNumber("ZX", day, await nextNumberIn(tx, person.propertyId, "ZX", day));
  await askForPerson(
    tx,
    {
      propertyId: person.propertyId,
      personId: person.id,
      name: person.name,
      phone: person.phone,
      number,
      unitId: undefined,
      words: "",
    },
    now,
  );
}
