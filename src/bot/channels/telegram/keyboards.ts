import type { Api } from "grammy";
import type { Logger } from "pino";
import type { Outbound } from "../../channel.ts";
import { describeFailure } from "./failure.ts";
import { toChatId } from "./text.ts";

/** Takes keyboards away that nobody should press any more. Best effort: what a spent button means, the engine decides. */
export interface Keyboards {
  /** A message is in the chat: if it asks a question, the question before it is not open any more. */
  shown(message: Pick<Outbound, "chat" | "account" | "buttons">, messageId: number): void;
  /** This message's keyboard is being taken away already. */
  forget(where: Pick<Outbound, "chat" | "account">, messageId: number): void;
  remove(chat: string, messageId: number): void;
  /** Waits for what is under way. */
  settle(): Promise<void>;
}

const chatsAtMost = 10_000;

export function createKeyboards({ api, token, log }: { api: Api; token: string; log: Logger }): Keyboards {
  /** The message of the last question, by speaker; lost with the process, and then the old keyboard just stays. */
  const questions = new Map<string, number>();
  const underWay = new Set<Promise<void>>();

  const remove = (chat: string, messageId: number): void => {
    const work = api
      .editMessageReplyMarkup(toChatId(chat), messageId)
      .then(
        () => {},
        (error: unknown) => log.debug({ reason: describeFailure(error, token) }, "a keyboard was not taken away"),
      )
      .finally(() => underWay.delete(work));
    underWay.add(work);
  };

  return {
    shown({ chat, account, buttons }, messageId) {
      if (!buttons.some(({ value }) => value.startsWith("~"))) return;
      const speaker = `${chat} ${account}`;
      const before = questions.get(speaker);
      questions.delete(speaker);
      questions.set(speaker, messageId);
      if (before !== undefined && before !== messageId) remove(chat, before);
      const [oldest] = questions.keys();
      if (questions.size > chatsAtMost && oldest !== undefined) questions.delete(oldest);
    },
    forget({ chat, account }, messageId) {
      const speaker = `${chat} ${account}`;
      if (questions.get(speaker) === messageId) questions.delete(speaker);
    },
    remove,
    async settle() {
      await Promise.all(underWay);
    },
  };
}
