import { readFileSync } from "node:fs";
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { type Labels, score } from "../../src/understanding/score.ts";
import { understand } from "../../src/understanding/understand.ts";

const monday = { now: new Date("2026-11-23T10:00:00+08:00"), zone: "Asia/Shanghai" };

function scoresOf(file: string) {
  const lines = readFileSync(new URL(`examples/${file}`, import.meta.url), "utf8")
    .trim()
    .split("\n");
  return score(
    lines.map((line) => {
      const { text, ...meant }: { text: string } & Labels = JSON.parse(line);
      const { intent, category, emergency, unit, availability } = understand(text, monday);
      return { text, meant, said: { intent, category, emergency, unit, availability }, ms: 0 };
    }),
  );
}

describe("danger", () => {
  test.each([
    ["我家厨房着火了！", "fire"],
    ["走廊火燭呀，好大煙", "fire"],
    ["水管爆了，水喷得到处都是", "flood"],
    ["楼道里有煤气味", "gas"],
    ["I smell gas in the corridor", "gas"],
    ["热水器漏电，手一摸就麻", "shock"],
    ["整栋楼突然停电了", "power_cut"],
    ["我被困在电梯里了", "elevator_entrapment"],
    ["困咗喺𨋢入面", "elevator_entrapment"],
    ["My mother is stuck in the lift", "elevator_entrapment"],
    ["我爸晕倒了，快叫救护车", "medical"],
    ["孩子摔下来头流血了", "injury"],
    ["有人在撬我家门", "crime"],
    ["天花板塌了", "structure"],
    ["台风把窗户吹掉了", "weather"],
    ["三岁孩子反锁在家里了", "other"],
  ])("is seen at once: %s", (words, kind) => {
    const { intent, emergency } = understand(words, monday);
    expect(emergency).toMatchObject({ kind });
    expect(emergency?.confidence).toBeGreaterThanOrEqual(0.7);
    expect(intent).toBe("emergency");
  });

  test.each([
    ["a fire lane", "消防通道被私家车占了，没人管"],
    ["people concerned", "请相关人员联系我"],
    ["long past", "上个月电梯困过人，现在好了吗"],
    ["over", "昨天着火已经扑灭了，谢谢"],
    ["habitual", "电梯经常困人，太吓人了"],
    ["supposed", "如果电梯里被困了怎么办"],
    ["asked about", "发生火灾应该打什么电话"],
    ["asked about in English", "What should I do if I smell gas?"],
    ["denied", "没有煤气味，就是灶打不着火"],
    ["denied in English", "Nobody is stuck in the lift, it just skips floors"],
    ["thanked for", "谢谢你们上次及时处理爆管"],
    ["feared", "线路老化，担心着火，能检查一下吗"],
    ["drilled", "消防演习是哪天"],
    ["hot water that does not come out", "热水出不来"],
    ["a fire that does not light", "燃气灶打不着火"],
    ["a lift in the name of a place", "电梯口的灯坏了"],
    ["a bill", "燃气费怎么交"],
  ])("is not what is %s", (_, words) => {
    expect(understand(words, monday).emergency).toBeNull();
  });

  test.each([
    "I think gas is leaking, what should I do",
    "电梯困人",
    "有人晕倒",
    "楼道里有浓烟",
    "地下室爆管",
    "楼下打架了",
    "高空坠物砸到车了",
    "有人喺大堂暈低咗",
    "電梯困人了",
  ])("in few words raises a question at least: %s", (words) => {
    expect(understand(words, monday).emergency).not.toBeNull();
  });

  test("in doubt is held back to be asked about", () => {
    const { emergency } = understand("家里停电了", monday);
    expect(emergency?.kind).toBe("power_cut");
    expect(emergency?.confidence).toBeLessThan(0.7);
  });
});

describe("what somebody wants", () => {
  test.each([
    ["厨房水管漏水，谢谢", "repair"],
    ["楼上天天半夜吵，恳请尽快处理，谢谢！", "complaint"],
    ["物业费多少钱一平", "inquiry"],
    ["物业费交了吗，帮我查下我家账单", "fee"],
    ["师傅什么时候来修", "progress"],
    ["报修三天了还没人来", "progress"],
    ["表扬一下保安，态度很好", "praise_suggestion"],
    ["建议门口加个路灯", "praise_suggestion"],
    ["转人工", "handoff"],
    ["我要同真人傾", "handoff"],
    ["你好", "greeting"],
    ["谢谢", "other"],
    ["讲个笑话", "other"],
  ])("%s is %s", (words, intent) => {
    expect(understand(words, monday).intent).toBe(intent);
  });

  test("comes with other guesses where it is unsure, the likeliest first", () => {
    const { confidence, alternatives } = understand("电梯", monday);
    expect(alternatives.length).toBeGreaterThan(0);
    expect(confidence).toBeGreaterThanOrEqual(alternatives[0]?.confidence ?? 1);
  });

  test("is read in one message with place and time", () => {
    expect(understand("3栋1201厨房水管漏水，明天下午在家", monday)).toMatchObject({
      intent: "repair",
      category: "plumbing",
      unit: { building: "3", room: "1201" },
      availability: { from: "2026-11-24T12:00:00+08:00" },
    });
  });

  test("any words are read without an error, the same each time", () => {
    fc.assert(
      fc.property(fc.string({ unit: "binary", maxLength: 700 }), (text) => {
        const read = () => {
          const { intent, category, emergency } = understand(text, monday);
          return { intent, category, emergency };
        };
        expect(read()).toEqual(read());
      }),
    );
  });
});

describe("the examples", () => {
  test("of our own are understood", () => {
    const scores = scoresOf("own.jsonl");
    expect(scores.macroF1).toBeGreaterThanOrEqual(0.9);
    expect(scores.emergencyRecall).toBe(1);
    expect(scores.emergencyPrecision).toBeGreaterThanOrEqual(0.85);
    expect(scores.category).toBeGreaterThanOrEqual(0.85);
  });

  test("of somebody who had not seen the rules are understood", () => {
    const scores = scoresOf("blind.jsonl");
    expect(scores.macroF1).toBeGreaterThanOrEqual(0.9);
    expect(scores.emergencyRecall).toBe(1);
    expect(scores.emergencyPrecision).toBeGreaterThanOrEqual(0.8);
    expect(scores.category).toBeGreaterThanOrEqual(0.85);
  });
});
