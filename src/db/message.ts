import type { Tx } from "./client.ts";
import { type Priority, sendQueue } from "./outbox.ts";

/** A chat that a person can be reached in. */
export interface Chat {
  readonly conversationId: number;
  readonly channel: string;
  readonly language: string;
}

/** One chat, as messages are put into it. */
export async function findChat(tx: Tx, conversationId: number): Promise<Chat | undefined> {
  const [chat] = await tx.$queryRaw<
    Chat[]
  >`select c.id as "conversationId", c.channel, coalesce(a.language, p.language, 'zh-CN') as language
    from conversation c join account a on a.id = c.account_id left join person p on p.id = a.person_id where c.id = ${conversationId}`;
  return chat;
}

/** Chats of a person alone with us, the one used last first: nothing of theirs is ever said in a group (X2). */
export async function listChats(tx: Tx, personId: number): Promise<readonly Chat[]> {
  return tx.$queryRaw<Chat[]>`select c.id as "conversationId", c.channel, coalesce(a.language, p.language) as language
    from account a join person p on p.id = a.person_id join conversation c on c.account_id = a.id
    where a.person_id = ${personId} and c.chat = a.external_id order by c.updated_at desc, c.id`;
}

/** Chats of an account whose person nobody may know, the one used last first. */
export async function listChatsOfAccount(tx: Tx, accountId: number): Promise<readonly Chat[]> {
  return tx.$queryRaw<
    Chat[]
  >`select c.id as "conversationId", c.channel, coalesce(a.language, p.language, 'zh-CN') as language
    from account a join conversation c on c.account_id = a.id left join person p on p.id = a.person_id
    where a.id = ${accountId} order by c.updated_at desc, c.id`;
}

/** Writes a message into a chat's record and promises to send it. `prompt`: its buttons may also be answered by number or in words. */
export async function putMessage(
  tx: Tx,
  message: {
    readonly chat: Chat;
    readonly text: string;
    readonly buttons: readonly { label: string; value: string }[];
    readonly files?: readonly string[];
    readonly requestId: number | undefined;
    readonly priority: Priority;
    /** Looked at again in the transaction that leases it for sending: `reminder:17`. */
    readonly condition?: string;
  },
  now: Date,
): Promise<void> {
  const { chat, text, buttons, files = [], requestId, priority, condition } = message;
  await tx.$executeRaw`
    with put as (
      insert into message (at, conversation_id, direction, text, buttons, files)
      values (${now}, ${chat.conversationId}, 'out', ${text}, ${JSON.stringify(buttons)}::jsonb, ${JSON.stringify(files)}::jsonb) returning id, at
    )
    insert into outbox (job, payload, run_at, priority, conversation_id, queue, created_at)
    select 'send-message', jsonb_strip_nulls(jsonb_build_object('messageId', id, 'at', at, 'requestId', ${requestId ?? null}::int, 'prompt', true,
      'condition', ${condition ?? null}::text)),
      ${now}, ${priority}, ${chat.conversationId}, ${sendQueue(chat.channel)}, ${now} from put`;
}

/** Whether somebody is in the middle of a conversation in which they have spoken since `since`. */
export async function isChatBusy(tx: Tx, conversationId: number, since: Date): Promise<boolean> {
  const rows = await tx.$queryRaw<{ busy: boolean }[]>`
    select jsonb_array_length(coalesce(state->'frames', '[]'::jsonb)) > 0 and updated_at > ${since} as busy from conversation where id = ${conversationId}`;
  return rows[0]?.busy ?? false;
}
