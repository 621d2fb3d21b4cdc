/** Does the work of one chat in the order it came, and that of different chats side by side. */
export type InTurn = (chat: string, work: () => Promise<void>) => Promise<void>;

/**
 * Work behind work that failed fails with it, untried: Telegram delivers both again, and in order.
 */
export function createTurns(): InTurn {
  const last = new Map<string, Promise<void>>();
  return (chat, work) => {
    const turn = (last.get(chat) ?? Promise.resolve()).then(work);
    last.set(chat, turn);
    const forget = () => {
      if (last.get(chat) === turn) last.delete(chat);
    };
    turn.then(forget, forget);
    return turn;
  };
}
