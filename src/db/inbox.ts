import { z } from "zod";
import type { Db, Tx } from "./client.ts";
import { statement } from "./transaction.ts";

/** Who said something where, and under which id of the provider. */
export interface Address {
  readonly channel: string;
  readonly account: string;
  readonly chat: string;
  readonly id: string;
}

/** The columns of one row as they are read. */
interface SeenRow extends Omit<Seen, "property" | "staff" | "units" | "handoff"> {
  readonly propertyId: number | null;
  readonly code: string;
  readonly propertyName: string;
  readonly zone: string;
  readonly staffId: number | null;
  readonly role: string;
  readonly handoffId: number | null;
  readonly takenAt: Date | null;
  readonly unitIds: readonly number[] | null;
  readonly unitLabels: readonly string[] | null;
}

/** A chat as a turn finds it. */
export interface Seen {
  /** Position in the list that was asked for. */
  readonly n: number;
  readonly claimed: boolean;
  /** Absent when nobody has spoken here before. */
  readonly conversationId: number | null;
  readonly accountId: number;
  readonly revision: number;
  readonly state: unknown;
  readonly prompt: unknown;
  readonly updatedAt: Date;
  readonly language: string | null;
  readonly personId: number | null;
  readonly name: string | null;
  readonly phone: string | null;
  readonly property: { id: number; code: string; name: string; zone: string } | null;
  readonly staff: { id: number; role: string } | null;
  /** This chat waits for a person, or since `since` is in the hands of one (Q8). */
  readonly handoff: { id: number; since: Date | null } | null;
  /** The handoff to whose resident goes what is written here. */
  readonly speakingTo: number | null;
  readonly units: readonly { id: number; label: string }[];
}

/** The one read of a batch: conversations with their revision, who is speaking, and what was claimed already. */
export async function readInbox(db: Db | Tx, addresses: readonly Address[]): Promise<readonly Seen[]> {
  const values = columns(addresses);
  const rows =
    "pool" in db
      ? (await db.pool.query<SeenRow>({ name: "read-inbox", text: readSql, values })).rows
      : await statement<SeenRow>(db, { name: "read-inbox", text: readSql, values });
  return rows.map(
    ({
      propertyId,
      code,
      propertyName,
      zone,
      staffId,
      role,
      handoffId,
      takenAt,
      unitIds,
      unitLabels,
      ...seen
    }): Seen => ({
      ...seen,
      property: propertyId === null ? null : { id: propertyId, code, name: propertyName, zone },
      staff: staffId === null ? null : { id: staffId, role },
      handoff: handoffId === null ? null : { id: handoffId, since: takenAt },
      units: (unitIds ?? []).map((id, index) => ({ id, label: unitLabels?.[index] ?? "" })),
    }),
  );
}

// One index look-up for each table and turn; aggregates into JSON would cost more than all of them.
const readSql = `
  select i.n::int as n, k.channel is not null as claimed, c.id as "conversationId", a.id as "accountId", coalesce(c.revision, 0) as revision,
    c.state, c.prompt, c.updated_at as "updatedAt", coalesce(a.language, p.language) as language, p.id as "personId", p.name, p.phone,
    y.id as "propertyId", y.code, y.name as "propertyName", y.zone, s.id as "staffId", s.role, h.id as "handoffId",
    case when h.status = 'talking' then h.taken_at end as "takenAt", t.id as "speakingTo", home.ids as "unitIds", home.labels as "unitLabels"
  from unnest($1::text[], $2::text[], $3::text[], $4::text[]) with ordinality as i(channel, account, chat, id, n)
  left join account a on a.channel = i.channel and a.external_id = i.account
  left join conversation c on c.channel = i.channel and c.account_id = a.id and c.chat = i.chat
  left join claim k on k.channel = i.channel and k.account = i.account and k.chat = i.chat and k.provider_id = i.id
  left join person p on p.id = a.person_id
  left join property y on y.id = p.property_id
  left join staff s on s.person_id = p.id and s.dismissed_at is null
  left join handoff h on h.conversation_id = c.id and h.status <> 'ended'
  left join handoff t on t.staff_conversation_id = c.id and t.speaking
  left join lateral (
    select array_agg(u.id order by u.id) as ids, array_agg(u.label order by u.id) as labels
    from residency r cross join lateral (select id, label from unit where id = r.unit_id offset 0) u where r.person_id = p.id
  ) home on true`;

