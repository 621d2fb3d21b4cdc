import { z } from "zod";
import { defineFlow, type Finished, say, type Who } from "../conversation/flow.ts";
import { plus } from "../domain/calendar.ts";
import { listHelpers, openSuggestion, type Remark, recordPraise } from "../domain/remark.ts";
import { listStaff, type StaffMember } from "../domain/staff.ts";
import { text } from "../text.ts";
import { type Meaning, surenessOf } from "../understanding/meaning.ts";
import { moment, verbatim } from "./card.ts";

const praiseWords = /表扬|表揚|赞扬|讚揚|点赞|點讚|锦旗|錦旗|感谢信|感謝信|\bprais|\bcompliment|\bkudos/i;
const suggestionWords = /建议(?!书)|建議|提个意见|提個意見|\bsuggest/i;
/** What only says that praise or a suggestion follows. */
const announcement =
  /^(?:您好|你好|hello|hi)?[,，。!！\s]*(?:我|i)?\s*(?:要|想|would like to|want to|have)?\s*(?:给你们|給你們)?(?:提|make|a)?\s*(?:个|個|一个|一條|一条|点|點|些|a|an)?\s*(?:表扬|表揚|建议|建議|意见|意見|praise|compliment|suggestion|suggest something)(?:一下)?[。.!！，,：:\s]*/i;
/** `staffId` of praise that names nobody. */
const nobody = 0;

const residents = (who: Who) => who.personId !== undefined && who.property !== undefined && who.staff === undefined;

function wish(words: string, meaning: () => Meaning, kind: "praise" | "suggestion"): number {
  const said = kind === "praise" ? praiseWords : suggestionWords;
  const other = kind === "praise" ? suggestionWords : praiseWords;
  if (said.test(words)) return other.test(words) && kind === "praise" ? 0.6 : 0.8;
  const sure = surenessOf(meaning(), "praise_suggestion");
  // 希望能…, could you …: what should be otherwise is a suggestion, all else praise.
  const wishes = /希望|能不能|可不可以|最好|应该|應該|不如|should|could|would be (?:nice|better|great)|wish/i.test(
    words,
  );
  return (kind === "suggestion") === wishes && !other.test(words) ? sure : 0;
}

function matter(words: string): string | undefined {
  return words.replace(announcement, "").trim().length >= 4 ? words : undefined;
}

const content = z.string().min(2).max(2_000);

/** A resident praises somebody: recorded, thanked for, and passed on to whom it is for (N4). */
export const praise = defineFlow({
  name: "praise",
  for: residents,
  words: "flow-praise",
  wants: (words, _who, meaning) => wish(words, meaning, "praise"),
  seed: {},
  facts: async (db, who) => ({
    helpers: who.property && who.personId !== undefined ? await listHelpers(db, who.property.id, who.personId) : [],
    staff: who.property ? await listStaff(db, who.property.id) : [],
  }),
  answers: { content, staffId: z.int() },
  number: "JY",
  steps: {
    content: { ask: () => text("praise-ask-content"), read: (words) => words },
    staffId: {
      ask: () => text("praise-ask-who"),
      choices: ({ facts, answers }) => [
        ...candidates(facts, answers.content ?? "").map(({ id, name }) => ({
          key: String(id),
          value: id,
          label: verbatim(name),
        })),
        { key: "all", value: nobody, label: text("praise-everybody") },
      ],
      given: ({ facts, answers }) => {
        const named = mentioned(facts.staff, answers.content ?? "");
        return named.length === 1 ? named[0]?.id : undefined;
      },
    },
  },
  understand: (words, { answers }) => {
    const said = answers.content === undefined ? matter(words) : undefined;
    return said === undefined ? {} : { content: said };
  },
  async finish(tx, turn) {
    const { staffId } = turn.answers;
    await recordPraise(tx, { ...remarkOf(turn), staffId: staffId === nobody ? undefined : staffId });
    return [say(text("praise-thanks", { number: turn.number }))];
  },
});

/** A resident would have something otherwise: recorded, and answered by the supervisor in time (N4). */
export const suggestion = defineFlow({
  name: "suggestion",
  for: residents,
  words: "flow-suggestion",
  wants: (words, _who, meaning) => wish(words, meaning, "suggestion"),
  seed: {},
  answers: { content },
  number: "JY",
  steps: { content: { ask: () => text("suggestion-ask-content"), read: (words) => words } },
  understand: (words, { answers }) => {
    const said = answers.content === undefined ? matter(words) : undefined;
    return said === undefined ? {} : { content: said };
  },
  async finish(tx, turn) {
    await openSuggestion(tx, remarkOf(turn));
    const { who, now, policies, number } = turn;
    const { answer } = policies.for(who.property?.code).remark;
    const zone = who.property?.zone ?? "UTC";
    return [say(text("suggestion-thanks", { number, by: moment(plus(now, answer, zone), zone) }))];
  },
});

interface PraiseFacts {
  readonly helpers: readonly StaffMember[];
  readonly staff: readonly StaffMember[];
}

/** Whoever the words name, or else who has helped of late. */
function candidates({ helpers, staff }: PraiseFacts, words: string): readonly StaffMember[] {
  const named = mentioned(staff, words);
  return named.length > 0 ? named.slice(0, 6) : helpers;
}

function mentioned(staff: readonly StaffMember[], words: string): readonly StaffMember[] {
  return staff.filter(({ name }) => name !== "" && words.includes(name));
}

function remarkOf({
  answers,
  who,
  number,
  now,
}: Pick<Finished<{ content: string }, unknown, unknown>, "answers" | "who" | "number" | "now">): Remark {
  const { property, personId, name = "", phone = "", units } = who;
  if (!property || personId === undefined) throw new Error("nobody made a remark");
  const [only] = units;
  const unitId = units.length === 1 ? only?.id : undefined;
  return { propertyId: property.id, personId, name, phone, unitId, number, words: answers.content, now };
}
