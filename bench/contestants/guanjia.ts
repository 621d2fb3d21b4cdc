import { join } from "node:path";
import { pino } from "pino";
import { help } from "../../src/bot/commands.ts";
import { createInbound } from "../../src/bot/inbound.ts";
import { programDir } from "../../src/config.ts";
import { connect } from "../../src/db/client.ts";
import { flows } from "../../src/flows/index.ts";
import { understandWords } from "../../src/flows/meaning.ts";
import { parsePolicies } from "../../src/policy.ts";
import { loadTexts } from "../../src/text.ts";
import type { Contestant } from "../turns.ts";

/** The whole way of a message up to its commit, replies in the ledger included; only the sending is left out, as it is for the others. */
export async function guanjia(url: string, chats: number): Promise<Contestant> {
  const db = connect(url, () => {});
  const policies = parsePolicies("{}", "policy.yaml");
  const texts = loadTexts(join(programDir, "locales"));
  const { id: propertyId } = await db.prisma.property.create({
    data: { code: "bench", name: "bench", zone: "Asia/Shanghai" },
  });
  const head = await db.prisma.person.create({ data: { propertyId, name: "head" } });
  await db.prisma.staff.create({ data: { propertyId, personId: head.id, role: "supervisor" } });
  for (let chat = 0; chat < chats; chat++) {
    const unit = await db.prisma.unit.create({
      data: { propertyId, label: `3栋${chat}`, building: "3", room: String(chat) },
    });
    const person = await db.prisma.person.create({
      data: { propertyId, name: `resident ${chat}`, phone: "13800000000" },
    });
    await db.prisma.residency.create({ data: { personId: person.id, unitId: unit.id, kind: "owner" } });
    await db.prisma.account.create({ data: { channel: "bench", externalId: String(chat), personId: person.id } });
  }
  const sender = { process: "bench", deliver: async () => {} };
  const dependencies = {
    db,
    engine: { flows, texts, help, understand: understandWords },
    policies,
    now: () => new Date(),
    log: pino({ level: "warn" }),
    sender,
  };
  const inbound = createInbound({ ...dependencies, randomCode: () => "", poke: () => {} });
  let id = 0;
  return {
    say: (chat, text) =>
      inbound.receive({
        channel: "bench",
        account: String(chat),
        chat: String(chat),
        id: String(id++),
        text,
        files: [],
      }),
    close: () => db.close(),
  };
}
