import { readFileSync } from "node:fs";
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { availabilityWords, readAvailability, readTimes } from "../../src/understanding/time.ts";

// A Tuesday.
const shanghai = { now: new Date("2026-11-24T10:00:00+08:00"), zone: "Asia/Shanghai" };
const newYork = { now: new Date("2026-10-30T10:00:00-04:00"), zone: "America/New_York" };

interface Example {
  readonly text: string;
  readonly availability: { readonly from: string | null; readonly to: string | null } | null;
}
const examples = readFileSync(new URL("examples/time.jsonl", import.meta.url), "utf8")
  .trim()
  .split("\n")
  .map((line): Example => JSON.parse(line));

describe("when somebody is at home", () => {
  test.each(examples.map(({ text, availability }) => [text, availability] as const))("%s", (text, availability) => {
    expect(readAvailability(text, shanghai)).toEqual(availability);
  });

  test.each([
    ["你们明天上午能不能来修一下", "2026-11-25T08:00:00+08:00", "2026-11-25T12:00:00+08:00"],
    ["聽朝得唔得", "2026-11-25T08:00:00+08:00", "2026-11-25T12:00:00+08:00"],
    ["周二不行，其他时间都可以", "2026-11-24T10:00:00+08:00", null],
    ["周末除外都可以", "2026-11-24T10:00:00+08:00", null],
    ["26、27号都在家", "2026-11-26T00:00:00+08:00", "2026-11-28T00:00:00+08:00"],
    ["下个月1号以后才回来", "2026-12-01T00:00:00+08:00", null],
    ["下周随便哪天都行", "2026-11-30T00:00:00+08:00", "2026-12-07T00:00:00+08:00"],
    ["我约的25号下午，想改到26号上午", "2026-11-26T08:00:00+08:00", "2026-11-26T12:00:00+08:00"],
    ["周六，不对，周日下午", "2026-11-29T12:00:00+08:00", "2026-11-29T18:00:00+08:00"],
    ["下午两三点", "2026-11-24T14:00:00+08:00", "2026-11-24T15:00:00+08:00"],
    ["星期六、日下午", "2026-11-28T12:00:00+08:00", "2026-11-29T18:00:00+08:00"],
    ["聽日兩點鐘嚟啦", "2026-11-25T14:00:00+08:00", null],
    ["tomorrow pm", "2026-11-25T12:00:00+08:00", "2026-11-25T18:00:00+08:00"],
    ["放工後七點先得", "2026-11-24T19:00:00+08:00", null],
    ["早8点到晚6点", "2026-11-24T08:00:00+08:00", "2026-11-24T18:00:00+08:00"],
    ["9-11点", "2026-11-24T09:00:00+08:00", "2026-11-24T11:00:00+08:00"],
    ["Friday 27 Nov, 2pm", "2026-11-27T14:00:00+08:00", null],
    ["could you come by this afternoon", "2026-11-24T12:00:00+08:00", "2026-11-24T18:00:00+08:00"],
    ["I am out until 4pm", "2026-11-24T16:00:00+08:00", null],
    ["I work until 6, so after 6:30", "2026-11-24T18:30:00+08:00", null],
    ["not this weekend, next weekend", "2026-12-05T00:00:00+08:00", "2026-12-07T00:00:00+08:00"],
  ])("is read from %s", (text, from, to) => {
    expect(readAvailability(text, shanghai)).toEqual({ from, to });
  });

  test.each([
    "师傅说下午来，结果没来",
    "约了今天下午三点，到现在没人",
    "楼上周末早上六点装修",
    "凌晨三点有人敲门",
    "周日可以装修吗",
    "周末有人上班吗",
    "晚上9点以后别来",
    "when will the water be back tomorrow",
    "5号前交费",
    "取消明天的预约",
  ])("is not read from %s", (text) => {
    expect(readAvailability(text, shanghai)).toBeNull();
  });

  test.each([
    ["明天下午三点以后在家", "明天下午三点以后"],
    ["厨房漏水，周三週四都在", "周三、週四"],
    ["随时可以来", "随时"],
    ["除了周三都行", "除了周三"],
    ["我在家等", "我在家"],
    ["I am at home Tomorrow after 3PM", "Tomorrow after 3PM"],
    ["２８号下午３点后可以", "２８号下午３点后"],
    ["明天不在家", undefined],
  ])("is kept in the person's own words: %s", (text, words) => {
    expect(availabilityWords(text, shanghai)).toBe(words);
  });
});

