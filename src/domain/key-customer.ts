import type { Tx } from "../db/client.ts";
import { DomainError } from "./error.ts";
import { requireStaff } from "./staff.ts";

/** A head makes a resident a key customer, who is always called back, or no longer (C2). Errors: staff-only, also for somebody of another property. */
export async function setKeyCustomer(
  tx: Tx,
  { personId, residentId, key, now }: { personId: number | undefined; residentId: number; key: boolean; now: Date },
): Promise<void> {
  const staff = await requireStaff(tx, personId, "supervisor", "manager");
  const { count } = await tx.person.updateMany({
    where: { id: residentId, propertyId: staff.propertyId },
    data: key
      ? { keyCustomerSince: now, keyCustomerById: staff.id }
      : { keyCustomerSince: null, keyCustomerById: staff.id },
  });
  if (count === 0) throw new DomainError("error-staff-only");
}
