import type { Tx } from "./client.ts";

/** Looks for the same purpose within this time are one look: an answer is typed, the list is loaded again. */
const sameLookMs = 10 * 60_000;

/** Writes down that somebody of the staff saw these people's data (X2, O11). */
export async function writeLookups(
  tx: Pick<Tx, "$executeRaw">,
  look: {
    readonly propertyId: number;
    readonly staffId: number;
    readonly personIds: readonly number[];
    readonly unitId: number | null;
    readonly purpose: string;
    readonly now: Date;
  },
): Promise<void> {
  const { propertyId, staffId, personIds, unitId, purpose, now } = look;
  if (personIds.length === 0) return;
  const since = new Date(now.getTime() - sameLookMs);
  await tx.$executeRaw`insert into archive_lookup (property_id, staff_id, person_id, unit_id, purpose, at)
    select ${propertyId}, ${staffId}, p.id, ${unitId}::int, ${purpose}, ${now} from unnest(${[...personIds]}::int[]) as p(id)
    where not exists (select 1 from archive_lookup l where l.person_id = p.id and l.staff_id = ${staffId} and l.purpose = ${purpose} and l.at > ${since})`;
}

/** How often somebody was looked up, and when last. */
export async function countLookups(tx: Tx, personId: number): Promise<{ count: number; lastAt: Date | null }> {
  const { _count, _max } = await tx.archiveLookup.aggregate({ where: { personId }, _count: true, _max: { at: true } });
  return { count: _count, lastAt: _max.at };
}
