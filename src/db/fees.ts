import { batchSize, type Change } from "./archive.ts";
import type { Tx } from "./client.ts";

/** A bill as the books give it. `lines` absent = those that are stored stay. Dates are days like 2026-12-01. */
export interface BookedBill {
  readonly property: string;
  readonly building: string;
  readonly entrance: string;
  readonly room: string;
  readonly number: string;
  readonly item: string;
  readonly period: string;
  readonly amountCents: number;
  readonly dueOn: string;
  readonly lines?: readonly { readonly label: string; readonly amountCents: number }[] | undefined;
}

/** A payment as the books give it; `bill` is the number of its bill. */
export interface BookedPayment {
  readonly property: string;
  readonly number: string;
  readonly bill: string;
  readonly amountCents: number;
  readonly paidOn: string;
  readonly method?: string | undefined;
}

/** Runs a statement for every thousand rows; it takes them as `x` with their numbers as `n`, and the moment as `$2`. */
async function inBatches<Row>(tx: Tx, rows: readonly object[], sql: string, ...more: readonly unknown[]) {
  const found: Row[] = [];
  for (let start = 0; start < rows.length; start += batchSize) {
    const batch = rows.slice(start, start + batchSize).map((row, index) => ({ ...row, n: start + index }));
    found.push(...(await tx.$queryRawUnsafe<Row[]>(sql, JSON.stringify(batch), ...more)));
  }
  return found;
}

const billRows = `x as (
    select x.*, p.id as "propertyId", u.id as "unitId"
    from jsonb_to_recordset($1::jsonb) as x(n int, property text, building text, entrance text, room text, number text, item text, period text,
      "amountCents" int, "dueOn" date, lines jsonb)
    join property p on p.code = x.property
    join unit u on (u.property_id, u.building, u.entrance, u.room) = (p.id, x.building, x.entrance, x.room)
  )`;

/** Those of the bills whose number is stored for another unit, by their places in the list. */
export async function findMovedBills(tx: Tx, bills: readonly BookedBill[]): Promise<readonly number[]> {
  const rows = await inBatches<{ n: number }>(
    tx,
    bills,
    `with ${billRows} select n from x join bill b on (b.property_id, b.number) = (x."propertyId", x.number) where b.unit_id <> x."unitId"`,
  );
  return rows.map(({ n }) => n);
}

/** Stores bills by their number: new ones, and corrections of known ones (F2). Units must be stored. A correction settles disputes that were found right. */
export async function upsertBills(tx: Tx, bills: readonly BookedBill[], now: Date): Promise<readonly Change[]> {
  return inBatches<Change>(tx, bills, upsertBillsSql, now);
}

const upsertBillsSql = `with ${billRows}, changed as (
    select x.*, b.id as known from x left join bill b on (b.property_id, b.number) = (x."propertyId", x.number)
    where b.id is null or (b.item, b.period, b.amount_cents, b.due_on) is distinct from (x.item, x.period, x."amountCents", x."dueOn")
      or (x.lines is not null and x.lines <> coalesce((select jsonb_agg(jsonb_build_object('label', l.label, 'amountCents', l.amount_cents)
        order by l.position) from bill_line l where l.bill_id = b.id), '[]'::jsonb))
  ), stored as (
    insert into bill (property_id, unit_id, number, item, period, amount_cents, due_on, created_at)
    select "propertyId", "unitId", number, item, period, "amountCents", "dueOn", $2 from changed order by "unitId", n
    on conflict (property_id, number) do update set item = excluded.item, period = excluded.period, amount_cents = excluded.amount_cents,
      due_on = excluded.due_on, corrected_at = $2
    returning id, property_id, number
  ), lined as (
    select s.id, c.lines from stored s join changed c on (c."propertyId", c.number) = (s.property_id, s.number) where c.lines is not null
  ), lines as (
    insert into bill_line (bill_id, position, label, amount_cents)
    select id, position, line->>'label', (line->>'amountCents')::int from lined cross join jsonb_array_elements(lines) with ordinality as l(line, position)
    on conflict (bill_id, position) do update set label = excluded.label, amount_cents = excluded.amount_cents
  ), fewer as (
    delete from bill_line l using lined where l.bill_id = lined.id and l.position > jsonb_array_length(lined.lines)
  ), settled as (
    update bill_dispute d set status = 'corrected' from changed c where d.bill_id = c.known and d.status = 'upheld'
  )
  select n, known is null as created from changed`;

const paymentRows = `x as (
    select x.*, p.id as "propertyId", b.id as "billId", b.unit_id as "unitId"
    from jsonb_to_recordset($1::jsonb) as x(n int, property text, number text, bill text, "amountCents" int, "paidOn" date, method text)
    join property p on p.code = x.property join bill b on (b.property_id, b.number) = (p.id, x.bill)
  )`;

