import type { Tx } from "./client.ts";
import { statement } from "./transaction.ts";

/** A request as it is first written, together with its first work order. */
export interface NewRequest {
  readonly propertyId: number;
  readonly number: string;
  readonly kind: string;
  readonly priority: string;
  readonly reporterId: number | null;
  readonly filedById: number | null;
  readonly unitId: number | null;
  readonly publicAreaId: number | null;
  readonly department: string | null;
  readonly category: string;
  readonly place: string;
  readonly content: string;
  readonly contactName: string;
  readonly contactPhone: string;
  readonly wishes: string | null;
  readonly availability: string | null;
  /** ISO with an offset. */
  readonly availableFrom?: string | null;
  readonly availableTo?: string | null;
  readonly keyConsent: boolean | null;
  readonly files: readonly string[];
  readonly orderKind: string;
  readonly role: string;
  readonly actor: { readonly type: string; readonly personId: number | null };
}

/**
 * Writes request, work order, its deadline (to be dispatched now) and the first line of the time line in one statement: this is the one domain
 * write on the hot path. Nothing is written when the reporter does not live in the unit. The first head of the property answers for the order until somebody has taken it.
 */
export async function insertRequest(
  tx: Tx,
  request: NewRequest,
  now: Date,
): Promise<{ requestId: number; workOrderId: number } | undefined> {
  const rows = await statement<{ requestId: number; workOrderId: number }>(tx, {
    name: "insert-request",
    text: insertSql,
    values: [JSON.stringify(request), now],
  });
  return rows[0];
}

/** Makes others who want to add to the request wait until this transaction ends. */
export async function lockRequest(tx: Tx, requestId: number): Promise<void> {
  await tx.$executeRaw`select 1 from request where id = ${requestId} for update`;
}

const insertSql = `
  with new as materialized (
    select * from jsonb_to_record($1::jsonb) as r("propertyId" int, number text, kind text, priority text, "reporterId" int, "filedById" int, "unitId" int,
      "publicAreaId" int, department text, category text, place text, content text, "contactName" text, "contactPhone" text, wishes text,
      availability text, "availableFrom" timestamptz, "availableTo" timestamptz, "keyConsent" boolean, "orderKind" text, role text, actor jsonb, files jsonb)
  ), allowed as (
    select new.* from new where "unitId" is null or "reporterId" is null
      or (select r.unit_id from residency r where r.unit_id = new."unitId" and r.person_id = new."reporterId") is not null
        and (select u.property_id from unit u where u.id = new."unitId") = new."propertyId"
  ), request as (
    insert into request (property_id, number, kind, priority, reporter_id, filed_by_id, unit_id, public_area_id, department, category, place, content,
      contact_name, contact_phone, wishes, availability, available_from, available_to, key_consent, created_at)
    select "propertyId", number, kind, priority, "reporterId", "filedById", "unitId", "publicAreaId", department, category, place, content,
      "contactName", "contactPhone", wishes, availability, "availableFrom", "availableTo", "keyConsent", $2 from allowed
    returning id, property_id, priority
  ), work_order as (
    insert into work_order (property_id, request_id, kind, status, priority, role, responsible_id, created_at)
    select r.property_id, r.id, n."orderKind", 'waiting', r.priority, n.role,
      (select s.id from staff s where s.property_id = r.property_id and s.dismissed_at is null and s.role in ('supervisor', 'manager', 'front-desk')
       order by array_position(array['supervisor', 'manager', 'front-desk'], s.role), s.id limit 1), $2
    from request r cross join new n returning id, request_id, property_id, priority
  ), deadline as (
    insert into outbox (job, payload, run_at, key, priority, queue, created_at)
    select 'dispatch', jsonb_build_object('workOrderId', id), $2, 'deadline:' || id, case priority when 'emergency' then 0 else 2 end,
      case priority when 'emergency' then 'urgent' else 'normal' end, $2 from work_order
  ), line as (
    insert into timeline (property_id, request_id, work_order_id, event, actor, person_id, detail, at)
    select w.property_id, w.request_id, w.id, 'reported', n.actor->>'type', (n.actor->>'personId')::int,
      case when jsonb_array_length(n.files) > 0 then jsonb_build_object('fileIds', n.files) else '{}' end, $2 from work_order w cross join new n
  )
  select request_id as "requestId", id as "workOrderId" from work_order`;
