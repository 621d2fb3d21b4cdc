// Run after a change of dependencies: npm leaves optional packages of other platforms out of package-lock.json when a registry mirror lacks
// them, and `npm ci` then refuses the lock. This adds them as far as their names tell what they are for.
import { readFileSync, writeFileSync } from "node:fs";

const lock = JSON.parse(readFileSync("package-lock.json", "utf8"));
const added = [];
for (const [path, entry] of Object.entries(lock.packages)) {
  for (const [name, range] of Object.entries(entry.optionalDependencies ?? {})) {
    const places = [];
    for (
      let base = path;
      ;
      base = base.includes("/node_modules/") ? base.slice(0, base.lastIndexOf("/node_modules/")) : ""
    ) {
      places.push(`${base ? `${base}/` : ""}node_modules/${name}`);
      if (!base) break;
    }
    if (places.some((place) => lock.packages[place])) continue;
    const [, os, cpu, libc] =
      /(android|darwin|freebsd|linux|openbsd|win32|windows|openharmony)-(arm64|arm|x64|ia32|ppc64|riscv64|s390x)(?:-(musl|gnu|glibc))?/.exec(
        name,
      ) ?? [];
    if (!os || !cpu || !/^\d/.test(range)) {
      console.error("cannot say what", name, range, "is for");
      continue;
    }
    lock.packages[`node_modules/${name}`] = {
      version: range,
      cpu: [cpu],
      ...(entry.dev ? { dev: true } : {}),
      ...(libc === "musl" ? { libc: ["musl"] } : {}),
      optional: true,
      os: [os === "windows" ? "win32" : os],
    };
    added.push(`${name}@${range}`);
  }
}
lock.packages = Object.fromEntries(Object.entries(lock.packages).sort(([a], [b]) => (a < b ? -1 : 1)));
writeFileSync("package-lock.json", `${JSON.stringify(lock, null, 2)}\n`);
console.log(added.join("\n"));
