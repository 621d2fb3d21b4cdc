import type { Tx } from "../db/client.ts";

/** Whether somebody has a chat to be asked in. */
export async function hasChat(tx: Tx, personId: number): Promise<boolean> {
  return (await tx.conversation.count({ where: { account: { personId } } })) > 0;
}
