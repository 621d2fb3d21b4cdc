import { z } from "zod";
import { defineFlow, say, type Who } from "../conversation/flow.ts";
import { type Asking, askDataRemoval, askPhoneChange, findMyData } from "../domain/my-data.ts";
import { isLanguage, text } from "../text.ts";
import { readPhone } from "../understanding/repair.ts";
import { moment } from "./card.ts";

const residents = (who: Who) => who.personId !== undefined && who.property !== undefined && who.staff === undefined;

/** What is stored about me, how often staff looked at it, and what I can do about it (X2, O11). */
export const myData = defineFlow({
  name: "my-data",
  for: residents,
  words: "flow-my-data",
  wants: (words) =>
    /(?:我的|个人|個人)(?:资料|資料|信息|数据|隐私|隱私)|what (?:do you|data|is) .*(?:know|stored?|have).*(?:about me|on me)|\bmy (?:personal )?data\b/i.test(
      words,
    )
      ? 0.9
      : 0,
  seed: {},
  facts: async (db, who) => ({ data: await findMyData(db, who.personId) }),
  answers: {},
  steps: {},
  stop({ facts: { data }, who }) {
    if (!data) return undefined;
    const zone = who.property?.zone ?? "UTC";
    const lines = [
      text("my-data-name", { name: data.name }),
      text("my-data-phone", { phone: masked(data.phone) }),
      ...data.units.map(({ label, kind }) => text("my-data-unit", { unit: label, kind: text(`residency-${kind}`) })),
      text("my-data-language", {
        language: text(`language-${isLanguage(who.language) ? who.language : data.language}`),
      }),
      text("my-data-accounts", { count: data.channels.length, channels: data.channels.join(" · ") }),
      text("my-data-requests", { count: data.requestCount, open: data.openNumbers.length }),
      ...data.openNumbers.slice(0, 10).map((number) => text("my-data-open-request", { number })),
      data.lookups.lastAt === null
        ? text("my-data-no-lookups")
        : text("my-data-lookups", { count: data.lookups.count, at: moment(data.lookups.lastAt, zone) }),
    ];
    return [
      say(
        text("my-data-overview", { lines }),
        ["correct-phone", "remove-my-data"].map((flow) => ({ label: text(`flow-${flow}`), value: `begin:${flow}` })),
      ),
    ];
  },
  finish: async () => [],
});

/** 138****0001: enough to know one's own number by. */
function masked(phone: string): string {
  return phone.length < 7 ? "****" : `${phone.slice(0, 3)}****${phone.slice(-4)}`;
}

/** My phone has changed: the front desk makes sure, then it is changed. */
export const correctPhone = defineFlow({
  name: "correct-phone",
  for: residents,
  words: "flow-correct-phone",
  wants: (words) =>
    /(?:换|換|改|更正|更新|变|變)(?:了)?(?:我的)?(?:电话|電話|手机|手機|号码|號碼)|(?:电话|電話|手机|手機)(?:号|號)?(?:码|碼)?(?:换|換|改|变|變)|\b(?:new|change my|changed my|update my) (?:phone|number|mobile)/i.test(
      words,
    )
      ? 0.9
      : 0,
  seed: {},
  answers: { phone: z.string().regex(/^\+?[\d -]{5,20}$/) },
  number: "FW",
  steps: { phone: { ask: () => text("correct-phone-ask"), read: readPhone, unclear: text("unclear-phone") } },
  understand: (words) => {
    const phone = readPhone(words);
    return phone === undefined ? {} : { phone };
  },
  async finish(tx, { answers: { phone }, who, number, now }) {
    await askPhoneChange(tx, { ...asking(who, number, now), newPhone: phone });
    return [say(text("correct-phone-noted", { number, phone: masked(phone) }))];
  },
});

/** I want my data deleted: the front desk sees to it. */
export const removeMyData = defineFlow({
  name: "remove-my-data",
  for: residents,
  words: "flow-remove-my-data",
  wants: (words) =>
    /(?:删除|刪除|清除|注销|註銷)(?:掉)?(?:我的|个人|個人|所有)*(?:资料|資料|信息|数据|账号|帳號)|\b(?:delete|erase|remove) (?:all )?my (?:personal )?(?:data|account|information)/i.test(
      words,
    )
      ? 0.95
      : 0,
  seed: {},
  answers: { sure: z.boolean() },
  number: "FW",
  steps: {
    sure: {
      ask: () => text("remove-data-ask-sure"),
      choices: () => [
        { key: "yes", value: true, label: text("remove-data-yes") },
        { key: "no", value: false, label: text("remove-data-no") },
      ],
    },
  },
  async finish(tx, { answers: { sure }, who, number, now }) {
    if (!sure) return [say(text("remove-data-kept"))];
    await askDataRemoval(tx, asking(who, number, now));
    return [say(text("remove-data-noted", { number }))];
  },
});

function asking({ property, personId, name = "", phone = "", units }: Who, number: string, now: Date): Asking {
  if (!property || personId === undefined) throw new Error("nobody asked about their data");
  const unitId = units.length === 1 ? units[0]?.id : undefined;
  return { propertyId: property.id, personId, name, phone, unitId, number, now };
}
