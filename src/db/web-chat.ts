import type { Db } from "./client.ts";

/** A message of a web chat as its reader gets it. */
export interface WebMessage {
  readonly n: number;
  readonly from: "bot" | "me";
  readonly text: string;
  readonly buttons: readonly { readonly label: string; readonly value: string }[];
  readonly files: readonly string[];
  readonly at: Date;
}

/** Something to append to a chat. `key`: the same one twice is one message. */
export interface WebMessageDraft {
  readonly from: "bot" | "me";
  readonly key: string;
  readonly text: string;
  readonly button?: string;
  readonly buttons: readonly { readonly label: string; readonly value: string }[];
  readonly files: readonly string[];
  readonly at: Date;
}

/** A session as its token opens it. */
export interface WebSession {
  /** Keeps message ids of several sessions of one chat apart. */
  readonly id: string;
  readonly chat: string;
  /** Messages up to this number were seen before the session began, and are not shown in it. */
  readonly from: number;
}

/** Opens a chat if it is new, and a session that reads and writes it, from the first message that no session has seen yet. */
export async function openWebSession(db: Db, session: { chat: string; tokenHash: string; now: Date }): Promise<void> {
  await db.pool.query("insert into web_chat (id) values ($1) on conflict do nothing", [session.chat]);
  await db.pool.query(
    `insert into web_session (token_hash, chat_id, from_n, created_at) select $2, id, seen_n, $3 from web_chat where id = $1`,
    [session.chat, session.tokenHash, session.now],
  );
}

/** The session that a token opens, or nothing. */
export async function findWebSession(db: Db, tokenHash: string): Promise<WebSession | undefined> {
  const { rows } = await db.pool.query<WebSession>({
    name: "find-web-session",
    text: `select left(token_hash, 12) as id, chat_id as chat, from_n as "from" from web_session where token_hash = $1`,
    values: [tokenHash],
  });
  return rows[0];
}

/** Somebody has fetched a chat up to this message. */
export async function markSeen(db: Db, chat: string, n: number): Promise<void> {
  await db.pool.query({
    name: "mark-seen",
    text: "update web_chat set seen_n = $2 where id = $1 and seen_n < $2",
    values: [chat, n],
  });
}

/** Appends a message under the next number; one whose key is there already stays as it is. Opens the chat when it is new. */
export async function appendWebMessage(db: Db, chat: string, draft: WebMessageDraft): Promise<void> {
  const { from, key, text, button, buttons, files, at } = draft;
  const values = [chat, from, key, text, button ?? null, JSON.stringify(buttons), JSON.stringify(files), at];
  await db.pool.query({
    name: "append-web-message",
    text: `with numbered as (
        insert into web_chat as c (id, last_n) values ($1, 1)
        on conflict (id) do update set last_n = c.last_n + 1 where not exists (select 1 from web_message m where m.chat_id = $1 and m.key = $3)
        returning last_n
      )
      insert into web_message (chat_id, n, "from", key, text, button, buttons, files, at)
      select $1, last_n, $2, $3, $4, $5, $6, $7, $8 from numbered on conflict (chat_id, key) do nothing`,
    values,
  });
}

/** Messages of a chat after number `after`, in order, at most 200. */
export async function listWebMessages(db: Db, chat: string, after: number): Promise<readonly WebMessage[]> {
  const { rows } = await db.pool.query<WebMessage>({
    name: "list-web-messages",
    text: `select n, "from", text, buttons, files, at from web_message where chat_id = $1 and n > $2 order by n limit 200`,
    values: [chat, after],
  });
  return rows;
}

/** The last number given out in each of the chats. */
export async function readLastNumbers(db: Db, chats: readonly string[]): Promise<ReadonlyMap<string, number>> {
  const { rows } = await db.pool.query<{ id: string; last: number }>(
    "select id, last_n as last from web_chat where id = any($1)",
    [chats],
  );
  return new Map(rows.map(({ id, last }) => [id, last]));
}

/** What people wrote since `since` and no turn has taken: the program ended between the two. */
export async function listUnclaimedWebMessages(
  db: Db,
  since: Date,
): Promise<readonly { chat: string; key: string; text: string; button: string | null; files: readonly string[] }[]> {
  const { rows } = await db.pool.query<{
    chat: string;
    key: string;
    text: string;
    button: string | null;
    files: readonly string[];
  }>(
    `select m.chat_id as chat, m.key, m.text, m.button, m.files from web_message m
     where m."from" = 'me' and m.at >= $1
       and not exists (select 1 from claim k where k.channel = 'web' and k.account = m.chat_id and k.chat = m.chat_id and k.provider_id = m.key)
     order by m.chat_id, m.n limit 1000`,
    [since],
  );
  return rows;
}
