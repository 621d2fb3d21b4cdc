import type { Channel, DeliveryError, Outbound, Receive } from "../../src/bot/channel.ts";

/** A provider that remembers what it was given, and fails when told to. */
export interface FakeChannel extends Channel {
  readonly sent: Outbound[];
  /** Errors for the next sends, in order; undefined = that one succeeds. */
  readonly failures: (DeliveryError | Error | undefined)[];
  receive: Receive;
}

export function fakeChannel(name = "fake"): FakeChannel {
  const sent: Outbound[] = [];
  const failures: (DeliveryError | Error | undefined)[] = [];
  const channel: FakeChannel = {
    name,
    sent,
    failures,
    receive: async () => {
      throw new Error("not started");
    },
    async start(receive) {
      channel.receive = receive;
    },
    async send(message) {
      const failure = failures.shift();
      if (failure) throw failure;
      sent.push(message);
      return {};
    },
    problem: () => undefined,
    async stop() {},
  };
  return channel;
}
