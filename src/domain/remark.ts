import type { Tx } from "../db/client.ts";
import { insertRequest } from "../db/request.ts";
import { DomainError } from "./error.ts";
import { tellRequest } from "./request-notice.ts";
import { listHeads, listStaff, type StaffMember } from "./staff.ts";
import { recordLine } from "./timeline.ts";

/** What a resident thinks of us or would have otherwise, in their own words (N4). */
export interface Remark {
  readonly propertyId: number;
  readonly personId: number;
  readonly name: string;
  readonly phone: string;
  readonly unitId: number | undefined;
  readonly number: string;
  readonly words: string;
  readonly now: Date;
}

/** A suggestion is recorded and goes to the supervisor, who answers it within the policy's time (N4). */
export async function openSuggestion(tx: Tx, remark: Remark): Promise<void> {
  const written = await insertRequest(
    tx,
    {
      ...common(remark),
      kind: "suggestion",
      orderKind: "remark",
      role: "supervisor",
      actor: { type: "resident", personId: remark.personId },
    },
    remark.now,
  );
  if (!written) throw new DomainError("error-not-your-unit");
}

/** Praise is recorded, and whoever it is for hears of it; where nobody is named, the supervisors (N4). Error: unknown-staff. */
export async function recordPraise(tx: Tx, remark: Remark & { staffId: number | undefined }): Promise<void> {
  const { propertyId, personId, words, staffId, now } = remark;
  const everybody = await listStaff(tx, propertyId);
  const praised = staffId === undefined ? undefined : everybody.find(({ id }) => id === staffId);
  if (staffId !== undefined && !praised) throw new DomainError("error-unknown-staff");
  const { files: _files, ...request } = common(remark);
  const { id: requestId } = await tx.request.create({
    data: { ...request, kind: "praise", status: "closed", createdAt: now, closedAt: now },
  });
  const detail = { words, ...(praised ? { staffId: praised.id } : {}) };
  const line = await recordLine(tx, {
    propertyId,
    requestId,
    event: "praised",
    actor: { type: "resident", personId },
    detail,
    at: now,
  });
  const told = praised ? [praised] : await listHeads(tx, propertyId, "supervisor");
  for (const staff of told)
    await tellRequest(tx, { personId: staff.personId, notice: "praised", requestId, lineId: String(line), now });
}

/** Staff who have worked for this resident of late, the last one first. */
export async function listHelpers(tx: Tx, propertyId: number, personId: number): Promise<readonly StaffMember[]> {
  const orders = await tx.workOrder.findMany({
    where: { propertyId, assigneeId: { not: null }, request: { reporterId: personId } },
    orderBy: { id: "desc" },
    take: 30,
    select: { assigneeId: true },
  });
  const ids = [...new Set(orders.flatMap(({ assigneeId }) => assigneeId ?? []))];
  const everybody = await listStaff(tx, propertyId);
  return ids.flatMap((id) => everybody.find((staff) => staff.id === id) ?? []).slice(0, 6);
}

function common({ propertyId, personId, name, phone, unitId, number, words }: Remark) {
  return {
    propertyId,
    number,
    priority: "routine",
    reporterId: personId,
    filedById: null,
    unitId: unitId ?? null,
    publicAreaId: null,
    department: null,
    category: "other",
    place: "",
    content: words,
    contactName: name,
    contactPhone: phone,
    wishes: null,
    availability: null,
    keyConsent: null,
    files: [],
  };
}
