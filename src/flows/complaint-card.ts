import type { Button } from "../conversation/flow.ts";
import { wallClock } from "../domain/calendar.ts";
import type { Letter } from "../domain/complaint-letter.ts";
import { type ComplaintView, findKeptName } from "../domain/complaint-view.ts";
import { type Text, text } from "../text.ts";

/** What was complained of when nobody and nothing in particular was named. */
export const nothingNamed = "~nothing";

/** Whom or what it is about: the person's own words, or a department. */
export function aboutText({ aboutWords, aboutRole }: { aboutWords: string; aboutRole: string | null }): Text {
  if (aboutWords !== "" && !aboutWords.startsWith("~")) return text("verbatim", { value: aboutWords });
  return aboutRole === null ? text("complaint-about-nothing") : text(`role-${aboutRole}`);
}

export const occasionKeys = ["just-now", "always"] as const;
export const wishKeys = ["soon", "apology", "word"] as const;

/** When and where: people's own words, or `~` and a key. */
export function occasionText(occasion: string): Text {
  return keyed(occasion, occasionKeys, "occasion");
}

/** What the complainant wants: their own words, or `~` and a key. */
export function wishText(wanted: string): Text {
  return keyed(wanted, wishKeys, "wish");
}

function keyed(value: string, keys: readonly string[], prefix: string): Text {
  const key = value.slice(1);
  return value.startsWith("~") && keys.includes(key) ? text(`${prefix}-${key}`) : text("verbatim", { value });
}

/** A complaint as this member of staff may see it; nobody's name to whom it is anonymous. */
export function complaintCard(view: ComplaintView): readonly Text[] {
  const { complaint, order, words, complainant, receiver, about, repeatOf, inspection } = view;
  const { zone } = order.property;
  const lines = [
    text("complaint-card-number", {
      number: order.request.number,
      severity: text(`severity-${complaint.severity}`),
      kind: text(`complaint-kind-${complaint.kind}`),
    }),
    text("complaint-card-words", { words }),
    text("complaint-card-occasion", { occasion: occasionText(complaint.occasion) }),
    text("complaint-card-about", { about: aboutText(complaint) }),
  ];
  if (about.length > 0) lines.push(text("complaint-card-persons", { names: about.join("、") }));
  lines.push(text("complaint-card-wanted", { wanted: wishText(complaint.wanted) }));
  if (complainant) {
    const { name, phone, unit } = complainant;
    lines.push(text("complaint-card-complainant", { name, phone, unit: unit ?? "" }));
    if (complaint.anonymous) lines.push(text("complaint-card-keep-name"));
  } else lines.push(text("card-nameless"));
  lines.push(text("complaint-card-receiver", { name: receiver }));
  lines.push(text("complaint-card-stage", { stage: text(`complaint-stage-${complaint.stage}`) }));
  if (inspection !== undefined) lines.push(text("complaint-card-look", { number: inspection }));
  if (repeatOf !== undefined) lines.push(text("complaint-card-repeat", { number: repeatOf }));
  if (complaint.raisedCount > 1) lines.push(text("complaint-card-raised", { count: complaint.raisedCount }));
  if (complaint.nextAnswerAt) {
    const at = text("moment", wallClock(complaint.nextAnswerAt, zone));
    lines.push(text("complaint-card-answer", { at }));
  }
  return lines;
}

/** Lines of other work about an anonymous complaint, a call say, for those who may know whom it is about. */
export async function keptNameLines(
  tx: Parameters<typeof findKeptName>[0],
  requestId: number,
  personId: number | undefined,
): Promise<readonly Text[]> {
  const kept = await findKeptName(tx, requestId, personId);
  if (!kept) return [];
  const { name, phone, unit } = kept;
  return [text("complaint-card-complainant", { name, phone, unit: unit ?? "" }), text("complaint-card-keep-name")];
}

/** What can be done with it now by whoever works on it, or approves what is written to the complainant. */
export function complaintButtons({ complaint, pending, mayDecide, mayHandle }: ComplaintView): readonly Button[] {
  const { requestId, stage } = complaint;
  const buttons = mayHandle ? stepButtons(requestId, stage) : [];
  return pending && mayDecide ? [...letterButtons(pending), ...buttons] : buttons;
}

/** The steps of a complaint that staff take, by its stage. */
export function stepButtons(requestId: number, stage: string): readonly Button[] {
  const steps: Readonly<Record<string, readonly string[]>> = {
    received: ["judge-complaint", "answer-complaint"],
    explaining: ["answer-complaint"],
    proposing: ["propose-remedy", "answer-complaint"],
    approving: ["answer-complaint"],
    asking: ["complaint-word"],
    "carrying-out": ["carry-out", "answer-complaint"],
    done: ["complaint-word"],
  };
  return (steps[stage] ?? []).map((verb) => ({ label: text(`button-${verb}`), value: `${verb}:${requestId}` }));
}

/** How a supervisor decides about a letter. */
export function letterButtons({ id }: { id: number }): readonly Button[] {
  return ["approve-letter", "return-letter"].map((verb) => ({ label: text(`button-${verb}`), value: `${verb}:${id}` }));
}

/** How a complainant answers a proposal. */
export function proposalButtons({ id }: { id: number }): readonly Button[] {
  return ["suits", "suits-not"].map((verb) => ({ label: text(`button-${verb}`), value: `${verb}:${id}` }));
}

/** How a complainant says whether the matter is settled. */
export function settleButtons(requestId: number): readonly Button[] {
  return ["settled", "unsettled"].map((verb) => ({ label: text(`button-${verb}`), value: `${verb}:${requestId}` }));
}

/** A letter to a complainant as staff read it before it leaves. */
export function letterLines(letter: Letter, zone: string): readonly Text[] {
  const lines = [text("letter-text", { words: letter.text })];
  if (letter.apology !== null) lines.push(text("letter-apology", { words: letter.apology }));
  if (letter.rule !== null) lines.push(text("letter-rule", { rule: ruleText(letter.rule) }));
  if (letter.until) lines.push(text("letter-until", { at: text("moment", wallClock(letter.until, zone)) }));
  return lines;
}

/** The rules of the community that a demand may be against (K14). */
export const ruleKeys = ["covenant", "renovation", "handbook"] as const;

/** A rule: its name in words, or `~` and a key. */
export function ruleText(rule: string): Text {
  return keyed(rule, ruleKeys, "rule");
}
