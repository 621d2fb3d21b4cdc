import { z } from "zod";
import { remind } from "../domain/reminder.ts";
import { reminderReply } from "../flows/reminder-words.ts";
import { isLanguage } from "../text.ts";
import { defineJob } from "./job.ts";

/** The moment of a reminder has come: what is owed is looked at again, and what is left of it is written (F3-F5). */
export const remindFees = defineJob({
  name: "remind-fees",
  payload: z.object({ noticeId: z.int() }),
  run: (tx, { noticeId }, { now, policies, texts }) =>
    remind(tx, { noticeId, now, policies }, (reminder, chat) => {
      const language = isLanguage(chat.language) ? chat.language : "zh-CN";
      const reply = reminderReply(reminder);
      const buttons = (reply.buttons ?? []).map(({ label, value }) => ({
        label: texts.format(language, label),
        value,
      }));
      return { text: texts.format(language, reply.text), buttons };
    }),
});
