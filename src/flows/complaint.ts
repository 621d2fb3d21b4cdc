import { z } from "zod";
import { defineFlow, say, type Who } from "../conversation/flow.ts";
import { type ComplaintKind, complaintKinds } from "../domain/complaint.ts";
import { openComplaint } from "../domain/complaint-intake.ts";
import { listStaff, type StaffMember, type StaffRole, staffRoles } from "../domain/staff.ts";
import { text } from "../text.ts";
import { complainsOfHead, deniesComplaint, readComplaintWords, readStaff } from "../understanding/complaint.ts";
import { surenessOf } from "../understanding/meaning.ts";
import { readPhone } from "../understanding/repair.ts";
import { moment, verbatim } from "./card.ts";
import { aboutText, nothingNamed, occasionKeys, occasionText, wishKeys, wishText } from "./complaint-card.ts";

/** `about` of a whole department: `~` and the role that stands for it. */
const departments = [
  "front-desk",
  "engineer",
  "security",
  "cleaner",
  "finance",
] as const satisfies readonly StaffRole[];
/** The complainant names somebody and is unsure who of several it is. */
const unsure = 0;

interface ComplaintFacts {
  readonly staff: readonly StaffMember[];
}

/** A resident complains (K1-K4, W2): sorry and thank you first, then only what is missing. */
export const complaint = defineFlow({
  name: "complaint",
  for: (who: Who) => who.property !== undefined && who.personId !== undefined && who.staff === undefined,
  words: "flow-complaint",
  wants: (words, _who, meaning) =>
    deniesComplaint(words) ? 0 : Math.max(readComplaintWords(words).complaint, surenessOf(meaning(), "complaint")),
  opening: text("complaint-heard"),
  photos: "take",
  seed: {},
  facts: async (db, who): Promise<ComplaintFacts> => ({
    staff: who.property ? await listStaff(db, who.property.id) : [],
  }),
  answers: {
    content: z.string().min(2).max(2_000),
    occasion: z.string().min(1).max(300),
    about: z.string().min(1).max(200),
    aboutStaff: z.int(),
    wanted: z.string().min(1).max(500),
    unit: z.int(),
    kind: z.enum(complaintKinds),
    contactPhone: z.string().regex(/^\+?[\d -]{5,20}$/),
    anonymous: z.boolean(),
  },
  number: "TS",
  readBack: text("complaint-read-back"),
  steps: {
    content: {
      ask: () => text("complaint-ask-content"),
      read: (words) => words,
      unclear: text("complaint-unclear-content"),
      show: (content) => ({ name: text("complaint-field-content"), value: verbatim(content) }),
    },
    occasion: {
      ask: () => text("complaint-ask-occasion"),
      choices: () => occasionKeys.map((key) => ({ key, value: `~${key}`, label: occasionText(`~${key}`) })),
      read: (words) => words,
      given: ({ answers }) => readComplaintWords(answers.content ?? "").occasion,
      show: (occasion) => ({ name: text("complaint-field-occasion"), value: occasionText(occasion) }),
    },
    about: {
      ask: () => text("complaint-ask-about"),
      choices: () => [
        ...departments.map((role) => ({ key: role, value: `~${role}`, label: text(`role-${role}`) })),
        { key: "nothing", value: nothingNamed, label: text("complaint-about-nothing") },
      ],
      read: (words) => words,
      given: ({ answers: { content = "" }, facts }) => aboutIn(content, facts),
      show: (about) => ({
        name: text("complaint-field-about"),
        value: aboutText({ aboutWords: about, aboutRole: roleOf(about, []) }),
      }),
    },
    // Somebody in free words may be several of the staff; one who fits alone is shown in the read-back.
    aboutStaff: {
      when: ({ answers, facts }) => meantBy(answers.about, facts).length > 0,
      ask: () => text("complaint-ask-which"),
      choices: ({ answers, facts }) => [
        ...meantBy(answers.about, facts).map(({ id, name, role }) => ({
          key: String(id),
          value: id,
          label: text("complaint-staff-member", { name, role: text(`role-${role}`) }),
        })),
        { key: "unsure", value: unsure, label: text("complaint-unsure") },
      ],
      given: ({ answers, facts }) => only(meantBy(answers.about, facts))?.id,
      show: (id, { facts }) => {
        const member = facts.staff.find((staff) => staff.id === id);
        return {
          name: text("complaint-field-staff"),
          value: member
            ? text("complaint-staff-member", { name: member.name, role: text(`role-${member.role}`) })
            : text("complaint-unsure"),
        };
      },
    },
    wanted: {
      ask: () => text("complaint-ask-wanted"),
      choices: () => wishKeys.map((key) => ({ key, value: `~${key}`, label: wishText(`~${key}`) })),
      read: (words) => words,
      given: ({ answers }) => readComplaintWords(answers.content ?? "").wanted,
      show: (wanted) => ({ name: text("complaint-field-wanted"), value: wishText(wanted) }),
    },
    unit: {
      when: ({ who }) => who.units.length > 0,
      ask: () => text("complaint-ask-unit"),
      choices: ({ who }) => who.units.map(({ id, label }) => ({ key: String(id), value: id, label: verbatim(label) })),
      given: ({ who }) => only(who.units)?.id,
      show: (unit, { who }) => ({
        name: text("field-where"),
        value: verbatim(who.units.find(({ id }) => id === unit)?.label ?? ""),
      }),
    },
    kind: {
      ask: () => text("complaint-ask-kind"),
      choices: () => complaintKinds.map((kind) => ({ key: kind, value: kind, label: text(`complaint-kind-${kind}`) })),
      given: ({ answers: { content, about } }) => (content === undefined ? undefined : kindOf(content, about)),
      show: (kind) => ({ name: text("field-category"), value: text(`complaint-kind-${kind}`) }),
    },
    contactPhone: {
      ask: () => text("complaint-ask-phone"),
      read: readPhone,
      given: ({ who }) => (who.phone === "" ? undefined : who.phone),
      unclear: text("unclear-phone"),
      show: (phone) => ({ name: text("field-contact-phone"), value: verbatim(phone) }),
    },
    anonymous: {
      ask: () => text("complaint-ask-anonymous"),
      choices: () => [
        { key: "yes", value: true, label: text("complaint-anonymous-yes") },
        { key: "no", value: false, label: text("complaint-anonymous-no") },
      ],
      given: ({ answers }) => readComplaintWords(answers.content ?? "").anonymous,
      show: (anonymous) => ({
        name: text("complaint-field-anonymous"),
        value: text(anonymous ? "complaint-anonymous-yes" : "complaint-anonymous-no"),
      }),
    },
  },
  understand(words, { answers, facts }, meaning) {
    const said = readComplaintWords(words);
    const phone = readPhone(words);
    const begins = Math.max(said.complaint, surenessOf(meaning(), "complaint")) > 0;
    const about = answers.content === undefined ? undefined : aboutIn(words, facts);
    return {
      ...(answers.content === undefined && begins && isMatter(words) ? { content: words } : {}),
      ...(said.anonymous ? { anonymous: true } : {}),
      ...(about === undefined ? {} : { about }),
      ...(phone ? { contactPhone: phone } : {}),
    };
  },
  async finish(tx, { answers, facts, who, number, files, now, policies }) {
    const { property, personId, accountId, name = "" } = who;
    if (!property || personId === undefined) throw new Error("nobody complained");
    const { content, about, aboutStaff, occasion, wanted, unit, kind, contactPhone, anonymous } = answers;
    const meant = meantBy(about, facts);
    const aboutStaffIds =
      aboutStaff === unsure
        ? meant.map(({ id }) => id)
        : meant.filter(({ id }) => id === aboutStaff).map(({ id }) => id);
    const received = await openComplaint(
      tx,
      {
        propertyId: property.id,
        number,
        reporterId: personId,
        unitId: unit,
        kind,
        words: content,
        claims: readComplaintWords(content).claims,
        occasion,
        wanted,
        aboutWords: about.startsWith("~") ? "" : about,
        aboutRole: roleOf(
          about,
          meant.filter(({ id }) => aboutStaffIds.includes(id)),
        ),
        aboutStaffIds,
        anonymous,
        contactName: name,
        contactPhone,
        files,
        accountId,
      },
      { now, policies },
    );
    const at = moment(received.answerAt, property.zone);
    return [say(text("complaint-opened", { number, name: received.receiver, at }))];
  },
});

