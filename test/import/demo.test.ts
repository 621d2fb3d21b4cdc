import { readFileSync } from "node:fs";
import { join } from "node:path";
import { afterAll, beforeAll, expect, test } from "vitest";
import { programDir } from "../../src/config.ts";
import { connect, type Db } from "../../src/db/client.ts";
import { importFile } from "../../src/import/import-file.ts";
import { parsePolicies } from "../../src/policy.ts";
import { database, type TestDatabase } from "../support/database.ts";

let test_: TestDatabase;
let db: Db;
beforeAll(async () => {
  test_ = await database();
  db = connect(test_.url, () => {});
});
afterAll(async () => {
  await db.close();
  await test_.drop();
});
test("x", async () => {
  const policies = parsePolicies("", "p");
  const content = readFileSync(join(programDir, "config/demo.csv"));
  await db.prisma.property.count(); const o=db.pool.query.bind(db.pool);
  for (let i = 0; i < 8; i++) {
    const t = performance.now();
    try {
      const { readSections } = await import("../../src/import/table.ts");const { readKinds } = await import("../../src/import/kinds.ts");
      const pr:any[]=[]; const a = performance.now(); const se = await readSections(content, pr); const b = performance.now(); readKinds(se, pr); console.log("csv", b-a, "kinds", performance.now()-b, (await (async()=>{const q=performance.now(); await db.prisma.property.findMany(); return performance.now()-q})()));
      const z = performance.now(); await importFile(db, { name: "demo.csv", content }, { policies, demo: true }); console.log("import", performance.now()-z);
    } catch (e) {
      console.log(e, (e as any).lines?.());
    }
    console.log(performance.now() - t);
  }
  console.log((await db.pool.query("select p.name, phone,language,skills,shift,role from person p left join staff s on s.person_id=p.id order by p.id")).rows);
});
