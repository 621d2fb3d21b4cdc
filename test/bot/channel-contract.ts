import { randomUUID } from "node:crypto";
import { afterEach, beforeEach, describe, expect, test, vi } from "vitest";
import { type Channel, DeliveryError, type Inbound, inboundSchema, type Outbound } from "../../src/bot/channel.ts";

/** One channel together with the far end of its provider, where a person sits. */
export interface ContractedChannel {
  readonly channel: Channel;
  /** A chat that can be written to, and whose person can write. */
  readonly chat: string;
  readonly account: string;
  /**
   * The person writes. `again`: the provider hands over the very update it handed over last, because it was not told that it was taken, or
   * because it does so now and then. Resolves when the provider has done its part; rejects or not as the provider would notice.
   */
  say(words: string, options?: { readonly again?: boolean }): Promise<unknown>;
  /** The person presses a button of a message; absent where there are none. */
  press?(value: string): Promise<unknown>;
  /** What the person has been shown, oldest first. */
  shown(): Promise<readonly { readonly text: string; readonly buttons: readonly string[] }[]>;
  /** Makes the provider refuse the next message, by what the channel must conclude from it. */
  readonly refuse?: {
    later?(): void;
    never?(): void;
    /** Returns after how many milliseconds the provider wants to be asked again. */
    after?(): number;
  };
  /** The provider knows a message by its key and shows it once, however often it is sent. */
  readonly knowsKeys?: boolean;
  close(): Promise<void>;
}

/** What a provider has: buttons, and the ways in which it can refuse a message. */
export interface Abilities {
  readonly buttons: boolean;
  readonly refuses: readonly (keyof NonNullable<ContractedChannel["refuse"]>)[];
}

