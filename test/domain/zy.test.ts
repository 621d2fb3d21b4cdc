import { test } from "vitest";
import { Temporal } from "temporal-polyfill";
import { plusDuty, afterQuiet } from "../../src/domain/calendar.ts";
test("t", () => {
  const shifts = [{ fromMinute: 510, toMinute: 1050 }, { fromMinute: 480, toMinute: 1020 }];
  for (const [name, d] of [["PT5M", "PT5M"], ["PT2H", "PT2H"], ["PT72H", "PT72H"]] as const) {
    const t = performance.now();
    for (let i = 0; i < 300; i++) plusDuty(new Date(Date.UTC(2026, 10, 23, 2, i)), Temporal.Duration.from(d), shifts, "Asia/Shanghai");
    console.log(name, (performance.now() - t) / 300, "ms");
  }
  const t = performance.now();
  for (let i = 0; i < 300; i++) afterQuiet(new Date(Date.UTC(2026, 10, 23, 15, i)), [{ fromMinute: 1290, toMinute: 510 }], "Asia/Shanghai");
  console.log("quiet", (performance.now() - t) / 300, "ms");
});
