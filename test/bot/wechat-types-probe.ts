import type { Wechaty, Message as M } from "wechaty";
import type { impls } from "wechaty-puppet";
import type { Bot, Message, Puppet } from "../../src/bot/channels/wechat/library.ts";
export const a = (bot: Wechaty): Bot => bot;
export const m = (message: M): Message => message;
export const p = (puppet: impls.PuppetInterface): Puppet => puppet;