/** What is wrong with payments, by their places in the list: a bill that nobody knows, a number that is stored for another bill. */
export async function findStrayPayments(
  tx: Tx,
  payments: readonly BookedPayment[],
): Promise<readonly { n: number; wrong: "unknown-bill" | "moved" }[]> {
  return inBatches(
    tx,
    payments,
    `with x as (select x.*, p.id as "propertyId" from jsonb_to_recordset($1::jsonb) as x(n int, property text, number text, bill text) join property p on p.code = x.property)
     select x.n, case when b.id is null then 'unknown-bill' else 'moved' end as wrong
     from x left join bill b on (b.property_id, b.number) = (x."propertyId", x.bill)
     left join payment m on (m.property_id, m.number) = (x."propertyId", x.number)
     where b.id is null or m.bill_id <> b.id`,
  );
}

/**
 * Stores payments by their number: new ones and corrections of known ones. What was written down by hand is not counted twice when the books bring
 * the same amount for the same bill. Bills must be stored.
 */
export async function upsertPayments(
  tx: Tx,
  payments: readonly BookedPayment[],
  now: Date,
): Promise<readonly Change[]> {
  const units = await inBatches<{ unitId: number }>(
    tx,
    payments,
    `with ${paymentRows} select distinct "unitId" from x`,
  );
  await lockFees(tx, [...new Set(units.map(({ unitId }) => unitId))]);
  const changes = await inBatches<Change & { billId: number; paymentId: number }>(tx, payments, upsertPaymentsSql, now);
  const fresh = changes.filter(({ created }) => created).map(({ paymentId }) => paymentId);
  await settleBills(tx, [...new Set(changes.map(({ billId }) => billId))], fresh, now);
  return changes.map(({ n, created }) => ({ n, created }));
}

const upsertPaymentsSql = `with ${paymentRows}, changed as (
    select x.*, m.id as known, row_number() over (partition by x."billId", x."amountCents", m.id is null order by x.n) as nth
    from x left join payment m on (m.property_id, m.number) = (x."propertyId", x.number)
    where m.id is null or (m.amount_cents, m.paid_on, m.method) is distinct from (x."amountCents", x."paidOn", coalesce(x.method, m.method))
  ), noted as (
    select m.id, m.bill_id, m.amount_cents, row_number() over (partition by m.bill_id, m.amount_cents order by m.id) as nth
    from payment m where m.number is null and m.bill_id in (select "billId" from changed)
  ), adopted as (
    update payment m set number = c.number, paid_on = c."paidOn", method = coalesce(c.method, m.method)
    from noted join changed c on c.known is null and (c."billId", c."amountCents", c.nth) = (noted.bill_id, noted.amount_cents, noted.nth)
    where m.id = noted.id returning m.id, c.n
  ), stored as (
    insert into payment (property_id, bill_id, number, amount_cents, paid_on, method, recorded_at)
    select "propertyId", "billId", number, "amountCents", "paidOn", coalesce(method, ''), $2 from changed where n not in (select n from adopted) order by n
    on conflict (property_id, number) do update set amount_cents = excluded.amount_cents, paid_on = excluded.paid_on,
      method = case when excluded.method = '' then payment.method else excluded.method end
    returning id, property_id, number
  )
  select c.n, c.known is null and a.id is null as created, c."billId", coalesce(a.id, s.id) as "paymentId" from changed c
  left join adopted a on a.n = c.n left join stored s on (s.property_id, s.number) = (c."propertyId", c.number)`;

/** Makes everybody else wait who would change what these units owe, or send them a reminder, until this transaction ends. */
export async function lockFees(tx: Tx, unitIds: readonly number[]): Promise<void> {
  await tx.$queryRawUnsafe("select 1 from unit where id = any($1::int[]) order by id for no key update", unitIds);
}

/**
 * After payments or waivers: what is paid and waived is added up, and promises that are kept are marked so. Whoever kept one, or was reminded of one
 * of the bills, is thanked for the new payments; visits are looked at again. The units must be locked.
 */
export async function settleBills(
  tx: Tx,
  billIds: readonly number[],
  newPaymentIds: readonly number[],
  now: Date,
): Promise<void> {
  if (billIds.length === 0) return;
  await tx.$executeRawUnsafe(
    `update bill b set paid_cents = coalesce((select sum(amount_cents) from payment m where m.bill_id = b.id), 0),
       waived_cents = coalesce((select sum(amount_cents) from waiver w where w.bill_id = b.id and w.status = 'approved'), 0)
     where b.id = any($1::int[])`,
    billIds,
  );
  await tx.$executeRawUnsafe(
    `with kept as (
       update payment_promise p set status = 'kept', settled_at = $2::timestamptz where p.status = 'open'
         and exists (select 1 from unnest(p.bill_ids) as t(id) where t.id = any($1::int[])) and not exists
         (select from bill b where b.id = any(p.bill_ids) and b.amount_cents > b.paid_cents + b.waived_cents)
       returning p.id, p.bill_ids
     ), paid as (
       select b.id, b.unit_id from payment m join bill b on b.id = m.bill_id where m.id = any($3::int[]) and m.amount_cents > 0
     ), reminded as (
       select distinct n.id from paid join lateral (select id from dunning_notice n where n.unit_id = paid.unit_id and paid.id = any(n.bill_ids)
         and n.status = 'sent' and n.settled_at > $2::timestamptz - interval '30 days' order by n.id desc limit 1) n on true
       where not exists (select from kept where paid.id = any(kept.bill_ids))
     ), thanks as (
       select 'thanks:' || id as key, jsonb_build_object('noticeId', id) as payload from reminded
       union all select 'kept:' || id, jsonb_build_object('promiseId', id) from kept
     )
     insert into outbox (job, payload, run_at, key, priority, queue, created_at)
     select 'thank-payment', payload, $2::timestamptz, key, 3, 'bulk', $2::timestamptz from thanks
     on conflict (key) where key is not null and done_at is null and cancelled_at is null and failed_at is null do nothing`,
    billIds,
    now,
    newPaymentIds,
  );
  await recheckVisits(tx, billIds, now);
}

