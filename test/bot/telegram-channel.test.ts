import { telegramChannel } from "../support/telegram-channel.ts";
import { telegramServer } from "../support/telegram-server.ts";
import { channelContract } from "./channel-contract.ts";

for (const mode of ["polling", "webhook"] as const) {
  channelContract(`Telegram (${mode})`, { buttons: true, refuses: ["later", "never", "after"] }, async () => {
    const telegram = await telegramServer();
    const zhang = telegram.user(77, "zh-hans");
    const { channel } = telegramChannel(
      telegram,
      mode === "polling" ? {} : { webhook: { url: "http://telegram.test/webhook", secret: "s" } },
    );
    telegram.deliverTo(async (headers, body) => (await channel.webhook?.(headers, body)) ?? 0);
    return {
      channel,
      chat: "77",
      account: "77",
      async say(words, options) {
        if (options?.again) telegram.pushAgain();
        else telegram.say(zhang, words);
      },
      async press(value) {
        telegram.pressOn(zhang, telegram.shown.at(-1)?.message_id ?? 0, value);
      },
      async shown() {
        return telegram.shown.map(({ text, buttons }) => ({ text, buttons: buttons.map((button) => button.text) }));
      },
      refuse: {
        later: () => telegram.fail("sendMessage", { code: 500, description: "Internal Server Error" }),
        never: () => void telegram.blocked.add(77),
        after() {
          telegram.fail("sendMessage", {
            code: 429,
            description: "Too Many Requests: retry after 12",
            parameters: { retry_after: 12 },
          });
          return 12_000;
        },
      },
      close: () => telegram.close(),
    };
  });
}
