import { benchTurns } from "./turns.ts";

// One JSON line for each figure; figures of one run may be compared with each other, not with those of another day or machine.
const benches: Readonly<Record<string, () => Promise<readonly object[]>>> = { turns: benchTurns };

const at = process.argv.indexOf("--only");
const only = at < 0 ? Object.keys(benches) : (process.argv[at + 1] ?? "").split(",");
for (const name of only) {
  const bench = benches[name];
  if (!bench) {
    console.error(`no bench "${name}"; there are: ${Object.keys(benches).join(", ")}`);
    process.exit(1);
  }
  for (const figure of await bench()) console.log(JSON.stringify({ bench: name, ...figure }));
}
