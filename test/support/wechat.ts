import { createServer } from "node:net";
import { Writable } from "node:stream";
import { FileBox } from "file-box";
import { mock, PuppetMock } from "wechaty-puppet-mock";
import type { DeliveryError, Files, Inbound, Outbound, Receive } from "../../src/bot/channel.ts";
import { FileRefused } from "../../src/bot/channel.ts";
import { createWechatChannel, type WechatDependencies } from "../../src/bot/channels/wechat.ts";
import { createLog } from "../../src/log.ts";

export type Person = ReturnType<mock.Mocker["createContact"]>;
type Said = ReturnType<mock.Mocker["messagePayload"]>;

let counter = 0;

/** A WeChat of our own: whoever has an id in it can talk to the bot's account. */
export interface Wechat {
  readonly mocker: mock.Mocker;
  readonly puppet: PuppetMock;
  /** Logs the bot's account in; under another id at every login, as on WeChat for the web, when told so. */
  login(id?: string): Promise<void>;
  logout(): Promise<void>;
  person(id: string, name?: string, more?: { alias?: string; type?: number }): Person;
  /** The contact under this id is gone. */
  forget(id: string): void;
  /** Says something to the bot and returns the message's id. */
  say(
    who: Person,
    what: string | FileBox,
    more?: { room?: Room; mention?: boolean; at?: Date; id?: string; type?: number },
  ): string;
  room(id: string, ...members: Person[]): Room;
  /** Everything the bot said to a person or in a room. */
  heard(where: Person | Room): readonly string[];
  files(where: Person | Room): readonly string[];
  /** Aliases as the bot's account has set them. */
  alias(who: Person): string | undefined;
  /** What happens when the bot sends; may throw or wait. */
  onSend: (conversation: string) => Promise<void>;
  /** Whether aliases can be set. */
  takesAliases: boolean;
}
export type Room = ReturnType<mock.Mocker["createRoom"]>;

/** Behaves as a puppet does, where PuppetMock does not: aliases, ids that contain an `@`, members' names, files. */
export function wechat(): Wechat {
  const mocker = new mock.Mocker();
  // It takes one puppet; a channel that is started again makes another.
  Object.defineProperty(mocker, "puppet", { writable: true, value: undefined });
  let self = "";
  const world: Wechat = {
    mocker,
    get puppet() {
      return mocker.puppet;
    },
    onSend: async () => {},
    takesAliases: true,
    async login(id = "bot-self") {
      await until(() => isStarted(mocker), "the puppet to start");
      const { puppet } = mocker;
      Object.assign(puppet, {
        async contactAlias(contact: string, alias?: string) {
          const payload = mocker.contactPayload(contact);
          if (alias === undefined) return payload.alias;
          if (world.takesAliases) mocker.contactPayload(contact, { ...payload, alias });
          return undefined;
        },
        async _messageSend(to: string, something: string | FileBox) {
          if (!puppet.isLoggedIn) throw new Error("not logged in");
          await world.onSend(to);
          const room = mocker.cacheRoomPayload.has(to);
          if (!room && !mocker.cacheContactPayload.has(to)) throw new Error(`no contact ${to}`);
          const what =
            typeof something === "string" ? something : FileBox.fromBase64(await something.toBase64(), something.name);
          mocker.ContactMock.load(puppet.currentUserId)
            .say(what)
            .to(room ? mocker.RoomMock.load(to) : mocker.ContactMock.load(to));
        },
      });
      self = id;
      if (!mocker.cacheContactPayload.has(id)) mocker.createContact({ id, name: "管家", alias: "" });
      mocker.login(mocker.ContactMock.load(id));
    },
    logout: () => mocker.puppet.logout(),
    person: (id, name = id, more = {}) => mocker.createContact({ id, name, alias: "", ...more }),
    forget: (id) => void mocker.cacheContactPayload.delete(id),
    say(who, what, { room, mention = false, at, id = `m${++counter}`, type } = {}) {
      // As `who.say(what).to(…)` does, with an id and a time of our own.
      const text = typeof what === "string" ? { text: what, type: 7 } : { type: 6 };
      if (typeof what !== "string") mocker.cacheFileBoxPayload.set(id, what.toJSON());
      const bot = mocker.ContactMock.load(self);
      const where = room ? { roomId: room.id, mentionIdList: mention ? [bot.id] : [] } : { listenerId: bot.id };
      const timestamp = (at ?? new Date()).getTime();
      const payload = { id, talkerId: who.id, timestamp, ...text, ...where, ...(type === undefined ? {} : { type }) };
      if (!mocker.cacheMessagePayload.has(id)) mocker.MessageMock.create(payload as Said);
      mocker.puppet.emit("message", { messageId: id });
      return id;
    },
    room: (id, ...members) =>
      mocker.createRoom({
        id,
        topic: "3栋",
        memberIdList: [self, ...members.map((member) => member.id)],
        adminIdList: [],
        ownerId: self,
      }),
    heard: (where) => sentTo(mocker, self, where).flatMap(({ text }) => (text === undefined ? [] : [text])),
    files: (where) => sentTo(mocker, self, where).flatMap(({ id }) => mocker.cacheFileBoxPayload.get(id)?.name ?? []),
    alias: (who) => mocker.contactPayload(who.id).alias,
  };
  return world;
}

