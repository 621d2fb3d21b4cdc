import { describe, expect, test } from "vitest";
import type { StaffRole } from "../../src/domain/staff.ts";
import { readComplaintWords, readStaff } from "../../src/understanding/complaint.ts";

const staff = [
  { id: 1, name: "李强", role: "engineer" },
  { id: 2, name: "李明", role: "engineer" },
  { id: 3, name: "高洁", role: "finance" },
  { id: 4, name: "赵山", role: "manager" },
  { id: 5, name: "Emily Wong", role: "front-desk" },
  { id: 6, name: "石勇", role: "security" },
] as const satisfies readonly { id: number; name: string; role: StaffRole }[];
const meant = (words: string) => readStaff(words, staff).map(({ id }) => id);

describe("who is meant", () => {
  test.each([
    ["李强昨天骂人", [1]],
    ["李师傅态度很差", [1, 2]],
    ["老李不理人", [1, 2]],
    ["姓石的保安睡觉", [6]],
    ["你们经理敷衍我", [4]],
    ["Emily Wong was rude", [5]],
    ["保洁没打扫", []],
    ["小高层的电梯太慢，请提高工作效率", []],
    ["楼上太吵", []],
  ])("by %s", (words, ids) => {
    expect(meant(words)).toEqual(ids);
  });
});

describe("words that say", () => {
  test.each([
    "我要投诉保安",
    "前台态度很差",
    "報修三次都冇人嚟",
    "垃圾没人管",
    "The guard was rude to me",
    "I have called three times and nobody came",
    "你们就是踢皮球",
  ])("that somebody complains: %s", (words) => {
    expect(readComplaintWords(words).complaint).toBeGreaterThanOrEqual(0.8);
  });

  test.each(["我不是要投诉", "不想投诉了", "水管漏水", "谢谢您", "I don't want to complain"])(
    "nothing of the kind: %s",
    (words) => {
      expect(readComplaintWords(words).complaint).toBe(0);
    },
  );

  test("how to complain is a question before it is a complaint", () => {
    expect(readComplaintWords("请问怎么投诉").complaint).toBeLessThan(0.5);
  });

  test.each([
    ["你们承诺一周修好，我反映了三次都没人来", { promised: true, often: true }],
    ["地太滑，我妈摔伤住院了", { harm: true }],
    ["幸好没有人受伤", { harm: false }],
    ["漏水两个月了还没修", { long: true }],
    ["一个月的物业费是多少", { long: false }],
    ["It has leaked for two months", { long: true }],
    ["我只说过一次", { often: false }],
  ])("how heavy it is: %s", (words, claims) => {
    expect(readComplaintWords(words).claims).toMatchObject(claims);
  });

  test.each([
    [
      "昨天晚上八点保安骂我，要求道歉",
      { kind: "attitude", occasion: "昨天晚上八点", wanted: "要求道歉", role: "security" },
    ],
    ["電梯設備太舊", { kind: "equipment" }],
    ["保潔沒打掃", { kind: "quality", role: "cleaner" }],
    ["我妈在大堂摔了", { kind: "incident" }],
  ])("what it is about: %s", (words, said) => {
    expect(readComplaintWords(words)).toMatchObject(said);
  });

  test("that nobody is to know the name", () => {
    expect(readComplaintWords("匿名投诉").anonymous).toBe(true);
    expect(readComplaintWords("please don't tell them my name").anonymous).toBe(true);
    expect(readComplaintWords("投诉保洁").anonymous).toBe(false);
  });
});
