import {
  type Conversation,
  type ConversationFlavor,
  conversations,
  createConversation,
  type VersionedState,
} from "@grammyjs/conversations";
import { PsqlAdapter } from "@grammyjs/storage-psql";
import { Bot, type Context } from "grammy";
import pg from "pg";
import type { Contestant } from "../turns.ts";

type Flavoured = ConversationFlavor<Context>;

/** The same six questions as a grammY conversation, kept in PostgreSQL by its own adapter; the calls to Telegram cost nothing. */
export async function grammyConversations(url: string): Promise<Contestant> {
  const pool = new pg.Pool({ connectionString: url, max: 16 });
  pool.on("error", () => {});
  await pool.query("create table bench_ticket (id bigserial primary key, answers jsonb not null)");
  // The adapter asks for a client; a pool answers its queries just as well, and faster.
  const storage = (await PsqlAdapter.create({
    client: pool as unknown as pg.Client,
    tableName: "bench_sessions",
  })) as unknown as PsqlAdapter<VersionedState<never>>;
  const bot = new Bot<Flavoured>("1:bench", {
    botInfo: { id: 1, is_bot: true, first_name: "bench", username: "bench" } as never,
  });
  bot.api.config.use(
    async () => ({ ok: true, result: { message_id: 1, date: 0, chat: { id: 1, type: "private" } } }) as never,
  );

  async function repair(conversation: Conversation<Flavoured, Context>, context: Context) {
    const answers: string[] = [context.message?.text ?? ""];
    for (const question of [
      "什么时候方便在家？",
      "可以使用备用钥匙吗？",
      "还有什么要求吗？",
      "以上信息是否正确？",
      "以上信息是否正确？",
    ]) {
      await context.reply(question);
      const next = await conversation.waitFor("message:text");
      answers.push(next.message.text);
    }
    await conversation.external(async () => {
      await pool.query("insert into bench_ticket (answers) values ($1)", [JSON.stringify(answers)]);
    });
    await context.reply("已登记");
  }

  bot.use(conversations({ storage: { type: "key", adapter: storage as never } }));
  bot.api.config.use(async () => ({ ok: true, result: true }) as never);
  bot.use(
    createConversation(repair, {
      plugins: [
        async (ctx, next) => {
          ctx.api.config.use(
            async () => ({ ok: true, result: { message_id: 1, date: 0, chat: { id: 1, type: "private" } } }) as never,
          );
          await next();
        },
      ],
    }),
  );
  bot.on("message:text", (context) => context.conversation.enter("repair"));

  let updates = 0;
  return {
    async say(chat, text) {
      updates++;
      const from = { id: chat + 1, is_bot: false, first_name: "bench" };
      await bot.handleUpdate({
        update_id: updates,
        message: {
          message_id: updates,
          date: 0,
          chat: { id: chat + 1, type: "private", first_name: "bench" },
          from,
          text,
        },
      });
    },
    close: () => pool.end(),
  };
}
