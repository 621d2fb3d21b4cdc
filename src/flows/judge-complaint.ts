import { z } from "zod";
import { defineFlow, say } from "../conversation/flow.ts";
import { explainComplaint, orderLook, takeUpComplaint } from "../domain/complaint-judgement.ts";
import { staffRoles } from "../domain/staff.ts";
import { text } from "../text.ts";
import { readRepairWords } from "../understanding/repair.ts";
import { ruleKeys, ruleText } from "./complaint-card.ts";
import { type ComplaintSeed, complaintSeed } from "./which-complaint.ts";
import { isStaff } from "./which-order.ts";

const verdicts = ["justified", "unjustified", "rule", "look"] as const;

/** The first receiver says what they found: justified, not, against a rule, or that it has to be looked at first (K5, K14, K15). */
export const judgeComplaint = defineFlow({
  name: "judge-complaint",
  for: isStaff,
  button: { verb: "judge-complaint", seed: complaintSeed },
  seed: { requestId: 0 } as ComplaintSeed,
  answers: {
    verdict: z.enum(verdicts),
    role: z.enum(staffRoles),
    ourFault: z.boolean(),
    rule: z.string().min(1).max(100),
    words: z.string().min(2).max(1_000),
  },
  steps: {
    verdict: {
      ask: () => text("judge-ask-verdict"),
      choices: () => verdicts.map((key) => ({ key, value: key, label: text(`verdict-${key}`) })),
    },
    role: {
      when: ({ answers }) => answers.verdict === "justified",
      ask: () => text("judge-ask-role"),
      choices: () => staffRoles.map((role) => ({ key: role, value: role, label: text(`role-${role}`) })),
    },
    ourFault: {
      when: ({ answers }) => answers.verdict === "justified",
      ask: () => text("judge-ask-fault"),
      choices: () => [
        { key: "yes", value: true, label: text("fault-yes") },
        { key: "no", value: false, label: text("fault-no") },
      ],
    },
    rule: {
      when: ({ answers }) => answers.verdict === "rule",
      ask: () => text("judge-ask-rule"),
      choices: () => ruleKeys.map((key) => ({ key, value: `~${key}`, label: ruleText(`~${key}`) })),
      read: (words) => words,
    },
    words: {
      when: ({ answers }) => answers.verdict !== "justified",
      ask: ({ answers }) => text(answers.verdict === "look" ? "judge-ask-look" : "judge-ask-explanation"),
      read: (words) => words,
    },
  },
  async finish(tx, { answers: { verdict, role, ourFault, rule, words }, seed: { requestId }, who, now, policies }) {
    const action = { requestId, personId: who.personId, now, policies };
    if (verdict === "justified") {
      const { number, proposer } = await takeUpComplaint(tx, { ...action, role, ourFault });
      return [say(text("judge-taken-up", { number, name: proposer }))];
    }
    if (verdict === "look") {
      const category = readRepairWords(words).category ?? "other";
      const { number, repairNumber } = await orderLook(tx, { ...action, words, category });
      return [say(text("judge-look-ordered", { number, repair: repairNumber }))];
    }
    const { number } = await explainComplaint(tx, { ...action, words, rule: verdict === "rule" ? rule : null });
    return [say(text("letter-to-approval", { number }))];
  },
});
