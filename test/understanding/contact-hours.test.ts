import { expect, test } from "vitest";
import { asksForHours, readContactHours } from "../../src/understanding/contact-hours.ts";

test.each([
  ["以后请在晚上联系", "18:00/22:00"],
  ["以後請在晚上聯絡我", "18:00/22:00"],
  ["今后回访请安排在19点到21点", "19:00/21:00"],
  ["下次打电话请在晚上七点半以后", "19:30/21:30"],
  ["平时下午两点到五点联系我", "14:00/17:00"],
  ["以后随时联系我都可以", ""],
  ["please call me in the evening from now on", "18:00/22:00"],
])("%s", (words, hours) => {
  expect(asksForHours(words)).toBe(true);
  expect(readContactHours(words)).toBe(hours);
});

test.each(["今天晚上7点以后联系我", "晚上厨房漏水", "以后再说", "请尽快联系我", "以后不要再漏水了，晚上没人管"])(
  "%s asks for no hours",
  (words) => expect(asksForHours(words)).toBe(false),
);
