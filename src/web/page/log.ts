import type { Draft } from "./connection.ts";
import { element } from "./element.ts";
import type { Button, LinkedFile, Message } from "./session.ts";

export type DraftState = "sending" | "sent" | "failed";

/** What there is to tell of a draft besides its words. */
export interface DraftDetails {
  /** How many photos go with it. */
  readonly photoCount: number;
  /** Why the server did not take it. */
  readonly reason: string | undefined;
}

export interface LogEvents {
  onPress(button: Button): void;
  onRetry(draftId: string): void;
}

/** The list of what was said. */
export interface Log {
  readonly element: HTMLElement;
  /** Empties the list; `hint` stands there until something is said. */
  clear(hint: string): void;
  /** Adds entries of the server's log. `confirmed` names the draft that an entry is, if it is one. */
  add(messages: readonly Message[], confirmed: (message: Message) => string | undefined, history: boolean): void;
  /** From now on screen readers say what is added. */
  announce(): void;
  /** Shows something that the log does not have yet, or in which state it is by now. */
  showDraft(draft: Draft, state: DraftState, details: DraftDetails): void;
}

const clock = new Intl.DateTimeFormat("zh-CN", { hour: "2-digit", minute: "2-digit", hourCycle: "h23" });
const calendar = new Intl.DateTimeFormat("zh-CN", { month: "long", day: "numeric", weekday: "long" });
const nearBottomPx = 60;
const calm = matchMedia("(prefers-reduced-motion: reduce)");
const arrival = [{ opacity: 0, transform: "translateY(6px)" }, {}];

interface DraftEntry {
  readonly entry: HTMLElement;
  readonly foot: HTMLElement;
  /** Tells of the photos until they are there to be seen. */
  readonly note: HTMLElement;
}

