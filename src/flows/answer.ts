import { z } from "zod";
import { defineFlow, say } from "../conversation/flow.ts";
import { answerInquiry, approveAnswer, returnAnswer } from "../domain/answer.ts";
import { text } from "../text.ts";
import { isStaff, type OrderSeed, orderSeed } from "./which-order.ts";

const noOrder: OrderSeed = { workOrderId: 0 };

/** A colleague answers a resident's question in their own words (Q1). */
export const answer = defineFlow({
  name: "answer",
  for: isStaff,
  uninterrupted: true,
  button: { verb: "answer", seed: orderSeed },
  seed: noOrder,
  answers: { words: z.string().min(2).max(1_500) },
  steps: { words: { ask: () => text("answer-ask-words"), read: (words) => words } },
  async finish(tx, { answers: { words }, seed: { workOrderId = 0 }, who, now, policies }) {
    const done = await answerInquiry(tx, { workOrderId, answer: words, personId: who.personId, now, policies });
    const { number } = done.order.request;
    return [say(text(done.sent ? "answer-sent" : "answer-to-approve", { number }))];
  },
});

/** The supervisor lets a written answer go out (Q2). */
export const approve = defineFlow({
  name: "approve-answer",
  for: isStaff,
  button: { verb: "approve-answer", seed: orderSeed },
  seed: noOrder,
  answers: {},
  steps: {},
  async finish(tx, { seed: { workOrderId = 0 }, who, now, policies }) {
    const { request } = await approveAnswer(tx, { workOrderId, personId: who.personId, now, policies });
    return [say(text("answer-sent", { number: request.number }))];
  },
});

/** The supervisor wants a written answer changed. */
export const returned = defineFlow({
  name: "return-answer",
  for: isStaff,
  uninterrupted: true,
  button: { verb: "return-answer", seed: orderSeed },
  seed: noOrder,
  answers: { remark: z.string().min(1).max(1_000) },
  steps: { remark: { ask: () => text("return-answer-ask-remark"), read: (words) => words } },
  async finish(tx, { answers: { remark }, seed: { workOrderId = 0 }, who, now, policies }) {
    const { request } = await returnAnswer(tx, { workOrderId, remark, personId: who.personId, now, policies });
    return [say(text("return-answer-noted", { number: request.number }))];
  },
});
