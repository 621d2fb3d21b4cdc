import type { Tx } from "../db/client.ts";
import type { Language } from "../text.ts";

/** From now on this account is answered in the language, and so is its person wherever they have chosen none (W4). */
export async function chooseLanguage(
  tx: Tx,
  { accountId, personId, language }: { accountId: number; personId: number | undefined; language: Language },
): Promise<void> {
  await tx.account.update({ where: { id: accountId }, data: { language } });
  if (personId !== undefined) await tx.person.update({ where: { id: personId }, data: { language } });
}
