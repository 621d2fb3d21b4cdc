import { afterAll, beforeAll, expect, test } from "vitest";
import { type Child, type Compiled, compile, type Death, launch, type Step } from "./program.ts";
import { closeStages, type Outcome, openStage, type Round, rehearse, type Stage, script } from "./stage.ts";

/** Every how-manieth point of the less delicate parts is tried; `CRASH_EVERY=1` tries all of them. */
const every = Number(process.env["CRASH_EVERY"] ?? 16);
const processesAtOnce = 2;
const stagesEach = 4;

let compiled: Compiled;
/** How it goes when nobody dies. */
let steps: readonly Step[];
let reference: Outcome;

beforeAll(async () => {
  compiled = await compile();
  ({ steps, reference } = await rehearse(compiled));
});
afterAll(async () => {
  await closeStages();
  await compiled.remove();
});

test("a bot killed at any line loses nothing, doubles nothing and tells everything in order", {
  timeout: 300_000,
}, async () => {
  const ids = script.map(({ id }) => id);
  // The first turn and the turn with the command line by line, the rest with a stride.
  const acts = [
    [...pointsIn(ids.slice(0, 1), 1), ...pointsIn(ids.slice(1, 4), every)],
    [...turnOf("confirm"), ...pointsIn(["confirm"], every)],
    pointsIn(["accept", "depart"], every),
    pointsIn(["arrive", "complete"], every),
    pointsIn(["result", "sign-off"], every),
  ];
  const plan = acts.map((points) => shares(points, processesAtOnce * stagesEach));
  const groups = Array.from({ length: processesAtOnce }, (_, group) =>
    plan.map((act) => act.slice(group * stagesEach, (group + 1) * stagesEach)),
  );
  const deaths = await Promise.all(groups.map(killAgainAndAgain));
  const planned = acts.flat().length;
  // How many statements a step takes differs a little from run to run.
  expect(deaths.reduce((sum, count) => sum + count, 0)).toBeGreaterThan(planned * 0.8);
});

/** Points of these steps to die at: before every `stride`-th statement, and before and after every `stride`-th send. */
function pointsIn(ids: readonly string[], stride: number): readonly Death[] {
  const all = steps
    .filter(({ id }) => ids.includes(id))
    .flatMap(({ id, statements, sends }): readonly Death[] => [
      ...upTo(statements).map((at): Death => ({ step: id, what: "statements", when: "before", at })),
      ...upTo(sends).flatMap((at): readonly Death[] => [
        { step: id, what: "sends", when: "before", at },
        { step: id, what: "sends", when: "after", at },
      ]),
    ]);
  return all.filter((_, index) => index % stride === 0);
}

/** Every statement of a step's own turn. */
function turnOf(step: string): readonly Death[] {
  const turn = steps.find(({ id }) => id === step)?.turn ?? 0;
  return upTo(turn).map((at) => ({ step, what: "statements", when: at % 2 === 0 ? "before" : "after", at }));
}

function upTo(count: number): readonly number[] {
  return Array.from({ length: count }, (_, index) => index + 1);
}

function shares<Item>(items: readonly Item[], count: number): readonly (readonly Item[])[] {
  return Array.from({ length: count }, (_, share) => items.filter((_item, index) => index % count === share));
}

/**
 * Plays the script again and again on several stages, by processes that are killed in each act of it. `acts`: for each of them and each stage, where
 * to die, one round after the other. Returns how many died.
 */
async function killAgainAndAgain(acts: readonly (readonly (readonly Death[])[])[]): Promise<number> {
  const stages = await Promise.all(upTo(stagesEach).map(() => openStage()));
  const rounds = Math.max(...acts.flat().map((points) => points.length));
  let child = launch(compiled);
  let deaths = 0;
  for (let round = 0; round < rounds; round++) {
    const playing = await Promise.all(stages.map(async (stage) => ({ stage, round: await stage.round() })));
    for (const act of acts) {
      const dying = playing.map((place, index) => ({ ...place, dies: act[index]?.[round] }));
      if (dying.every(({ dies }) => dies === undefined)) continue;
      if (await play(child, dying)) continue;
      child = launch(compiled);
      for (const { stage, round: played, dies } of dying) {
        if (dies && (await played.died())) deaths++;
        expect(await stage.forgotten(), JSON.stringify(dies)).toBe(0);
      }
    }
    await play(child, playing);
    for (const [index, { round: played }] of playing.entries()) {
      const died = JSON.stringify(acts.map((act) => act[index]?.[round]));
      expect(await played.outcome(), died).toEqual(reference);
      expect(await played.complaints(), died).toEqual([]);
    }
  }
  await child.dismiss();
  return deaths;
}

/** Plays on until the end or the death of one of them; whether all came to the end. */
async function play(
  child: Child,
  places: readonly { stage: Stage; round: Round; dies?: Death | undefined }[],
): Promise<boolean> {
  const stages = places.map(({ stage, round, dies }) => ({
    url: stage.url,
    file: round.file,
    script: round.script,
    at: stage.later(),
    ...(dies ? { dies } : {}),
  }));
  return (await child.tell({ way: "play", stages })) !== undefined;
}
