import type { Person } from "./people.ts";
import { hasSession, type Message, Renewed, sessionOf } from "./session.ts";
import { recall, remember } from "./storage.ts";

/** Knows who has been told something that nobody has looked at. */
export interface Mailboxes {
  /** Somebody looks at a chat that has come to these messages. */
  seen(personId: number, messages: readonly Message[]): void;
  /** People with news, in the order in which it came. */
  unread(): readonly number[];
}

const lookEveryMs = 3_000;
const boxesAtMost = 24;

/**
 * Looks into the chats that no phone shows, one after the other: a stream for each would soon use up the six connections that a
 * browser allows. Staff are always looked after, residents once they have been opened.
 */
export function watchMailboxes(
  people: readonly Person[],
  isShown: (personId: number) => boolean,
  onChange: () => void,
): Mailboxes {
  const unread = new Set<number>();

  const look = async (personId: number) => {
    let last = Number(recall(`seen.p${personId}`) ?? 0);
    const session = sessionOf(personId);
    for (let page = await session.peek(last); page.length > 0; page = await session.peek(last)) {
      last = page.at(-1)?.n ?? last;
      if (page.some(({ from }) => from === "bot") && !isShown(personId)) return mark(personId, true);
    }
  };

  const mark = (personId: number, news: boolean) => {
    if (unread.has(personId) === news) return;
    if (news) unread.add(personId);
    else unread.delete(personId);
    onChange();
  };

  const lookAround = async () => {
    const watched = people.filter(({ id, role }) => role !== "resident" || hasSession(id)).slice(0, boxesAtMost);
    for (const { id } of watched) {
      if (document.hidden) break;
      if (unread.has(id) || isShown(id)) continue;
      try {
        await look(id);
      } catch (error) {
        // Otherwise the network is away; the phones say so.
        if (error instanceof Renewed) remember(`seen.p${id}`, undefined);
        else break;
      }
    }
    setTimeout(() => void lookAround(), lookEveryMs);
  };
  void lookAround();

  return {
    seen(personId, messages) {
      remember(`seen.p${personId}`, String(messages.at(-1)?.n ?? 0));
      mark(personId, false);
    },
    unread: () => [...unread],
  };
}
