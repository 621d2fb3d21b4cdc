import { until, wechat, wechatChannel } from "../support/wechat.ts";
import { channelContract } from "./channel-contract.ts";

channelContract("wechat", { buttons: false, refuses: ["later", "never"] }, async () => {
  const world = wechat();
  const { channel } = wechatChannel(world);
  const zhang = world.person("wxid_zhang", "张伟");
  let last = "";
  return {
    channel: {
      ...channel,
      async start(receive) {
        await channel.start(receive);
        await world.login();
        await until(() => channel.problem() === undefined, "the login");
      },
    },
    chat: zhang.id,
    account: zhang.id,
    async say(words, { again = false } = {}) {
      last = world.say(zhang, words, again ? { id: last } : {});
    },
    shown: async () => world.heard(zhang).map((text) => ({ text, buttons: [] })),
    refuse: {
      later() {
        world.onSend = async () => {
          world.onSend = async () => {};
          throw new Error("操作过于频繁");
        };
      },
      never: () => world.forget(zhang.id),
    },
    close: async () => {},
  };
});
