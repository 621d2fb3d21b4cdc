import { afterAll, beforeAll, expect, test } from "vitest";
import { type Compiled, compile, type Death, launch, type Step } from "./program.ts";
import { openStage, type Round, type Stage, script, type Transcripts } from "./stage.ts";

/** Every how-manieth point of the less delicate parts is tried; `CRASH_EVERY=1` tries all of them. */
const every = Number(process.env["CRASH_EVERY"] ?? 6);

let compiled: Compiled;
/** How it goes when nobody dies. */
let steps: readonly Step[];
let reference: Transcripts;

beforeAll(async () => {
  compiled = await compile();
  const stage = await openStage();
  const round = await stage.round();
  const child = launch(compiled);
  steps = (await child.tell({ way: "play", url: stage.url, file: round.file, script: round.script, at: stage.later() }))?.steps ?? [];
  await child.dismiss();
  reference = await round.transcripts();
  expect(await round.complaints()).toEqual([]);
  await stage.drop();
});
afterAll(() => compiled.remove());

test("a bot killed at any line loses nothing, doubles nothing and tells everything in order", { timeout: 300_000 }, async () => {
  const [first, ...more] = script.map(({ id }) => id);
  const command = "confirm";
  const asking = more.slice(0, more.indexOf(command));
  const acting = more.slice(more.indexOf(command) + 1);
  // The first turn and the turn with the command line by line, the rest with a stride.
  const acts = [
    [...pointsIn([first], 1), ...pointsIn(asking, every)],
    pointsIn([command], 1),
    pointsIn(acting, every),
  ];
  const rounds = Math.max(...acts.map((points) => points.length));
  const plan = Array.from({ length: rounds }, (_, round) => acts.flatMap((points) => points[round] ?? []));
  console.log(acts.map((a) => a.length), rounds);
  const half = Math.ceil(rounds / 2);
  await Promise.all([killAgainAndAgain(plan.slice(0, half)), killAgainAndAgain(plan.slice(half))]);
});

/** Points of these steps to die at: before every `stride`-th statement, and before and after every `stride`-th send. */
function pointsIn(ids: readonly (string | undefined)[], stride: number): readonly Death[] {
  const all = steps.filter(({ id }) => ids.includes(id)).flatMap(({ id, statements, sends }): readonly Death[] => [
    ...upTo(statements).map((at): Death => ({ step: id, what: "statements", when: "before", at })),
    ...upTo(sends).flatMap((at): readonly Death[] => [
      { step: id, what: "sends", when: "before", at },
      { step: id, what: "sends", when: "after", at },
    ]),
  ]);
  return all.filter((_, index) => index % stride === 0);
}

function upTo(count: number): readonly number[] {
  return Array.from({ length: count }, (_, index) => index + 1);
}

/** Plays the script once for each entry, by processes that die at its points one after the other. */
async function killAgainAndAgain(plan: readonly (readonly Death[])[]): Promise<void> {
  const stage = await openStage();
  let child = launch(compiled);
  for (const deaths of plan) {
    const round = await stage.round();
    for (const dies of deaths) {
      if (!(await diesAt(stage, round, child, dies))) continue;
      child = launch(compiled);
    }
    await child.tell({ way: "play", url: stage.url, file: round.file, script: round.script, at: stage.later() });
    expect(await round.complaints(reference), JSON.stringify(deaths)).toEqual([]);
  }
  await child.dismiss();
  await stage.drop();
}

async function diesAt(stage: Stage, { file, script: lines, died }: Round, child: ReturnType<typeof launch>, dies: Death): Promise<boolean> {
  const word = await child.tell({ way: "play", url: stage.url, file, script: lines, at: stage.later(), dies });
  if (word) return false;
  await died();
  expect(await stage.forgotten(), JSON.stringify(dies)).toBe(0);
  return true;
}
