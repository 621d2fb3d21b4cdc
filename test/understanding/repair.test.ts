import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { surenessOf } from "../../src/understanding/meaning.ts";
import { readPhone, readRepairWords } from "../../src/understanding/repair.ts";
import { availabilityWords } from "../../src/understanding/time.ts";
import { understand } from "../../src/understanding/understand.ts";

const shanghai = { now: new Date("2026-11-23T02:00:00Z"), zone: "Asia/Shanghai" };
const defect = (words: string) => surenessOf(understand(words, shanghai), "repair");

describe("what is broken", () => {
  const kinds: readonly (readonly [string, string])[] = [
    ["厨房水管漏水了", "plumbing"],
    ["马桶堵了", "plumbing"],
    ["水龙头一直滴水", "plumbing"],
    ["家里没水", "plumbing"],
    ["水喉漏緊水", "plumbing"],
    ["廁所塞住咗", "plumbing"],
    ["The kitchen tap is leaking", "plumbing"],
    ["toilet is blocked", "plumbing"],
    ["客厅灯不亮了", "electrical"],
    ["插座没电", "electrical"],
    ["一开空调就跳闸，插座冒火花", "electrical"],
    ["no power in the bedroom", "electrical"],
    ["入户门锁坏了", "door_lock"],
    ["窗户关不上", "door_lock"],
    ["the front door lock is broken", "door_lock"],
    ["电梯坏了", "elevator"],
    ["升降機壞咗", "elevator"],
    ["the lift is stuck", "elevator"],
    ["空调不制冷", "hvac"],
    ["冷氣壞咗", "hvac"],
    ["暖气不热", "hvac"],
    ["燃气灶打不着火，坏了", "appliance_gas"],
    ["热水器不热", "appliance_gas"],
    ["墙面渗水", "wall_leak_structure"],
    ["天花板开裂", "wall_leak_structure"],
    ["瓷砖脱落", "wall_leak_structure"],
    ["对讲机坏了", "intercom_network"],
    ["断网了，路由器没坏", "intercom_network"],
    ["厨房有蟑螂", "pest"],
    ["there are cockroaches in the kitchen", "pest"],
    ["健身区的围栏断了", "public_area"],
  ];
  test.each(kinds)("%s is %s", (words, category) => {
    expect(readRepairWords(words).category).toBe(category);
    expect(defect(words)).toBeGreaterThanOrEqual(0.5);
  });

  const asides: readonly (readonly [string, string])[] = [
    ["厨房水龙头漏水，电话13900001111", "plumbing"],
    ["水龍頭漏水，電話13900001111", "plumbing"],
    ["马桶堵了，请先电联", "plumbing"],
    ["下水道堵了，来之前请来电", "plumbing"],
    ["墙面开裂，请师傅上门看看", "wall_leak_structure"],
    ["卫生间瓷砖脱落，麻烦专门的师傅来修", "wall_leak_structure"],
    ["水管阀门坏了", "plumbing"],
    ["the tap is leaking slightly", "plumbing"],
    ["there is a crack in the ceiling, call me on my phone", "wall_leak_structure"],
    ["the tap's gasket is broken", "plumbing"],
    ["the toilet keeps leaking, my monkey is scared", "plumbing"],
  ];
  test.each(asides)("is not confused by a word beside it: %s is %s", (words, category) => {
    expect(readRepairWords(words).category).toBe(category);
  });

  test.each([
    "你好",
    "谢谢",
    "物业费怎么交",
    "请问几点上班",
    "停车证怎么办",
    "hello",
    "I want to pay my bill",
    "13900001111",
    "",
  ])("nothing: %j", (words) => {
    expect(defect(words)).toBeLessThan(0.5);
  });

  test.each(["修水龙头多少钱", "维修怎么收费", "how much is a repair"])(
    "is no report when the price is asked: %s",
    (words) => {
      expect(defect(words)).toBeLessThan(0.5);
    },
  );
});