function isStarted(mocker: { readonly puppet?: PuppetMock }): boolean {
  return mocker.puppet?.state.active() === true;
}

function sentTo(mocker: mock.Mocker, self: string, where: Person | Room) {
  return [...mocker.cacheMessagePayload.values()].filter(
    ({ talkerId, listenerId, roomId }) => talkerId === self && (roomId || listenerId) === where.id,
  );
}

/** The other end of `wechaty-puppet-service`: a server on loopback that drives a puppet, which logs in when it is started and has a pulse. */
export async function gateway(world: Wechat, { token, port }: { token: string; port: number }) {
  const { PuppetServer } = await import("wechaty-puppet-service");
  const puppet = new PuppetMock({ mocker: world.mocker });
  // Wechaty answers news of a logout by asking for one, which hits the next login if that is quick.
  world.logout = puppet.logout.bind(puppet);
  Object.assign(puppet, { logout: async () => {} });
  world.mocker.use(() => {
    if (!puppet.isLoggedIn) void world.login();
    const pulse = setInterval(() => puppet.emit("heartbeat", { data: "pulse" }), 50);
    return () => clearInterval(pulse);
  });
  const server = new PuppetServer({ endpoint: `127.0.0.1:${port}`, puppet, token, tls: { disable: true } });
  await server.start();
  await puppet.start();
  await until(() => puppet.isLoggedIn, "the service to be logged in");
  return {
    async stop() {
      await server.stop();
      await puppet.stop();
    },
  };
}

/** The channel, with everything around it in memory. */
export function wechatChannel(world: Pick<Wechat, "mocker">, options: Partial<WechatDependencies> = {}) {
  const received: Inbound[] = [];
  const lines: string[] = [];
  const log = createLog(
    "trace",
    new Writable({
      write(chunk, _encoding, done) {
        lines.push(String(chunk));
        done();
      },
    }),
  );
  const files = memoryFiles();
  const channel = createWechatChannel({
    puppet: "wechaty-puppet-mock",
    puppetOptions: { mocker: world.mocker },
    files,
    lock: freeLock,
    zone: "Asia/Shanghai",
    now: () => new Date(),
    log,
    restMs: { min: 0, max: 0 },
    callTimeoutMs: 1_000,
    retryMs: { first: 10, most: 20 },
    ...options,
  });
  let keys = 0;
  const bot = {
    channel,
    received,
    files,
    lines,
    texts: () => received.map(({ text }) => text),
    /** What happens to messages; may be replaced. */
    receive: (async (inbound) => {
      received.push(inbound);
    }) as Receive,
    start: () => channel.start((inbound) => bot.receive(inbound)),
    send: (message: Partial<Outbound> & { readonly chat: string }) =>
      channel.send({
        account: message.chat,
        text: "",
        buttons: [],
        files: [],
        key: `k${++keys}`,
        at: new Date(),
        ...message,
      }),
    /** How sending fails. */
    async refusal(message: Partial<Outbound> & { readonly chat: string }): Promise<DeliveryError> {
      try {
        await bot.send(message);
      } catch (error) {
        return error as DeliveryError;
      }
      throw new Error("it was sent");
    },
  };
  return bot;
}
export type WechatBot = ReturnType<typeof wechatChannel>;

/** Nobody else wants it. */
export const freeLock: WechatDependencies["lock"] = (_name, work) => {
  const lost = new AbortController();
  const working = work(lost.signal);
  return {
    state: () => "held",
    async stop() {
      lost.abort();
      await working;
    },
  };
};

/** Refuses what begins with `refused`; fails with `failure` when there is one. */
export function memoryFiles() {
  const kept = new Map<string, { content: Uint8Array; mime: string }>();
  const files: Files & { kept: typeof kept; failure: Error | undefined } = {
    kept,
    failure: undefined,
    async save(content) {
      if (files.failure) throw files.failure;
      if (Buffer.from(content).toString().startsWith("refused")) throw new FileRefused("unknown-kind");
      const id = `f${kept.size + 1}`;
      kept.set(id, { content, mime: "image/jpeg" });
      return id;
    },
    read: async (id) => kept.get(id),
  };
  return files;
}

/** As `isDatabaseLost` knows it. */
export const databaseLost = () =>
  Object.assign(new Error("connect ECONNREFUSED 127.0.0.1:5432"), { code: "ECONNREFUSED" });

export const photo = (content: string, name = "photo.jpg") =>
  FileBox.fromBase64(Buffer.from(content).toString("base64"), name);

/** Waits for a condition. */
export async function until(holds: () => boolean, what: string): Promise<void> {
  const deadline = Date.now() + 8_000;
  while (!holds()) {
    if (Date.now() > deadline) throw new Error(`waited in vain for ${what}`);
    await new Promise((resolve) => setTimeout(resolve, 3));
  }
}

/** A port of loopback that nobody uses at the moment. */
export async function freePort(): Promise<number> {
  const server = createServer();
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const address = server.address();
  await new Promise((resolve) => server.close(resolve));
  return typeof address === "object" && address !== null ? address.port : 0;
}