/** Visits about these bills are looked at again: perhaps nothing is left to talk about (F5). */
export async function recheckVisits(tx: Tx, billIds: readonly number[], now: Date): Promise<void> {
  await tx.$executeRawUnsafe(
    `insert into outbox (job, payload, run_at, key, priority, queue, created_at)
     select distinct 'settle-visit', jsonb_build_object('noticeId', n.id), $2::timestamptz, 'visit:' || n.id, 2, 'normal', $2::timestamptz
     from bill b join dunning_notice n on n.unit_id = b.unit_id and n.status = 'visit' and b.id = any(n.bill_ids)
     join request r on r.id = n.request_id and r.status = 'open' where b.id = any($1::int[])
     on conflict (key) where key is not null and done_at is null and cancelled_at is null and failed_at is null do nothing`,
    billIds,
    now,
  );
}

/** Why bills of a property are not asked for now, one row for each reason (F5). A matter that was taken back holds nothing. */
export const holdsSql = (property: string) => `
  select unnest(c.bill_ids) as bill_id, 'claim' as reason from payment_claim c join request r on r.id = c.request_id
    where c.property_id = ${property} and c.status = 'open' and r.status = 'open'
  union all select unnest(p.bill_ids), 'promise' from payment_promise p where p.property_id = ${property} and p.status = 'open'
  union all select d.bill_id, 'dispute' from bill_dispute d join request r on r.id = d.request_id
    where d.property_id = ${property} and (d.status = 'upheld' or (d.status = 'open' and r.status = 'open'))
  union all select w.bill_id, 'waiver' from waiver w where w.property_id = ${property} and w.status = 'asked'`;

/** What holds bills back, by their ids. */
export async function listHolds(
  tx: Tx,
  propertyId: number,
  billIds: readonly number[],
): Promise<ReadonlyMap<number, string>> {
  const rows = await tx.$queryRawUnsafe<{ billId: number; reason: string }[]>(
    `select bill_id as "billId", min(reason) as reason from (${holdsSql("$1")}) h where bill_id = any($2::int[]) group by bill_id`,
    propertyId,
    billIds,
  );
  return new Map(rows.map(({ billId, reason }) => [billId, reason]));
}

/** What a signed call was answered, if it was made before; calls are remembered for longer than their signatures are good. */
export async function claimCall(tx: Tx, signature: string, now: Date): Promise<{ answer: unknown } | undefined> {
  await tx.$executeRawUnsafe("delete from fee_call where at < $1::timestamptz - interval '1 hour'", now);
  const count = await tx.$executeRawUnsafe(
    "insert into fee_call (signature, at, answer) values ($1, $2, 'null') on conflict (signature) do nothing",
    signature,
    now,
  );
  if (count === 1) return undefined;
  const { answer } = await tx.feeCall.findUniqueOrThrow({ where: { signature } });
  return { answer };
}

/** Keeps the answer of a call that was claimed in this transaction. */
export async function rememberAnswer(tx: Tx, signature: string, answer: object): Promise<void> {
  await tx.feeCall.update({ where: { signature }, data: { answer } });
}

/** Units of a property as somebody else's books name them: by label, or by their parts with dashes. */
export async function findUnits(
  tx: Tx,
  propertyCode: string,
  references: readonly string[],
): Promise<ReadonlyMap<string, { building: string; entrance: string; room: string }>> {
  const rows = await tx.$queryRawUnsafe<{ reference: string; building: string; entrance: string; room: string }[]>(
    `with u as (select u.* from unit u join property p on p.id = u.property_id where p.code = $1), r as (select unnest($2::text[]) as reference)
     select r.reference, u.building, u.entrance, u.room from r join u on u.label = r.reference
     union select r.reference, u.building, u.entrance, u.room from r join u on concat_ws('-', nullif(u.building, ''), nullif(u.entrance, ''), u.room) = r.reference`,
    propertyCode,
    references,
  );
  return new Map(rows.map(({ reference, ...unit }) => [reference, unit]));
}
