import { z } from "zod";
import { defineFlow, say } from "../conversation/flow.ts";
import { inviteStaff as invite } from "../domain/identity.ts";
import { staffRoles } from "../domain/staff.ts";
import { text } from "../text.ts";
import { readPhone } from "../understanding/repair.ts";
import { verbatim } from "./card.ts";

/** A head invites a colleague; the code is shown once. */
export const inviteStaff = defineFlow({
  name: "invite-staff",
  for: (who) => who.staff !== undefined && ["supervisor", "manager"].includes(who.staff.role),
  words: "flow-invite-staff",
  seed: {},
  answers: { role: z.enum(staffRoles), name: z.string().min(1).max(40), phone: z.string().regex(/^\+?[\d -]{5,20}$/) },
  readBack: text("invite-read-back"),
  steps: {
    role: {
      ask: () => text("invite-ask-role"),
      choices: ({ who }) =>
        staffRoles
          .filter((role) => role !== "manager" || who.staff?.role === "manager")
          .map((role) => ({ key: role, value: role, label: text(`role-${role}`) })),
      show: (role) => ({ name: text("field-role"), value: text(`role-${role}`) }),
    },
    name: {
      ask: () => text("invite-ask-name"),
      read: (words) => words,
      show: (name) => ({ name: text("field-name"), value: verbatim(name) }),
    },
    phone: {
      ask: () => text("invite-ask-phone"),
      read: readPhone,
      unclear: text("unclear-phone"),
      show: (phone) => ({ name: text("field-contact-phone"), value: verbatim(phone) }),
    },
  },
  async finish(tx, { answers, who, code, now, policies }) {
    await invite(tx, { ...answers, personId: who.personId, code, now, policies });
    return [say(text("invite-code", { name: answers.name, code }))];
  },
});
