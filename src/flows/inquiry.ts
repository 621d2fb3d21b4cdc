import { z } from "zod";
import { type Button, defineFlow, type Finished, type Reply, say, type Who } from "../conversation/flow.ts";
import { readerOf } from "../conversation/reader.ts";
import { type Asker, findAsker, recordInquiry, takeInquiry } from "../domain/inquiry.ts";
import { answeredFrom, apart, askedFrom, type Found, inLanguage } from "../handbook.ts";
import { type Text, text } from "../text.ts";
import { asksConfidential, asksWritten } from "../understanding/confidential.ts";
import { type Meaning, surenessOf } from "../understanding/meaning.ts";
import { asks } from "../understanding/question-words.ts";
import { verbatim } from "./card.ts";
import { helpedButtons, residentOf, takenReply } from "./inquiry-feedback.ts";

interface InquiryFacts {
  readonly asker: Asker | undefined;
  readonly found: readonly Found[];
}
const answers = { question: z.string().min(1).max(1_000), article: z.string().max(40) };
type Answers = { question: string; article: string };

/** Stands for none of the articles. */
const none = "none";
const offeredAtMost = 3;
/** Articles that are further behind the best one are not offered beside it. */
const behindAtMost = 0.25;

/** A question: answered from the handbook with its source, or by a colleague by a named time (Q1). Anybody may ask. */
export const inquiry = defineFlow({
  name: "inquiry",
  inGroups: true,
  for: () => true,
  words: "flow-inquiry",
  wants: (words, who, meaning, found) => wish(words, who, meaning(), found),
  seed: {},
  answers,
  factsBy: ["question"],
  async facts(db, who, { answers: { question }, now, handbook }): Promise<InquiryFacts> {
    if (question === undefined) return { asker: undefined, found: [] };
    const asker = await findAsker(db, { personId: who.personId, propertyId: who.property?.id });
    const { audiences } = readerOf(who);
    const lives = audiences.filter(
      (audience) => who.staff || !["owner", "tenant"].includes(audience) || asker.residencies.includes(audience),
    );
    // With several properties a stranger reads what is true for all of them.
    const reader = { audiences: lives, propertyCode: asker.property?.code ?? "", zone: asker.property?.zone };
    return { asker, found: handbook.find(question, reader, now) };
  },
  steps: {
    question: { ask: () => text("inquiry-ask-question"), read: (words) => words },
    article: {
      when: ({ answers: { question = "" } }) => asksConfidential(question) === undefined && !asksWritten(question),
      ask: () => text("inquiry-ask-which"),
      choices: ({ facts, who }) => [
        ...likely(facts.found).map(({ article }) => ({
          key: article.id,
          value: article.id,
          label: verbatim(inLanguage(article.title, who.language)),
        })),
        { key: none, value: none, label: text("inquiry-none-of-these") },
      ],
      given: ({ answers: { question }, facts }) => (question === undefined ? undefined : decided(facts.found)),
    },
  },
  understand: (words) => ({ question: words.slice(0, 1_000) }),
  finish: answer,
});

/** How sure it is that words ask something that is answered here. */
function wish(words: string, { staff }: Who, meaning: Meaning, found: () => readonly Found[]): number {
  if (asksConfidential(words)) return 1;
  // Who is in danger gets advice and an alarm, not an article.
  if (meaning.emergency && meaning.emergency.confidence >= 0.5) return 0;
  const asking = asks(words);
  const byMeaning = surenessOf(meaning, "inquiry");
  const best = found()[0]?.confidence ?? 0;
  if (best < askedFrom) return Math.max(byMeaning, asking && !staff && [...words].length >= 5 ? 0.3 : 0);
  // A question that an article plainly answers is one, whatever single words of it may hint at.
  const answered = asking && decided(found()) !== undefined;
  const byHandbook = answered ? 0.82 + 0.1 * best : asking ? 0.45 + best / 2 : Math.min(0.75, 0.85 * best);
  // "Is the water off today?" sounds like a fault; while a notice answers it, it is a question. A matter of principle is one, whatever it is about.
  const noticed = answered && (found()[0]?.article.valid !== undefined || found()[0]?.article.principle === true);
  if (noticed) return 1;
  const other = meaning.intent !== "inquiry" && meaning.confidence >= 0.6;
  return Math.max(byMeaning, other ? Math.min(byHandbook, asking ? 0.6 : 0.3) : byHandbook);
}

/** The article that is the answer, `none` when there is none, and undefined when the person has to say. */
function decided(found: readonly Found[]): string | undefined {
  const [best, second] = found;
  if (!best || best.confidence < askedFrom) return none;
  const alone = best.confidence - (second?.confidence ?? 0) >= apart;
  return best.confidence >= answeredFrom && alone ? best.article.id : undefined;
}

function likely(found: readonly Found[]): readonly Found[] {
  const best = found[0]?.confidence ?? 0;
  return found
    .filter(({ confidence }) => confidence >= askedFrom && best - confidence <= behindAtMost)
    .slice(0, offeredAtMost);
}

async function answer(
  tx: Parameters<typeof recordInquiry>[0],
  turn: Finished<Answers, InquiryFacts, unknown>,
): Promise<readonly Reply[]> {
  const { answers, facts, who, now, policies } = turn;
  const { question } = answers;
  const { asker } = facts;
  const chosen = facts.found.find(({ article }) => article.id === answers.article);
  const asked = {
    question,
    accountId: who.accountId,
    personId: who.personId,
    propertyId: asker?.property?.id,
    ...(chosen ? { articleId: chosen.article.id, confidence: chosen.confidence } : {}),
  };
  const secret = asksConfidential(question);
  if (secret) {
    await recordInquiry(tx, { ...asked, outcome: "confidential" }, now);
    const id = secret === "surveillance" ? "inquiry-surveillance" : "inquiry-resident-data";
    return [say(text(id), begins(["person"], who))];
  }
  const answerWords = chosen ? fill(inLanguage(chosen.article.answers, who.language), asker) : "";
  if (chosen && !chosen.article.principle) {
    const id = await recordInquiry(tx, { ...asked, outcome: "answered" }, now);
    const source = inLanguage(chosen.article.title, who.language);
    const buttons = [...begins(chosen.article.begin, who), ...helpedButtons(id)];
    return [say(text("inquiry-answer", { answer: answerWords, source }), buttons)];
  }
  const inquiryId = await recordInquiry(tx, { ...asked, outcome: "unanswered" }, now);
  const resident = residentOf(who);
  if (!resident) return [say(text(who.staff ? "inquiry-unanswered-staff" : "inquiry-unanswered-stranger"))];
  const written = asksWritten(question);
  const role = chosen ? "supervisor" : "front-desk";
  const taken = await takeInquiry(tx, { resident, inquiryId, question, written, role, now, policies });
  const zone = resident.property.zone;
  if (chosen) return [takenReply("inquiry-taken-principle", taken, zone, { answer: answerWords })];
  return [takenReply(written ? "inquiry-taken-written" : "inquiry-taken", taken, zone)];
}

/** The property's own data in place of `{property}` and `{phone}`. */
function fill(words: string, asker: Asker | undefined): string {
  return words
    .replaceAll("{property}", asker?.property?.name ?? "")
    .replaceAll("{phone}", asker?.property?.phone ?? "☎");
}

/** Buttons that begin what the answer speaks of; strangers say who they are first. */
function begins(flows: readonly string[], { personId, staff }: Who): readonly Button[] {
  if (personId === undefined || staff) return [];
  return flows.map((flow): { label: Text; value: string } => ({ label: text(`flow-${flow}`), value: `begin:${flow}` }));
}
