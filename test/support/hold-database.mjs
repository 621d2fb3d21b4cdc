// A program that does nothing but hold an embedded database until SIGTERM: node hold-database.mjs <compiled embedded.js> <data folder>
const [embedded, dataDir] = process.argv.slice(2);
const say = (message) => process.stdout.write(`${JSON.stringify(message)}\n`);
const log = { info: (text) => say({ log: text }), warn: (text) => say({ log: text }) };

// Such as a program that drains first.
process.on("SIGINT", () => say({ log: "SIGINT" }));

try {
  const { startEmbedded } = await import(embedded);
  const server = await startEmbedded({ dataDir, log, durable: false });
  process.on("SIGTERM", () => server.stop().then(() => process.exit(0)));
  setInterval(() => {}, 60_000);
  say({ url: server.url, dataDir: server.dataDir });
} catch (error) {
  say({ error: `${error.name}: ${error.message}` });
  process.exit(1);
}