/** "投诉" alone says that somebody complains and of nothing. */
function isMatter(words: string): boolean {
  return words.replace(/我要|我想|匿名|投诉|投訴|complaint|complain|i want to|make a|[\s,，.。!！]/gi, "").length >= 2;
}

/** What free words name: one or several of the staff in the words themselves, or a department. */
function aboutIn(words: string, { staff }: ComplaintFacts): string | undefined {
  const meant = readStaff(words, staff, { byPost: complainsOfHead(words) });
  if (meant.length > 0) return meant.map(({ name }) => name).join("、");
  const { role } = readComplaintWords(words);
  return role !== undefined && departments.some((known) => known === role) ? `~${role}` : undefined;
}

function meantBy(about: string | undefined, { staff }: ComplaintFacts): readonly StaffMember[] {
  return about === undefined || about.startsWith("~") ? [] : readStaff(about, staff);
}

/** The role that stands for the department: the one that was named, or that of the person. */
function roleOf(about: string, meant: readonly StaffMember[]): StaffRole | null {
  const [first] = meant;
  if (first) return meant.every(({ role }) => role === first.role) ? first.role : null;
  const named = about.startsWith("~") ? about.slice(1) : readComplaintWords(about).role;
  return staffRoles.find((role) => role === named) ?? null;
}

function kindOf(content: string, about: string | undefined): ComplaintKind {
  const { kind } = readComplaintWords(content);
  if (kind) return kind;
  return about === undefined || about === nothingNamed ? "other" : "quality";
}

function only<Thing>(things: readonly Thing[]): Thing | undefined {
  return things.length === 1 ? things[0] : undefined;
}
