import { test } from "vitest";
import { house } from "/work/main/test/support/house.ts";
import { connect } from "/work/main/src/db/client.ts";
test("x", async () => {
  const bot = await house();
  for (let i = 0; i < 5; i++) {
    const c0 = process.cpuUsage();
    const db = connect(bot.url, () => {}, 2);
    await db.prisma.workOrder.findFirst({ where: { id: 1 }, include: { request: true } });
    const c1 = process.cpuUsage(c0);
    await db.transaction(async (tx) => { await tx.workOrder.updateMany({ where: { id: 1 }, data: { status: "x" } }); await tx.timeline.createMany({ data: [] }); });
    const c2 = process.cpuUsage(c0);
    console.log((c1.user + c1.system) / 1000, (c2.user + c2.system) / 1000);
    await db.close();
  }
  await bot.close();
});
