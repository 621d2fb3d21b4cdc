import type { Db } from "./client.ts";

/** One message of an album, kept until the album is whole. */
export interface AlbumPart {
  readonly chat: string;
  readonly account: string;
  readonly album: string;
  readonly messageId: number;
  /** The message's own id, under which it is taken in should it come too late for the album. */
  readonly id: string;
  readonly text: string;
  readonly files: readonly string[];
  readonly language: string | undefined;
  readonly at: Date;
}

/** A part that belongs to an inbound message of this id. */
export interface ClosedPart extends AlbumPart {
  readonly inboundId: string;
}

/** Which albums are complete: all, those of a chat, or one; but none with a part younger than `until`. */
export interface Complete {
  readonly chat?: string;
  readonly album?: string;
  readonly until?: Date;
}

/** Where parts of albums wait for each other. */
export interface AlbumStore {
  /** Keeps a part; the same one twice is one. */
  add(part: AlbumPart): Promise<void>;
  /**
   * Closes complete albums and returns their parts by message id, together with those that were closed before and never marked as taken.
   * A part that came after its album was closed has an inbound id of its own.
   */
  close(complete: Complete): Promise<readonly ClosedPart[]>;
  /** An inbound message was taken in. */
  markTaken(chat: string, inboundId: string, now: Date): Promise<void>;
  /** Forgets what was taken before. */
  prune(before: Date): Promise<void>;
}

/**
 * Table `telegram_album_part`. What an inbound message consists of is written down before it is taken in, so that after a crash the same
 * message consists of the same parts.
 */
export function createAlbumStore({ pool }: Pick<Db, "pool">): AlbumStore {
  return {
    async add({ chat, account, album, messageId, id, text, files, language, at }) {
      await pool.query(
        `insert into telegram_album_part (chat, album, message_id, account, own_id, text, files, language, at)
         values ($1, $2, $3, $4, $5, $6, $7, $8, $9) on conflict do nothing`,
        [chat, album, messageId, account, id, text, JSON.stringify(files), language ?? null, at],
      );
    },
    async close({ chat, album, until }) {
      const which = [chat ?? null, album ?? null, until ?? null];
      const client = await pool.connect();
      try {
        await client.query("begin");
        // Two processes must not both find that nothing of an album was closed before.
        await client.query("select pg_advisory_xact_lock(hashtextextended('telegram_album_part', 0))");
        await client.query(closeSql, which);
        const { rows } = await client.query<Row>(closedSql, which);
        await client.query("commit");
        client.release();
        return rows.map(({ language, messageId, ...part }) => ({
          ...part,
          messageId: Number(messageId),
          language: language ?? undefined,
        }));
      } catch (error) {
        // Whatever the connection was in the middle of ends with it.
        client.release(true);
        throw error;
      }
    },
    async markTaken(chat, inboundId, now) {
      await pool.query(
        "update telegram_album_part set taken_at = $3 where chat = $1 and inbound_id = $2 and taken_at is null",
        [chat, inboundId, now],
      );
    },
    async prune(before) {
      await pool.query("delete from telegram_album_part where taken_at < $1", [before]);
    },
  };
}

type Row = Omit<ClosedPart, "language" | "messageId"> & {
  readonly language: string | null;
  readonly messageId: string;
};

const closeSql = `
  update telegram_album_part p set inbound_id = case
    when exists (select 1 from telegram_album_part c where c.chat = p.chat and c.album = p.album and c.inbound_id is not null) then p.own_id
    else 'album:' || p.album end
  where p.inbound_id is null and ($1::text is null or p.chat = $1) and ($2::text is null or p.album = $2)
    and ($3::timestamptz is null or not exists (
      select 1 from telegram_album_part n where n.chat = p.chat and n.album = p.album and n.inbound_id is null and n.at > $3))`;

const closedSql = `
  select chat, account, album, message_id::text as "messageId", own_id as id, text, files, language, at, inbound_id as "inboundId"
  from telegram_album_part
  where taken_at is null and inbound_id is not null and ($1::text is null or chat = $1) and ($2::text is null or album = $2)
    and ($3::timestamptz is null or at <= $3)
  order by message_id`;
