import { ConfigError } from "../../config-error.ts";
import { type Channel, DeliveryError } from "../channel.ts";
import { loadLibrary } from "./wechat/library.ts";
import { beginRun, type Run, type RunSettings, unreadyMs } from "./wechat/run.ts";

/** What the channel depends on; what is optional is for tests to change. */
export interface WechatDependencies extends RunSettings {
  /** Package of the puppet: `wechaty-puppet-service`, `wechaty-puppet-wechat4u` … */
  readonly puppet: string;
  /** What the puppet is made with. For `wechaty-puppet-service`: `token`, and where they are needed `endpoint` and `tls: {disable: true}`. */
  readonly puppetOptions?: Readonly<Record<string, unknown>>;
}

const puppetName = /^(?:@[\w-]+\/)?wechaty-puppet-[\w-]+$/;
const servicePuppet = "wechaty-puppet-service";

/**
 * WeChat through Wechaty: a personal account, so no buttons, no limits that anybody published, no guarantees. Choices are numbered lines.
 *
 * - Everything leaves through one line, slowly, and at most so much a day; a message that would wait too long is refused with a time.
 * - It works from the `login` event on: Wechaty's start resolves whatever happens.
 * - Ids: `wechat/identity.ts` says how people stay who they are although their ids change.
 * - Old messages: after a login puppets deliver again what came while we were away, and what we had already (wechaty#2004, padpro#85). Their ids are
 *   the same, so claims sort them out; none is left out unless it is older than a day, which is well within the time that claims are kept.
 * - WeChat delivers nothing again just because we had no database, so a message waits here until it is durable.
 * - A puppet other than `wechaty-puppet-service` runs inside this process, with all it does.
 */
export function createWechatChannel(dependencies: WechatDependencies): Channel {
  const { puppet, puppetOptions = {} } = dependencies;
  let run: Run | undefined;

  return {
    name: "wechat",
    async start(receive) {
      if (!puppetName.test(puppet))
        throw new ConfigError(`WECHATY_PUPPET must name a package like ${servicePuppet}; it says "${puppet}"`);
      if (puppet === servicePuppet && !puppetOptions["token"])
        throw new ConfigError(`WECHATY_PUPPET_SERVICE_TOKEN is missing; ${servicePuppet} cannot do without`);
      const library = await loadLibrary({ name: puppet, options: puppetOptions });
      run = beginRun(dependencies, { library, puppet, receive });
    },
    async send(message) {
      if (!run) throw new DeliveryError("WeChat is not started", { afterMs: unreadyMs });
      return run.send(message);
    },
    problem: () => (run ? run.problem() : "is not started"),
    async stop() {
      const ending = run;
      run = undefined;
      await ending?.stop();
    },
  };
}
