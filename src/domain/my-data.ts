import { countLookups } from "../db/archive-lookup.ts";
import type { Tx } from "../db/client.ts";
import { insertRequest } from "../db/request.ts";
import { DomainError } from "./error.ts";
import { tellRequest } from "./request-notice.ts";

/** What is stored about a resident, as they may see it themselves (X2, O11). */
export interface MyData {
  readonly name: string;
  readonly phone: string;
  readonly language: string;
  readonly units: readonly { readonly label: string; readonly kind: string }[];
  readonly channels: readonly string[];
  readonly requestCount: number;
  readonly openNumbers: readonly string[];
  /** How often staff looked them up in the archive, and when last. */
  readonly lookups: { readonly count: number; readonly lastAt: Date | null };
}

/** Everything stored about a person that is theirs to know; undefined when there is nobody. */
export async function findMyData(tx: Tx, personId: number | undefined): Promise<MyData | undefined> {
  if (personId === undefined) return undefined;
  const person = await tx.person.findUnique({
    where: { id: personId },
    include: { accounts: true, residencies: { include: { unit: true }, orderBy: { unitId: "asc" } } },
  });
  if (!person) return undefined;
  const requests = await tx.request.findMany({
    where: { reporterId: personId },
    orderBy: { id: "desc" },
    select: { number: true, status: true },
  });
  return {
    name: person.name,
    phone: person.phone,
    language: person.language,
    units: person.residencies.map(({ unit, kind }) => ({ label: unit.label, kind })),
    channels: person.accounts.map(({ channel }) => channel).sort(),
    requestCount: requests.length,
    openNumbers: requests.filter(({ status }) => status === "open").map(({ number }) => number),
    lookups: await countLookups(tx, personId),
  };
}

/** Somebody who asks for something to be done with their own data. */
export interface Asking {
  readonly propertyId: number;
  readonly personId: number;
  readonly name: string;
  readonly phone: string;
  readonly unitId: number | undefined;
  readonly number: string;
  readonly now: Date;
}

/** The resident's phone has changed: the front desk makes sure, then it is changed. Error: phone-in-use. */
export async function askPhoneChange(tx: Tx, asking: Asking & { newPhone: string }): Promise<void> {
  const { propertyId, name, newPhone } = asking;
  await requireFree(tx, { propertyId, name, phone: newPhone });
  await openDataRequest(tx, { ...asking, phone: newPhone }, "data-change");
}

/** The resident wants their data deleted: the front desk says what must be kept and sees to the rest (X2). */
export async function askDataRemoval(tx: Tx, asking: Asking): Promise<void> {
  await openDataRequest(tx, asking, "data-removal");
}

/** The front desk has made sure of a new phone. Error: phone-in-use. */
export async function changePhone(
  tx: Tx,
  request: { id: number; reporterId: number | null; contactPhone: string },
  now: Date,
): Promise<void> {
  if (request.reporterId === null) return;
  const { propertyId, name } = await tx.person.findUniqueOrThrow({ where: { id: request.reporterId } });
  await requireFree(tx, { propertyId, name, phone: request.contactPhone });
  await tx.person.update({ where: { id: request.reporterId }, data: { phone: request.contactPhone } });
  await tellRequest(tx, { personId: request.reporterId, notice: "phone-changed", requestId: request.id, now });
}

/** People are known by name and phone, so no two may have both. */
async function requireFree(tx: Tx, who: { propertyId: number; name: string; phone: string }): Promise<void> {
  if ((await tx.person.count({ where: who })) > 0) throw new DomainError("error-phone-in-use");
}

async function openDataRequest(
  tx: Tx,
  { propertyId, personId, name, phone, unitId, number, now }: Asking,
  orderKind: "data-change" | "data-removal",
): Promise<void> {
  const written = await insertRequest(
    tx,
    {
      propertyId,
      number,
      kind: "service",
      priority: "routine",
      reporterId: personId,
      filedById: null,
      unitId: unitId ?? null,
      publicAreaId: null,
      department: null,
      category: "other",
      place: "",
      // The kind of the work order says it all, in everybody's language.
      content: "",
      contactName: name,
      contactPhone: phone,
      wishes: null,
      availability: null,
      keyConsent: null,
      files: [],
      orderKind,
      role: "front-desk",
      actor: { type: "resident", personId },
    },
    now,
  );
  if (!written) throw new DomainError("error-not-your-unit");
}
