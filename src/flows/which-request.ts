import { z } from "zod";
import { type Choice, type Reply, type Step, say, type Who } from "../conversation/flow.ts";
import { listMyRequests, type RequestOverview } from "../domain/overview.ts";
import { text } from "../text.ts";
import { idInButton } from "./which-order.ts";

/** Facts and seed of the flows in which a resident acts on one of their open requests. */
export interface RequestsFacts {
  readonly requests: readonly RequestOverview[];
}
export interface RequestSeed {
  readonly requestId?: number;
}

export const requestAnswer = z.int();

/** Reads `<verb>:<request>`. */
export function requestSeed(args: readonly string[]): RequestSeed | undefined {
  const requestId = idInButton.safeParse(args[0]);
  return requestId.success ? { requestId: requestId.data } : undefined;
}

export async function openRequests(db: Parameters<typeof listMyRequests>[0], who: Who): Promise<RequestsFacts> {
  return { requests: (await listMyRequests(db, who.personId)).filter(({ status }) => status === "open") };
}

/** Asks which request is meant, unless the button or the facts leave no doubt. */
export const whichRequest: Step<number, unknown, RequestsFacts, RequestSeed> = {
  ask: () => text("ask-which-request"),
  choices: ({ facts }) => requestChoices(facts.requests),
  given: ({ facts, seed }) => seed.requestId ?? (facts.requests.length === 1 ? facts.requests[0]?.id : undefined),
};

export function requestChoices(
  requests: readonly { readonly id: number; readonly number: string; readonly content: string }[],
): readonly Choice<number>[] {
  return requests.map(({ id, number, content }) => ({
    key: String(id),
    value: id,
    label: text("order-label", { number, content: content.slice(0, 16) }),
  }));
}

/** Ends a flow when there is nothing it could be about. */
export function noRequests(context: { facts: RequestsFacts }): readonly Reply[] | undefined {
  return context.facts.requests.length === 0 ? [say(text("no-open-requests"))] : undefined;
}
