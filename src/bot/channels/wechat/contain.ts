/** Packages that come with Wechaty and that nothing else here uses. */
const packages = [
  "wechaty[\\w-]*",
  "wechat4u",
  "padlocal[\\w-]*",
  "file-box",
  "flash-store",
  "(?:deferred-|abstract-)?level[\\w-]*",
  "memory-card",
  "state-switch",
  "gerror",
  "rx-queue",
  "watchdog",
].join("|");

const watchers = new Set<{ readonly theirs: RegExp; readonly onFailure: (error: Error) => void }>();
let release = () => {};

/**
 * Keeps the process alive when Wechaty or a puppet throws where nobody can catch it, which they do: in listeners of streams, in promises that
 * nobody awaits. Whose fault it was, the stack tells; all other failures take their usual way. Returns how to end it.
 */
export function containFailures(puppet: string, onFailure: (error: Error) => void): () => void {
  const own = puppet.replace(/[^\w@/-]/g, "").replaceAll("/", "[\\\\/]");
  const theirs = new RegExp(`[\\\\/]node_modules[\\\\/](?:(?:@[\\w-]+[\\\\/])?(?:${packages})|${own})[\\\\/]`);
  const watcher = { theirs, onFailure };
  if (watchers.size === 0) release = install();
  watchers.add(watcher);
  return () => {
    if (watchers.delete(watcher) && watchers.size === 0) release();
  };
}

function install(): () => void {
  const releases = (["unhandledRejection", "uncaughtException"] as const).map((event) => {
    const others = process.rawListeners(event);
    const guard = (error: unknown, ...more: readonly unknown[]): void => {
      if (error instanceof Error) {
        const concerned = [...watchers].filter(({ theirs }) => theirs.test(error.stack ?? ""));
        for (const { onFailure } of concerned) onFailure(error);
        if (concerned.length > 0) return;
      }
      for (const other of others) Reflect.apply(other, process, [error, ...more]);
      if (others.length > 0) return;
      // As if we were not here: without listeners it ends the process.
      process.off(event, guard);
      setImmediate(() => {
        throw error;
      });
    };
    process.removeAllListeners(event);
    process.on(event, guard);
    return () => {
      process.off(event, guard);
      for (const other of others) Reflect.apply(process.on, process, [event, other]);
    };
  });
  return () => {
    for (const undo of releases) undo();
  };
}