/** What every channel must do, whatever its provider. `open` is called for each test and leaves the channel unstarted. */
export function channelContract(name: string, abilities: Abilities, open: () => Promise<ContractedChannel>): void {
  describe(`the ${name} channel keeps the contract:`, () => {
    let end: ContractedChannel;
    let received: Inbound[];
    /** What `receive` does; a database that is away rejects. */
    let store: (inbound: Inbound) => Promise<void>;

    beforeEach(async () => {
      end = await open();
      received = [];
      store = async () => {};
    });
    afterEach(async () => {
      await end.channel.stop();
      await end.close();
    });

    const start = () =>
      end.channel.start(async (inbound) => {
        await store(inbound);
        received.push(inbound);
      });
    const draft = (text: string, more: Partial<Outbound> = {}): Outbound => ({
      chat: end.chat,
      account: end.account,
      text,
      buttons: [],
      files: [],
      key: `k-${randomUUID()}`,
      at: new Date(),
      ...more,
    });
    const words = () => received.map(({ text }) => text);
    const arrive = (...expected: readonly string[]) =>
      vi.waitFor(() => expect(words()).toEqual(expected), { timeout: 10_000, interval: 10 });

    test("it says what is wrong until it is started and after it is stopped, and nothing in between", async () => {
      expect(end.channel.name).toMatch(/^[a-z]{1,32}$/);
      expect(end.channel.problem()).toMatch(/\S/);
      await start();
      await vi.waitFor(() => expect(end.channel.problem()).toBeUndefined(), { timeout: 10_000, interval: 10 });
      await end.channel.stop();
      expect(end.channel.problem()).toMatch(/\S/);
    });

    test("what a person writes is received once, under an id of its own, in order", async () => {
      await start();
      await end.say("厨房水管漏水了");
      await arrive("厨房水管漏水了");
      await end.say("👍\n第二行");
      await arrive("厨房水管漏水了", "👍\n第二行");
      for (const inbound of received) {
        expect(inboundSchema.safeParse(inbound).success).toBe(true);
        expect(inbound).toMatchObject({ channel: end.channel.name, account: end.account, chat: end.chat, files: [] });
      }
      expect(new Set(received.map(({ id }) => id)).size).toBe(2);
    });

    test("an update that comes again has the same id", async () => {
      await start();
      await end.say("漏水");
      await arrive("漏水");
      await end.say("漏水", { again: true });
      await end.say("还在漏");
      await vi.waitFor(() => expect(words().at(-1)).toBe("还在漏"), { timeout: 10_000, interval: 10 });
      const ids = received.filter(({ text }) => text === "漏水").map(({ id }) => id);
      expect(new Set(ids).size).toBe(1);
      expect(received.at(-1)?.id).not.toBe(ids[0]);
    });

    test("what could not be stored comes again under the same id, and nothing behind it is lost", async () => {
      const refused: Inbound[] = [];
      store = async (inbound) => {
        if (refused.length > 0) return;
        refused.push(inbound);
        throw Object.assign(new Error("connect ECONNREFUSED"), { code: "ECONNREFUSED" });
      };
      await start();
      await end.say("漏水").catch(() => {});
      await vi.waitFor(() => expect(refused).toHaveLength(1), { timeout: 10_000, interval: 10 });
      await end.say("漏水", { again: true }).catch(() => {});
      await arrive("漏水");
      expect(received[0]?.id).toBe(refused[0]?.id);
      await end.say("还在漏");
      await arrive("漏水", "还在漏");
    });

    test.runIf(abilities.buttons)("a button that was shown comes back as its value", async () => {
      await start();
      const value = `~zik0zj.keyConsent.${"x".repeat(40)}`;
      await end.channel.send(
        draft("同意吗？", {
          buttons: [
            { label: "同意", value },
            { label: "不同意", value: "no:1" },
          ],
        }),
      );
      expect((await end.shown()).at(-1)).toEqual({ text: "同意吗？", buttons: ["同意", "不同意"] });
      await end.press?.(value);
      await vi.waitFor(() => expect(received.map(({ button }) => button)).toEqual([value]), {
        timeout: 10_000,
        interval: 10,
      });
    });

    test("messages are shown as they are, in the order they were sent, each with a proof", async () => {
      await start();
      const texts = ["第一条", "<b>&amp; *_`[x](y) { $name }</b>", "三\n行\n字", "水".repeat(3_000), "👩‍👩‍👧‍👦"];
      for (const each of texts) {
        const proof = await end.channel.send(draft(each));
        expect(proof).toEqual(expect.any(Object));
      }
      expect((await end.shown()).map(({ text }) => text).join("|")).toBe(texts.join("|"));
    });

    test("a message sent twice under one key is shown at least once, and once where the provider knows keys", async () => {
      await start();
      const message = draft("师傅已经出发");
      await end.channel.send(message);
      await end.channel.send(message);
      const times = (await end.shown()).filter(({ text }) => text === "师傅已经出发").length;
      if (end.knowsKeys) expect(times).toBe(1);
      else expect(times).toBeGreaterThanOrEqual(1);
    });

    test("after it is stopped nothing is received, and what was not comes when it is started again", async () => {
      await start();
      await end.say("一");
      await arrive("一");
      await end.channel.stop();
      await end.say("二").catch(() => {});
      expect(words()).toEqual(["一"]);
      await start();
      await end.say("二", { again: true }).catch(() => {});
      await vi.waitFor(() => expect(words()).toContain("二"), { timeout: 10_000, interval: 10 });
      // Whoever stored it knows that it is the same.
      expect(new Set(received.filter(({ text }) => text === "一").map(({ id }) => id)).size).toBe(1);
    });

    test("stopping twice, or before it was ever started, harms nothing", async () => {
      await end.channel.stop();
      await start();
      await end.channel.stop();
      await end.channel.stop();
      await start();
      await end.say("还在吗");
      await vi.waitFor(() => expect(words()).toContain("还在吗"), { timeout: 10_000, interval: 10 });
    });

    const conclusions = {
      later: "that could not be delivered now is tried again later",
      never: "to somebody who cannot be reached is not tried again",
      after: "that comes too fast is tried again when the provider wants it",
    } as const;
    for (const kind of abilities.refuses) {
      test(`a message ${conclusions[kind]}`, async () => {
        await start();
        const wait = end.refuse?.[kind]?.();
        const refusal = await end.channel.send(draft("您好")).then(
          () => undefined,
          (error: unknown) => error,
        );
        expect(refusal).toBeInstanceOf(DeliveryError);
        expect(refusal).toMatchObject({ retry: typeof wait === "number" ? { afterMs: wait } : kind });
        expect(await end.shown()).toEqual([]);
        if (kind === "later") expect(await end.channel.send(draft("您好"))).toEqual(expect.any(Object));
      });
    }
  });
}
