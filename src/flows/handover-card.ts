import type { Button } from "../conversation/flow.ts";
import { wallClock } from "../domain/calendar.ts";
import { type HandoverItem, handoverParts } from "../domain/handover-content.ts";
import type { HandoverView } from "../domain/handover-view.ts";
import { type Text, text } from "../text.ts";
import { moment } from "./card.ts";

const shownAtMost = 8;
const hourMs = 60 * 60_000;

/** Whose shift it is, and everything in it (S3). */
export function handoverCard({ handover, content, goods, off, on }: HandoverView, now: Date): readonly Text[] {
  const { zone } = handover.property;
  const { reported, completed, reopened, emergencies } = content;
  const lines = [
    text("handover-shift", {
      role: text(`role-${handover.role}`),
      from: moment(handover.beganAt, zone),
      to: wallClock(handover.endsAt, zone).time,
      off,
      on,
    }),
    text("handover-happened", { reported, completed, reopened, emergencies: emergencies.length }),
  ];
  if (emergencies.length > 0)
    lines.push(text("handover-emergencies", { numbers: emergencies.map(({ number }) => number).join("、") }));
  for (const part of handoverParts) {
    const items = content.items.filter((item) => item.part === part);
    if (items.length === 0) continue;
    lines.push(text(`handover-part-${part}`, { count: items.length }));
    lines.push(...items.slice(0, shownAtMost).map((item) => line(item, now)));
    if (items.length > shownAtMost) lines.push(text("handover-more", { count: items.length - shownAtMost }));
  }
  if (content.items.length === 0) lines.push(text("handover-nothing-open"));
  if (goods.length > 0) lines.push(text("handover-goods", { goods: goods.join("、") }));
  return lines;
}

function line({ number, kind, status, createdAt, assigneeName }: HandoverItem, now: Date): Text {
  return text("handover-line", {
    number,
    kind: text(`kind-${kind}`),
    state: text(`progress-${status}`),
    hours: Math.max(0, Math.floor((now.getTime() - createdAt.getTime()) / hourMs)),
    name: assigneeName ?? text("nobody-yet"),
  });
}

/** What both sides wrote when they signed, for the head who signs last. */
export function handoverWords({ handover }: HandoverView): readonly Text[] {
  return handover.entries.flatMap(({ event, detail }): readonly Text[] => {
    if ((event !== "handed" && event !== "taken") || typeof detail !== "object" || detail === null) return [];
    const { remarks, goods } = detail as { remarks?: unknown; goods?: unknown };
    const said = [remarks, goods].filter((words): words is string => typeof words === "string" && words !== "");
    return [text(`handover-${event}-words`, { words: said.join("；") || text("handover-nothing-said") })];
  });
}

export function handoverButton({ id, status }: { id: number; status: string }): readonly Button[] {
  if (status === "taken") return [{ label: text("button-sign-handover"), value: `sign-handover:${id}` }];
  const label = text(status === "drafted" ? "button-hand-over" : "button-take-over");
  return [{ label, value: `handover:${id}` }];
}