/** Opens accounts and conversations for those who speak for the first time. */
export async function openChats(
  db: Db,
  addresses: readonly (Address & { language: string | undefined })[],
  now: Date,
): Promise<void> {
  await db.pool.query(
    `insert into account (channel, external_id, language) select distinct on (1, 2) * from unnest($1::text[], $2::text[], $3::text[]) as i(channel, account, language)
     order by 1, 2 on conflict do nothing`,
    [addresses.map((a) => a.channel), addresses.map((a) => a.account), addresses.map((a) => a.language ?? null)],
  );
  await db.pool.query(
    `insert into conversation (channel, account_id, chat, updated_at)
     select distinct on (1, 2, 3) i.channel, a.id, i.chat, $5::timestamptz from unnest($1::text[], $2::text[], $3::text[], $4::text[]) as i(channel, account, chat, id)
     join account a on a.channel = i.channel and a.external_id = i.account order by 1, 2, 3 on conflict do nothing`,
    [...columns(addresses), now],
  );
}

/** One turn as it is written: the state it leaves, what was said, what is to be said. */
export interface Written {
  readonly address: Address;
  readonly conversationId: number;
  readonly revision: number;
  readonly state: unknown;
  /** Buttons that stand outside a flow; absent = those known before stay. */
  readonly prompt?: readonly { label: string; value: string }[];
  readonly said: { readonly text: string; readonly button: string | undefined; readonly files: readonly string[] };
  readonly replies: readonly { readonly text: string; readonly buttons: readonly { label: string; value: string }[] }[];
  readonly outcome: "taken" | "failed";
}

/** To whom the replies of a turn are leased until they are sent. */
export interface ReplyLease {
  readonly process: string;
  readonly until: Date;
}

/**
 * The one statement of a batch. Returns the conversations that moved; those missing were changed by somebody else since they were read, and
 * nothing of their turn was written.
 */
export async function writeTurns(
  db: Db,
  turns: readonly Written[],
  lease: ReplyLease,
  now: Date,
): Promise<ReadonlySet<number>> {
  const values = [JSON.stringify(turns.map(row)), now, lease.until, lease.process];
  const { rows } = await db.pool.query<{ id: number }>({ name: "write-turns", text: writeSql, values });
  return new Set(rows.map(({ id }) => id));
}

/** The same for turns with a command, inside their transaction. Returns how many conversations were still as they were read. */
export async function writeTurnsIn(tx: Tx, turns: readonly Written[], lease: ReplyLease, now: Date): Promise<number> {
  const values = [JSON.stringify(turns.map(row)), now, lease.until, lease.process];
  return (await statement(tx, { name: "write-turns", text: writeSql, values })).length;
}

const writeSql = `
  with turn as materialized (
    select * from jsonb_to_recordset($1::jsonb) as t(id int, revision int, state jsonb, prompt jsonb, channel text, account text, chat text, provider text,
      outcome text, text text, button text, files jsonb, replies jsonb)
  ), moved as (
    update conversation c set revision = c.revision + 1, state = t.state, updated_at = $2,
      prompt = case when t.prompt is null then c.prompt else jsonb_build_object('revision', c.revision + 1, 'buttons', t.prompt) end
    from turn t where c.id = t.id and c.revision = t.revision returning c.id
  ), claimed as (
    insert into claim (channel, account, chat, provider_id, outcome, at)
    select t.channel, t.account, t.chat, t.provider, t.outcome, $2 from turn t join moved using (id)
  ), reply as materialized (
    select nextval('message_id_seq') as message_id, t.id, t.channel, r.value->>'text' as text, r.value->'buttons' as buttons
    from turn t join moved using (id) cross join lateral jsonb_array_elements(t.replies) with ordinality as r(value, n) order by t.id, r.n
  ), spoken as (
    insert into message (id, at, conversation_id, direction, text, buttons, files)
    select nextval('message_id_seq'), $2, t.id, 'in', t.text, case when t.button is null then '[]'::jsonb else jsonb_build_array(t.button) end, t.files
    from turn t join moved using (id)
    union all select message_id, $2, id, 'out', text, buttons, '[]' from reply
  ), promised as (
    insert into outbox (job, payload, run_at, priority, conversation_id, queue, leased_until, leased_by, created_at)
    select 'send-message', jsonb_build_object('messageId', message_id, 'at', $2::timestamptz), $2, 1, id, 'send-' || channel, $3, $4, $2
    from reply order by message_id
  )
  select id from moved`;

function row({ address, conversationId, revision, state, prompt, said, replies, outcome }: Written) {
  return {
    id: conversationId,
    revision,
    state,
    prompt: prompt ?? null,
    channel: address.channel,
    account: address.account,
    chat: address.chat,
    provider: address.id,
    outcome,
    text: said.text,
    button: said.button ?? null,
    files: said.files,
    replies,
  };
}

function columns(addresses: readonly Address[]): string[][] {
  return [
    addresses.map((a) => a.channel),
    addresses.map((a) => a.account),
    addresses.map((a) => a.chat),
    addresses.map((a) => a.id),
  ];
}

/** The buttons of the last message outside a flow, as stored; anything unreadable counts as none. */
export const promptSchema = z.object({
  revision: z.number(),
  buttons: z.array(z.object({ label: z.string(), value: z.string() })),
});
