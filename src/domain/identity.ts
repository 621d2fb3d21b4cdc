import { createHash } from "node:crypto";
import type { Tx } from "../db/client.ts";
import { lockBindings } from "../db/identity.ts";
import { lengthMs, type Policies } from "../policy.ts";
import { plus } from "./calendar.ts";
import { DomainError } from "./error.ts";
import { searchUnits } from "./property.ts";
import { requireStaff, type StaffRole } from "./staff.ts";

/** Who tries to say who they are, and from where. */
export interface Claimant {
  readonly accountId: number;
  /** Keyed hash of the network, where the channel knows one. */
  readonly network: string | undefined;
  readonly now: Date;
  readonly policies: Policies;
}

/** What came of a guess. Not an error: the guess itself must be remembered, so nothing is rolled back. */
export type Binding =
  | { readonly type: "bound"; readonly name: string }
  | { readonly type: "no-match" }
  | { readonly type: "too-many-guesses" };

/**
 * Binds an account to the resident whose unit, name and phone the archive knows (R1, O11). Wrong guesses are counted per account, unit and network.
 * Errors: already-bound.
 */
export async function bindResident(
  tx: Tx,
  claimant: Claimant & { propertyId: number; unitWords: string; name: string; phone: string },
): Promise<Binding> {
  const { accountId, network, now, policies, propertyId, unitWords, name, phone } = claimant;
  await lockBindings(tx);
  const units = await searchUnits(tx, propertyId, unitWords);
  const unitIds = units.map(({ id }) => id);
  if (await guessedTooOften(tx, { accountId, network, unitIds, now, policies })) return { type: "too-many-guesses" };
  const residents = await tx.person.findMany({
    where: { propertyId, residencies: { some: { unitId: { in: unitIds } } } },
    include: { residencies: true },
  });
  const found = residents.find(
    (person) => sameName(person.name, name) && digits(person.phone) === digits(phone) && phone !== "",
  );
  const unitId =
    found?.residencies.find((residency) => unitIds.includes(residency.unitId))?.unitId ?? unitIds[0] ?? null;
  await tx.bindingAttempt.create({
    data: { accountId, unitId, network: network ?? null, succeeded: found !== undefined, at: now },
  });
  if (!found) return { type: "no-match" };
  await bindAccount(tx, accountId, found.id);
  return { type: "bound", name: found.name };
}

/** Binds an account by a one-time code: staff who were invited, residents who got one at the front desk. Errors: already-bound. */
export async function bindByCode(
  tx: Tx,
  { accountId, network, now, policies, code }: Claimant & { code: string },
): Promise<Binding> {
  await lockBindings(tx);
  if (await guessedTooOften(tx, { accountId, network, unitIds: [], now, policies }))
    return { type: "too-many-guesses" };
  const codeHash = hashCode(code);
  const { count } = await tx.invitation.updateMany({
    where: { codeHash, usedAt: null, expiresAt: { gt: now } },
    data: { usedAt: now, accountId },
  });
  await tx.bindingAttempt.create({ data: { accountId, network: network ?? null, succeeded: count === 1, at: now } });
  if (count === 0) return { type: "no-match" };
  const { personId } = await tx.invitation.findUniqueOrThrow({ where: { codeHash } });
  const person = await tx.person.findUniqueOrThrow({ where: { id: personId } });
  await bindAccount(tx, accountId, personId);
  return { type: "bound", name: person.name };
}

async function bindAccount(tx: Tx, accountId: number, personId: number): Promise<void> {
  const { count } = await tx.account.updateMany({
    where: { id: accountId, OR: [{ personId: null }, { personId }] },
    data: { personId },
  });
  if (count === 0) throw new DomainError("error-already-bound");
}

async function guessedTooOften(
  tx: Tx,
  { accountId, network, unitIds, now, policies }: Omit<Claimant, "code"> & { unitIds: readonly number[] },
): Promise<boolean> {
  const { within, perChat, perUnit, perNetwork } = policies.for(undefined).identity.guesses;
  const since = new Date(now.getTime() - lengthMs(within));
  const wrong = { succeeded: false, at: { gt: since } };
  if ((await tx.bindingAttempt.count({ where: { ...wrong, accountId } })) >= perChat) return true;
  for (const unitId of unitIds)
    if ((await tx.bindingAttempt.count({ where: { ...wrong, unitId } })) >= perUnit) return true;
  return network !== undefined && (await tx.bindingAttempt.count({ where: { ...wrong, network } })) >= perNetwork;
}

// Letters and digits that cannot be mistaken for one another; five of each look like no word of any language.
const letters = "ABCDEFGHJKLMNPQRSTUVWXYZ";
const figures = "23456789";
export const codePattern = /^[A-HJ-NP-Z]{5}-?[2-9]{5}$/i;

/** A code like ABCDE-23456 from ten random bytes: 38 bits, and few guesses. */
export function codeFrom(random: Uint8Array): string {
  const pick = (alphabet: string, from: number) =>
    [...random.subarray(from, from + 5)].map((byte) => alphabet[byte % alphabet.length]).join("");
  return `${pick(letters, 0)}-${pick(figures, 5)}`;
}

