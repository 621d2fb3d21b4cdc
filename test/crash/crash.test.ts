import { afterAll, beforeAll, expect, test } from "vitest";
import { monday } from "../support/house.ts";
import { type Compiled, compile, launch } from "./program.ts";
import { openTheatre, script } from "./scenario.ts";

let compiled: Compiled;
let theatre: Awaited<ReturnType<typeof openTheatre>>;

beforeAll(async () => {
  [compiled, theatre] = await Promise.all([compile(), openTheatre()]);
});
afterAll(async () => {
  await theatre.close();
  await compiled.remove();
});

test("dry", async () => {
  const stage = await theatre.stage();
  const t = Date.now();
  const child = launch(compiled, { plays: [{ url: stage.url, file: stage.file, script, at: monday }] });
  await child.ended;
  console.log(Date.now() - t, JSON.stringify(child.words));
  const reference = await stage.transcripts();
  console.log(reference);
  expect(await stage.complaints(reference, [])).toEqual([]);
  await stage.drop();
});