describe("times", () => {
  test("are all found, in order, whether they say when somebody is at home or not", () => {
    expect(readTimes("昨天晚上漏水，3栋1201，明天下午在家", shanghai)).toEqual([
      { text: "昨天晚上", from: "2026-11-23T18:00:00+08:00", to: "2026-11-23T22:00:00+08:00", availability: false },
      { text: "明天下午", from: "2026-11-25T12:00:00+08:00", to: "2026-11-25T18:00:00+08:00", availability: true },
    ]);
  });

  test("keep the wall clock of the zone over a change of the clock", () => {
    expect(readAvailability("tomorrow after 3pm", newYork)?.from).toBe("2026-10-31T15:00:00-04:00");
    expect(readAvailability("Monday after 3pm", newYork)?.from).toBe("2026-11-02T15:00:00-05:00");
    expect(readAvailability("on the weekend", newYork)).toEqual({
      from: "2026-10-31T00:00:00-04:00",
      to: "2026-11-02T00:00:00-05:00",
    });
    const spring = { now: new Date("2026-03-07T10:00:00-05:00"), zone: "America/New_York" };
    expect(readTimes("tomorrow at 02:30", spring)[0]?.from).toBe("2026-03-08T03:30:00-04:00");
    expect(readTimes("in 24 hours", spring)[0]?.from).toBe("2026-03-08T11:00:00-04:00");
  });

  test("know the days off that follow the moon", () => {
    const winter = { now: new Date("2027-01-10T10:00:00+08:00"), zone: "Asia/Shanghai" };
    expect(readTimes("春节", winter)[0]?.from).toBe("2027-02-06T00:00:00+08:00");
    expect(readTimes("端午节", winter)[0]?.from).toBe("2027-06-09T00:00:00+08:00");
    expect(readTimes("中秋", winter)[0]?.from).toBe("2027-09-15T00:00:00+08:00");
  });

  test.each([
    "3栋2单元1201",
    "3-2-1201漏水",
    "13900001111",
    "早点来修",
    "麻烦早点",
    "快一点",
    "有点漏水",
    "三号楼1201室",
    "3号电梯坏了",
    "一点都不好用",
    "the sun is hot",
    "I may march",
  ])("are not read from %s", (text) => {
    expect(readTimes(text, shanghai)).toEqual([]);
  });
});

describe("any words", () => {
  const pieces = [
    "明天",
    "下午",
    "3",
    "点",
    "以后",
    "到",
    "周",
    "一",
    "号",
    "月",
    "在家",
    "不",
    "，",
    " ",
    "after",
    "6",
    "pm",
    "-",
    ":",
    "home",
    "半",
    "sat",
    "，",
    "三",
    "天",
    "\n",
    "除了",
    "１",
    "🙂",
  ];
  const words = fc.oneof(
    fc.string({ unit: "binary" }),
    fc.array(fc.constantFrom(...pieces), { maxLength: 60 }).map((list) => list.join("")),
  );

  test("are read without an error, and times are cut from them", () => {
    fc.assert(
      fc.property(words, (text) => {
        for (const time of readTimes(text, shanghai)) {
          expect(text).toContain(time.text);
          for (const end of [time.from, time.to]) if (end !== null) expect(Number.isNaN(Date.parse(end))).toBe(false);
        }
        readAvailability(text, shanghai);
        availabilityWords(text, shanghai);
      }),
      { numRuns: 1000 },
    );
  });

  test.each([
    "一",
    "1",
    "3-",
    "周",
    "明天",
    "在家",
    "三点",
    "三十",
    " ",
    "after ",
    "1:",
    "到",
    "、",
    "除了 ",
    "a",
    "from 1 to ",
    "每",
    "下下",
    "明天 ",
    "not ",
  ])("are read in a time that grows with their length alone: %j", (piece) => {
    const took = (length: number) => {
      const text = piece.repeat(Math.ceil(length / piece.length));
      let least = Number.POSITIVE_INFINITY;
      for (let round = 0; round < 5; round++) {
        const before = process.cpuUsage();
        readAvailability(`${text}${round}`, shanghai);
        const { user, system } = process.cpuUsage(before);
        least = Math.min(least, (user + system) / 1000);
      }
      return least;
    };
    took(1000);
    // Four times the length: sixteen times the work would be a square.
    expect(took(16_000)).toBeLessThan(Math.max(took(4_000) * 10, 150));
  });
});