function hashCode(code: string): string {
  return createHash("sha256").update(code.toUpperCase().replaceAll("-", "")).digest("hex");
}

/** Somebody of the staff gives out a code. */
export interface Giving {
  readonly personId: number | undefined;
  readonly code: string;
  readonly now: Date;
  readonly policies: Policies;
}

/** A head invites a new colleague: the person, their role, and a one-time code. Errors: staff-only, cannot-invite. */
export async function inviteStaff(
  tx: Tx,
  invited: Giving & { name: string; phone: string; role: StaffRole },
): Promise<void> {
  const head = await requireStaff(tx, invited.personId, "supervisor", "manager");
  if (invited.role === "manager" && head.role !== "manager") throw new DomainError("error-cannot-invite");
  const { propertyId } = head;
  const key = { propertyId, name: invited.name, phone: invited.phone };
  const person = await tx.person.upsert({ where: { propertyId_name_phone: key }, create: key, update: {} });
  const staff = { role: invited.role, dismissedAt: null };
  await tx.staff.upsert({
    where: { personId: person.id },
    create: { ...staff, personId: person.id, propertyId, shift: "day" },
    update: staff,
  });
  await give(tx, { ...invited, forId: person.id, givenById: head.id });
}

/** The front desk gives a resident a code, for whom name and phone do not match what the archive says. Errors: staff-only, unknown-unit. */
export async function inviteResident(tx: Tx, invited: Giving & { residentId: number }): Promise<void> {
  const desk = await requireStaff(tx, invited.personId, "front-desk", "supervisor", "manager");
  const resident = await tx.person.findFirst({ where: { id: invited.residentId, propertyId: desk.propertyId } });
  if (!resident) throw new DomainError("error-unknown-unit");
  await give(tx, { ...invited, forId: resident.id, givenById: desk.id });
}

async function give(
  tx: Tx,
  { code, now, policies, forId, givenById }: Omit<Giving, "personId"> & { forId: number; givenById: number | null },
): Promise<void> {
  const expiresAt = plus(now, policies.for(undefined).identity.invite, "UTC");
  // A newer code makes the older ones of the same person void.
  await tx.invitation.updateMany({ where: { personId: forId, usedAt: null }, data: { expiresAt: now } });
  await tx.invitation.create({ data: { codeHash: hashCode(code), personId: forId, givenById, expiresAt } });
}

/** A tenant has left: the residency ends, and with the last one the chats of that person are unbound. Errors: staff-only, unknown-unit. */
export async function moveOut(
  tx: Tx,
  { personId, unitId, residentId }: { personId: number | undefined; unitId: number; residentId: number },
): Promise<void> {
  const desk = await requireStaff(tx, personId, "front-desk", "supervisor", "manager");
  const { count } = await tx.residency.deleteMany({
    where: { unitId, personId: residentId, unit: { propertyId: desk.propertyId } },
  });
  if (count === 0) throw new DomainError("error-unknown-unit");
  const left = await tx.residency.count({ where: { personId: residentId } });
  const staff = await tx.staff.count({ where: { personId: residentId, dismissedAt: null } });
  if (left + staff === 0) await tx.account.updateMany({ where: { personId: residentId }, data: { personId: null } });
}

/** A person gives up the binding of this chat. */
export async function unbindAccount(tx: Tx, accountId: number): Promise<void> {
  await tx.account.updateMany({ where: { id: accountId }, data: { personId: null } });
}

/**
 * Codes for properties that no member of staff has ever joined: without one, nobody could let anybody in. Each call makes the ones before void.
 */
export async function inviteFirstAdmins(
  tx: Tx,
  start: { now: Date; policies: Policies; randomCode: () => string },
): Promise<readonly { property: string; code: string }[]> {
  const properties = await tx.property.findMany({ where: { demo: false }, orderBy: { id: "asc" } });
  const invites: { property: string; code: string }[] = [];
  for (const property of properties) {
    const joined = await tx.account.count({
      where: { person: { propertyId: property.id, staff: { dismissedAt: null } } },
    });
    if (joined > 0) continue;
    const manager = await tx.staff.findFirst({
      where: { propertyId: property.id, role: "manager", dismissedAt: null },
      orderBy: { id: "asc" },
    });
    const forId = manager?.personId ?? (await createManager(tx, property.id));
    const code = start.randomCode();
    await give(tx, { code, now: start.now, policies: start.policies, forId, givenById: null });
    invites.push({ property: property.name, code });
  }
  return invites;
}

async function createManager(tx: Tx, propertyId: number): Promise<number> {
  const { id } = await tx.person.create({ data: { propertyId, name: "管理员", phone: "" } });
  await tx.staff.create({ data: { personId: id, propertyId, role: "manager", shift: "always" } });
  return id;
}

function sameName(known: string, said: string): boolean {
  const plain = (name: string) =>
    name
      .normalize("NFKC")
      .toLowerCase()
      .replace(/[\s.·]+/g, "");
  return plain(known) === plain(said);
}

function digits(phone: string): string {
  return phone.replace(/\D+/g, "").replace(/^(0086|86)(?=1\d{10}$)/, "");
}
