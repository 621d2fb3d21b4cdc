import { afterAll, beforeAll, expect, test } from "vitest";
import { type Compiled, compile, type Death, launch } from "./program.ts";
import { closeStages, type Outcome, openStage, rehearse } from "./stage.ts";

let compiled: Compiled;
let reference: Outcome;

beforeAll(async () => {
  compiled = await compile();
  ({ reference } = await rehearse(compiled));
});
afterAll(async () => {
  await closeStages();
  await compiled.remove();
});

/** Between the ledger and BullMQ, one after the other in the life of one repair. */
const deaths: readonly Death[] = [
  // Published, and in no queue.
  { step: "confirm", what: "statements", when: "before", at: 1, words: "add_jobs_bulk" },
  // Queued, and nobody is there to work.
  { step: "accept", what: "statements", when: "after", at: 1, words: "add_jobs_bulk" },
  // Claimed by a transaction that does not commit; BullMQ holds the job to be in work.
  { step: "depart", what: "statements", when: "after", at: 1, words: "::bigint and publication" },
  // Done and committed; BullMQ was not told.
  { step: "arrive", what: "statements", when: "before", at: 1, words: "move_to_completed" },
  // The provider has it; the ledger was not told.
  { step: "result", what: "sends", when: "after", at: 2 },
];

test("a bot killed between ledger and BullMQ loses nothing, doubles nothing and tells everything in order", {
  timeout: 180_000,
}, async () => {
  const stage = await openStage(true);
  const { file, script, died, outcome, complaints } = await stage.round();
  const play = (child: ReturnType<typeof launch>, dies?: Death) => {
    const place = { url: stage.url, file, script, at: stage.later(), bullmq: true };
    return child.tell({ way: "play", stages: [dies ? { ...place, dies } : place] });
  };
  for (const dies of deaths) {
    expect(await play(launch(compiled), dies), JSON.stringify(dies)).toBeUndefined();
    expect(await died()).toBe(true);
    expect(await stage.forgotten()).toBe(0);
    await stage.expireLocks();
  }
  const last = launch(compiled);
  await play(last);
  await last.dismiss();
  expect(await outcome()).toEqual(reference);
  expect(await complaints()).toEqual([]);
});