describe("where it is", () => {
  test.each([
    ["厨房水管漏水", "厨房"],
    ["主卫马桶堵了", "主卫"],
    ["不是厨房，是卫生间", "卫生间"],
    ["廚房水喉漏水", "廚房"],
    ["The kitchen tap is leaking", "kitchen"],
  ])("is read from %s", (words, place) => {
    expect(readRepairWords(words)).toMatchObject({ place, inPublic: false });
  });

  test.each([
    "3栋大堂的灯不亮",
    "楼道灯坏了",
    "地下车库漏水",
    "电梯坏了",
    "小区路灯不亮",
    "会所空调坏了",
    "lobby light is broken",
    "the lift is stuck",
    "小区门口的路灯坏了",
    "小区大门口的灯不亮",
  ])("is public: %s", (words) => {
    expect(readRepairWords(words).inPublic).toBe(true);
  });

  test.each(["家里的水管漏水", "漏水了", "入户门锁坏了", "家门口的灯坏了"])("is not public: %s", (words) => {
    expect(readRepairWords(words).inPublic).toBe(false);
  });
});

describe("how urgent it is", () => {
  test.each([
    "水管爆裂",
    "水漫到客厅了",
    "插座冒火花",
    "被锁在门外了",
    "全屋停电",
    "爆管了",
    "pipe burst",
    "I am locked out",
    "漏水漏得很厉害",
    "水一直流",
  ])("urgent: %s", (words) => {
    expect(readRepairWords(words).urgent).toBe(true);
  });
  test.each(["水龙头滴水", "灯不亮", "马桶有点堵"])("not urgent: %s", (words) => {
    expect(readRepairWords(words).urgent).toBe(false);
  });
});

describe("when somebody is at home", () => {
  test.each([
    ["厨房漏水，明天下午三点以后在家", "明天下午三点以后"],
    ["周六上午有人", "周六上午"],
    ["听日朝早有人在家，听日上午方便", "听日朝早"],
    ["我随时都在，随时可以来", "随时"],
    ["周一到周五晚上在家", "周一到周五晚上"],
    ["明天上午九点到十一点方便", "明天上午九点到十一点"],
    ["下周三下午2点半以后在家", "下周三下午2点半以后"],
    ["come any time", "any time"],
    ["I am at home tomorrow after 3pm", "tomorrow after 3pm"],
  ])("is read from %s", (words, availability) => {
    expect(availabilityWords(words, shanghai)).toBe(availability);
  });

  test.each(["昨天开始漏水", "今天早上厨房漏水了", "漏了三天了", "the tap has been leaking since today"])(
    "is not read from when it broke: %s",
    (words) => {
      expect(availabilityWords(words, shanghai)).toBeUndefined();
    },
  );
});

describe("a phone number", () => {
  test.each([
    ["13900001111", "13900001111"],
    ["电话是１３９００００１１１１", "13900001111"],
    ["打 0571-88886666 找我", "0571-88886666"],
    ["+852 9123 4567", "+852 9123 4567"],
    ["漏水，手机139 0000 1111", "139 0000 1111"],
    ["139-0000-1111", "139-0000-1111"],
    ["+86 13900001111", "13900001111"],
  ])("is read from %s", (words, phone) => {
    expect(readPhone(words)).toBe(phone);
  });
  test.each(["1201", "3栋2单元1201", "BX-20261123-0001", "12345678901234567890", "2026-11-23", ""])(
    "is not read from %j",
    (words) => {
      expect(readPhone(words)).toBeUndefined();
    },
  );
});

test("whatever is said, reading it neither fails nor makes anything up that was not there", () => {
  fc.assert(
    fc.property(
      fc.oneof(
        fc.string({ unit: "binary", maxLength: 300 }),
        fc.string({ unit: fc.constantFrom(..."厨房水管漏电话门上139周一明天在家0-+ 的不热"), maxLength: 60 }),
      ),
      (words) => {
        const { place, phone } = readRepairWords(words);
        for (const part of [place, phone]) if (part !== undefined) expect(words).toContain(part);
      },
    ),
    { numRuns: 500 },
  );
});
