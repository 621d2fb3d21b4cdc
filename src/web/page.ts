import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import type { FastifyInstance } from "fastify";
import { programDir } from "../config.ts";

const contentTypes: Readonly<Record<string, string>> = {
  html: "text/html; charset=utf-8",
  css: "text/css; charset=utf-8",
  js: "text/javascript; charset=utf-8",
  svg: "image/svg+xml",
};

/** Page files: HTML, CSS and pictures as written, scripts as compiled. */
const scripts = ["demo", "chat", "phone", "log", "connection", "session", "mailboxes", "people", "storage", "element"];
const files = ["demo.html", "chat.html", "page.css", "icon.svg", ...scripts.map((name) => `${name}.js`)];

const policy =
  "default-src 'self'; img-src 'self' data: blob:; style-src 'self'; script-src 'self'; frame-ancestors 'self'; base-uri 'none'; form-action 'self'";

/** `/` two phones side by side (one chat outside the demo), `/chat` one chat full-screen. */
export function pageRoutes(server: FastifyInstance, { demo }: { demo: boolean }): void {
  const load = (name: string) => {
    const compiled = name.endsWith(".js");
    const path = join(programDir, compiled ? "dist" : "src", "web", "page", name);
    return existsSync(path) ? readFileSync(path) : undefined;
  };
  const contents = new Map(files.map((name) => [name, load(name)]));

  const serve = (url: string, name: string) => {
    server.get(url, (_request, reply) => {
      const content = contents.get(name);
      if (!content) return reply.callNotFound();
      return reply
        .header("content-type", contentTypes[name.split(".").at(-1) ?? ""] ?? "application/octet-stream")
        .header("cache-control", "no-cache")
        .header("content-security-policy", policy)
        .send(content);
    });
  };
  serve("/", demo ? "demo.html" : "chat.html");
  serve("/chat", "chat.html");
  for (const name of files) serve(`/page/${name}`, name);
}