export function createLog({ onPress, onRetry }: LogEvents): Log {
  const hintLine = element("p", { class: "empty" });
  const list = element("div", { class: "entries" });
  const more = element("button", { class: "more", type: "button", text: "↓ 新消息", hidden: "" });
  const scroller = element("div", { class: "log", role: "log", "aria-label": "对话", tabindex: "0" }, hintLine, list);
  const whole = element("div", { class: "log-frame" }, scroller, more);
  const drafts = new Map<string, DraftEntry>();
  let atBottom = true;

  const toBottom = () => {
    scroller.scrollTop = scroller.scrollHeight;
  };
  scroller.addEventListener("scroll", () => {
    atBottom = scroller.scrollHeight - scroller.scrollTop - scroller.clientHeight < nearBottomPx;
    if (atBottom) more.hidden = true;
  });
  more.addEventListener("click", toBottom);
  // Keyboards and growing input fields take room away from below.
  new ResizeObserver(() => {
    if (atBottom) toBottom();
  }).observe(scroller);

  /** What the bot asked before I last spoke is spent: it looks it, and can be pressed all the same. */
  const settle = () => {
    hintLine.hidden = list.childElementCount > 0;
    let spent = false;
    for (const entry of [...list.children].reverse()) {
      if (entry.classList.contains("me")) spent = true;
      else entry.classList.toggle("spent", spent);
    }
    let day = "";
    for (const entry of list.querySelectorAll("div.entry")) {
      const its = entry.getAttribute("data-day") ?? day;
      if (its === day) entry.removeAttribute("data-new-day");
      else entry.setAttribute("data-new-day", its);
      day = its;
    }
  };

  const bubble = (
    from: Message["from"],
    text: string,
    attached: readonly Node[],
    foot: HTMLElement,
    ...below: readonly Node[]
  ) =>
    element(
      "div",
      { class: `entry ${from}` },
      element(
        "div",
        { class: "line" },
        element(
          "p",
          { class: "bubble" },
          element("span", { class: "unseen", text: from === "me" ? "我：" : "管家：" }),
          document.createTextNode(text),
          ...attached,
        ),
        foot,
      ),
      ...below,
    );

  const stamp = (entry: HTMLElement, foot: HTMLElement, at: Date) => {
    entry.dataset["day"] = calendar.format(at);
    foot.replaceChildren(element("time", { datetime: at.toISOString(), text: clock.format(at) }));
  };

  const choices = (buttons: readonly Button[]) => {
    const group = element("div", { class: "choices", role: "group", "aria-label": "可点选的回答" });
    for (const button of buttons) {
      const choice = element("button", { type: "button", text: button.label });
      choice.addEventListener("click", ({ detail }) => {
        // The second click of a double click, maybe on a button that has only just come here.
        if (detail < 2) onPress(button);
      });
      group.append(choice);
    }
    return group;
  };

  const entryOf = (message: Message): HTMLElement => {
    const foot = element("span", { class: "foot" });
    const attached =
      message.files.length > 0 ? [element("span", { class: "files" }, ...message.files.map(showFile))] : [];
    const below = message.buttons.length > 0 ? [choices(message.buttons)] : [];
    const entry = bubble(message.from, message.text, attached, foot, ...below);
    stamp(entry, foot, new Date(message.at));
    return entry;
  };

  return {
    element: whole,
    clear(hint) {
      list.replaceChildren();
      drafts.clear();
      hintLine.textContent = hint;
      hintLine.hidden = false;
      more.hidden = true;
      atBottom = true;
      // History is not news.
      scroller.setAttribute("aria-live", "off");
    },
    add(messages, confirmed, history) {
      const stay = atBottom;
      for (const message of messages) {
        const id = message.from === "me" ? confirmed(message) : undefined;
        const draft = id === undefined ? undefined : drafts.get(id);
        const entry = draft && message.files.length === 0 ? draft.entry : entryOf(message);
        if (draft && id !== undefined) {
          drafts.delete(id);
          if (entry !== draft.entry) draft.entry.remove();
          entry.classList.remove("sending", "failed");
          stamp(entry, draft.foot, new Date(message.at));
        }
        const [unsent] = drafts.values();
        list.insertBefore(entry, unsent?.entry ?? null);
        if (!history && message.from === "bot" && !calm.matches) entry.animate(arrival, 200);
      }
      settle();
      if (stay) toBottom();
      else if (messages.some(({ from }) => from === "bot")) more.hidden = false;
    },
    announce: () => scroller.setAttribute("aria-live", "polite"),
    showDraft({ id, text }, state, { photoCount, reason }) {
      let draft = drafts.get(id);
      if (!draft) {
        const foot = element("span", { class: "foot" });
        const note = element("span", { class: "note" });
        draft = { entry: bubble("me", text, photoCount > 0 ? [note] : [], foot), foot, note };
        drafts.set(id, draft);
        list.append(draft.entry);
        stamp(draft.entry, foot, new Date());
        settle();
        toBottom();
      }
      const { entry, foot, note } = draft;
      note.textContent = state === "sending" ? "正在发送照片…" : `${photoCount} 张照片`;
      entry.classList.toggle("sending", state === "sending");
      entry.classList.toggle("failed", state === "failed");
      if (state === "sent") stamp(entry, foot, new Date());
      if (state === "sending")
        foot.replaceChildren(element("span", { class: "mark", role: "img", "aria-label": "发送中" }));
      if (state === "failed") {
        const retry = element("button", { type: "button", class: "retry", text: "未发送，点此重试" });
        retry.addEventListener("click", () => onRetry(id));
        const why = reason === undefined ? [] : [element("span", { class: "reason", text: reason })];
        foot.replaceChildren(...why, retry);
        if (atBottom) toBottom();
      }
    },
  };
}

/** A photo as a small picture that opens the whole one; a recording to listen to; anything else as a link. */
function showFile({ mime, name, url, thumbnailUrl }: LinkedFile): HTMLElement {
  if (mime.startsWith("audio/"))
    return element("audio", { controls: "", preload: "none", src: url, "aria-label": "语音" });
  const link = element("a", { href: url, target: "_blank", rel: "noopener" });
  if (thumbnailUrl === null) link.textContent = name ?? "打开文件";
  else link.append(element("img", { class: "photo", src: thumbnailUrl, alt: "照片", loading: "lazy" }));
  return link;
}
