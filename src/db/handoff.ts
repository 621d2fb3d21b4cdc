import type { Tx } from "./client.ts";

/** Something said in a chat that was handed over. */
export interface SpokenLine {
  readonly handoffId: number;
  readonly from: string;
  readonly personId: number;
  readonly words: string;
  readonly files: readonly string[];
}

/** Marks the lines of one chat that were not passed on yet, up to this one, and returns them in the order they were said. */
export async function claimLines(tx: Tx, lineId: string, now: Date): Promise<readonly SpokenLine[]> {
  await tx.$executeRaw`select 1 from handoff h join handoff_line l on l.handoff_id = h.id where l.id = ${lineId}::bigint for update of h`;
  return tx.$queryRaw<SpokenLine[]>`
    with passed as (
      update handoff_line l set passed_at = ${now} from handoff_line upto
      where upto.id = ${lineId}::bigint and l.handoff_id = upto.handoff_id and l.id <= upto.id and l.passed_at is null
      returning l.id, l.handoff_id, l."from", l.person_id, l.words, l.files
    )
    select handoff_id as "handoffId", "from", person_id as "personId", words, files from passed order by id`;
}
