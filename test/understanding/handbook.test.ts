import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { programDir } from "../../src/config.ts";
import { flows } from "../../src/flows/index.ts";
import { answeredFrom, askedFrom, loadHandbook } from "../../src/handbook.ts";
import { languages } from "../../src/text.ts";
import { asksConfidential } from "../../src/understanding/confidential.ts";
import { groupQuestions } from "../../src/understanding/question-index.ts";
import { paraphrases, strangers } from "./handbook-questions.ts";

const handbook = loadHandbook(join(programDir, "config", "handbook"), { begins: [...flows.keys()] });
const reader = { audiences: ["resident", "owner"], propertyCode: "cuihu", zone: "Asia/Shanghai" } as const;
const now = new Date("2026-11-23T02:00:00Z");
const find = (words: string) => handbook.find(words, reader, now);
const sureness = (words: string) => find(words)[0]?.confidence ?? 0;

describe("the demo handbook", () => {
  test.each(languages)("finds the right article first for questions in other words (%s)", (language) => {
    const asked = paraphrases.flatMap(([article, words]) =>
      words[language].split("|").map((said) => ({ article, said })),
    );
    expect(asked).toHaveLength(90);
    const missed = asked.filter(({ article, said }) => find(said)[0]?.article.id !== article);
    expect(missed.length, missed.map(({ said }) => said).join(" / ")).toBeLessThanOrEqual(9);
  });

  test("answers at once only with the right article, and does so for most questions", () => {
    const asked = paraphrases.flatMap(([article, words]) =>
      languages.flatMap((language) => words[language].split("|").map((said) => ({ article, said }))),
    );
    const answered = asked.filter(({ said }) => {
      const [best, second] = find(said);
      return (best?.confidence ?? 0) >= answeredFrom && (best?.confidence ?? 0) - (second?.confidence ?? 0) >= 0.1;
    });
    expect(answered.filter(({ article, said }) => find(said)[0]?.article.id !== article)).toEqual([]);
    expect(answered.length).toBeGreaterThan(0.7 * asked.length);
  });

  test("has nothing to say to words that ask something else", () => {
    expect(strangers.filter((said) => sureness(said) >= askedFrom)).toEqual([]);
  });

  test("finds its own questions", () => {
    for (const article of handbook.articles)
      for (const question of languages.flatMap((language) => article.questions[language] ?? []))
        expect(find(question)[0]?.article.id, question).toBe(article.id);
  });

  test("is looked up in a fraction of a millisecond", () => {
    const words = paraphrases.flatMap(([, said]) => languages.flatMap((language) => said[language].split("|")));
    for (const said of words) find(said);
    const began = performance.now();
    for (const said of words) find(said);
    // 0.03 ms on an idle machine; generous, for one that is busy with other things.
    expect((performance.now() - began) / words.length).toBeLessThan(0.5);
  });

  test("answers everything in three languages", () => {
    expect(handbook.articles.length).toBeGreaterThanOrEqual(30);
    for (const { id, answers, title, questions } of handbook.articles)
      for (const language of languages)
        expect([answers[language], title[language], questions[language]], `${id} ${language}`).not.toContain(undefined);
  });

  test("tells the emergency numbers where there is danger", () => {
    for (const id of ["emergency", "gas-smell"])
      for (const language of languages)
        for (const number of ["119", "120", "110", "{phone}"])
          expect(handbook.get(id)?.answers[language], `${id} ${language}`).toContain(number);
  });

  test("speaks as our texts do: no refusals, residents are 您 (W1)", () => {
    const forbidden =
      /不行|不知道|不[会會](?!议|議)|不可能|不能|不懂|不[对對]|不可以|不愿意|不願意|做不了|但是|可是|不过|不過|[没沒][办辦]法|[你妳]|\b(can[’']?t|cannot|won[’']?t|impossible|unable|but|however|not allowed)\b/i;
    const wrong = handbook.articles.flatMap(({ id, answers }) =>
      languages.flatMap((language) => answers[language]?.match(forbidden)?.[0].concat(` ${id}`) ?? []),
    );
    expect(wrong).toEqual([]);
  });

  test.each(["zh-CN", "zh-TW"] as const)("is written in the script of its language (%s)", (language) => {
    const known = new Set(language === "zh-CN" ? characters("gbk", 0xb0, 0xf7) : characters("big5", 0xa4, 0xf9));
    for (const { id, answers, title, questions } of handbook.articles) {
      const words = [answers[language], title[language], ...(questions[language] ?? [])].join("");
      const strange = [...words].filter((letter) => /\p{Script=Han}/u.test(letter) && !known.has(letter));
      expect(strange.join(""), id).toBe("");
    }
  });
});

/** Of a double-byte encoding, the level that its script is written with. */
function characters(encoding: string, fromRow: number, toRow: number): string {
  const decoder = new TextDecoder(encoding);
  const bytes: number[] = [];
  for (let row = fromRow; row <= toRow; row++)
    for (let cell = encoding === "gbk" ? 0xa1 : 0x40; cell <= 0xfe; cell++)
      if (cell < 0x7f || cell > 0xa0) bytes.push(row, cell);
  return decoder.decode(new Uint8Array(bytes));
}

describe("what belongs to others", () => {
  test.each([
    "隔壁邻居的手机号给我一下",
    "楼下住的是什么人",
    "鄰居的電話是多少",
    "3栋2单元1202的业主叫什么",
    "房东的电话可以告诉我吗",
    "who lives in 1202",
    "give me the phone number of my neighbour",
  ])("is other residents' data: %s", (words) => expect(asksConfidential(words)).toBe("resident-data"));

  test.each(["可以查一下监控吗", "我要調閱監視錄影", "能拷一份昨天的录像给我吗", "can I see the CCTV footage"])(
    "is a recording: %s",
    (words) => expect(asksConfidential(words)).toBe("surveillance"),
  );

  test.each([
    "楼上漏水，请打电话给楼上业主",
    "监控坏了，麻烦修一下",
    "物业电话是多少",
    "我的电话换了",
    "楼下的垃圾桶是谁负责",
    "我家1201欠费多少",
    "厨房水管漏水了",
    "小区有监控吗",
    "快递放在哪里",
    "who is responsible for repairs",
    "my phone number has changed",
  ])("is none of it: %s", (words) => expect(asksConfidential(words)).toBeUndefined());
});

test("questions that ask the same stand together, the most frequent first", () => {
  const asked = [
    "附近有租会议室的地方吗",
    "游泳课怎么报名",
    "請問附近可以租會議室嗎",
    "花店在哪",
    "哪里能租会议室",
  ].map((question, index) => ({ question, at: new Date(index) }));
  const groups = groupQuestions(asked).map((group) => group.map(({ question }) => question));
  expect(groups).toEqual([
    ["哪里能租会议室", "請問附近可以租會議室嗎", "附近有租会议室的地方吗"],
    ["花店在哪"],
    ["游泳课怎么报名"],
  ]);
});
