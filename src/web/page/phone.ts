import { type Connection, type ConnectionState, connect, type Draft } from "./connection.ts";
import { element } from "./element.ts";
import { createLog } from "./log.ts";
import type { Message, Session } from "./session.ts";
import { recall, remember } from "./storage.ts";

/** Where a phone stands and what it tells. */
export interface PhoneOptions {
  /** Whose phone it is: a chooser in the demo, a heading elsewhere. */
  readonly title: HTMLElement;
  /** Further parts of the head, and what stands between it and the chat. */
  readonly extras?: readonly HTMLElement[];
  readonly notice?: HTMLElement;
  onMessages?(messages: readonly Message[], history: boolean): void;
}

/** What a chat says before anybody has spoken, and what it proposes to say. */
export interface Opening {
  readonly hint: string;
  readonly placeholder: string;
  readonly suggestions: readonly string[];
  /** Whether the bot's own examples are offered for a tap: made for trying things out, not for real reports. */
  readonly examples: boolean;
}

/** One chat: its log, its connection, its input field. */
export interface Phone {
  /** Opens a chat in place of the one that is open. */
  open(session: Session, opening: Opening): void;
}

const stateWords: Readonly<Record<ConnectionState | "connecting", string>> = {
  connecting: "正在连接…",
  live: "在线",
  lost: "正在重新连接…",
  closed: "打不开这个对话，请检查网址",
};

/** A draft and the entry of the log after which it must turn up. */
interface Unconfirmed {
  readonly draft: Draft;
  after: number;
  failed: boolean;
}

interface Chat {
  readonly session: Session;
  readonly opening: Opening;
  readonly connection: Connection;
  unconfirmed: Unconfirmed[];
  newest: Message | undefined;
  /** Whether the newest entry came while the page was open. */
  live: boolean;
}

/** Builds a phone inside `host`. */
export function createPhone(host: HTMLElement, { title, extras = [], notice, onMessages }: PhoneOptions): Phone {
  let chat: Chat | undefined;
  // One after the other, or a quick second sentence could overtake the first.
  let sending: Promise<void> = Promise.resolve();

  const status = element("p", { class: "status", role: "status" });
  const log = createLog({ onPress: ({ label, value }) => say(label, value), onRetry: retry });
  const proposals = element("div", { class: "proposals", role: "group", "aria-label": "可以这样说", hidden: "" });
  const composer = createComposer((text) => say(text));
  const picture = element("img", { class: "avatar", src: "/page/icon.svg", alt: "", width: "36", height: "36" });
  const names = element("div", { class: "names" }, title, status);
  host.replaceChildren(
    element("header", { class: "head" }, picture, names, ...extras),
    ...(notice ? [notice] : []),
    log.element,
    proposals,
    composer.element,
  );

  function showState(state: keyof typeof stateWords): void {
    status.textContent = stateWords[state];
    status.dataset["state"] = state;
    composer.allow(state !== "closed");
  }

  function say(text: string, button?: string): void {
    if (!chat) return;
    const draft: Draft = { id: newId(), text, ...(button === undefined ? {} : { button }) };
    const unconfirmed = { draft, after: chat.connection.last(), failed: false };
    chat.unconfirmed.push(unconfirmed);
    send(chat, unconfirmed);
  }

  function retry(draftId: string): void {
    const unconfirmed = chat?.unconfirmed.find(({ draft }) => draft.id === draftId);
    if (chat && unconfirmed) send(chat, unconfirmed);
  }

  function send(its: Chat, unconfirmed: Unconfirmed): void {
    const { draft } = unconfirmed;
    const show = (state: "sending" | "sent" | "failed") => {
      unconfirmed.failed = state === "failed";
      keep(its);
      if (chat === its && its.unconfirmed.includes(unconfirmed)) log.showDraft(draft, state);
    };
    show("sending");
    propose();
    sending = sending
      .then(() => its.connection.send(draft))
      .then(
        () => show("sent"),
        () => show("failed"),
      );
  }

  /** The draft that an entry of the log is. The log does not know our ids: same words, and newer than when they were said. */
  function confirm(its: Chat, message: Message): string | undefined {
    const index = its.unconfirmed.findIndex(
      ({ draft, after }) => message.n > after && bare(draft.text) === bare(message.text),
    );
    const [found] = index < 0 ? [] : its.unconfirmed.splice(index, 1);
    if (found) keep(its);
    return found?.draft.id;
  }

  function propose(): void {
    const said = chat ? proposalsFor(chat) : [];
    proposals.hidden = said.length === 0;
    proposals.replaceChildren(
      ...said.map((text) => {
        const proposal = element("button", { type: "button", text: `“${text}”` });
        proposal.addEventListener("click", ({ detail }) => {
          if (detail < 2) say(text);
        });
        return proposal;
      }),
    );
  }

  return {
    open(session, opening) {
      chat?.connection.close();
      chat = undefined;
      const isOpen = () => chat === opened;
      const showUnconfirmed = () => {
        for (const { draft, failed } of opened.unconfirmed) log.showDraft(draft, failed ? "failed" : "sending");
      };
      const connection = connect(session, {
        onMessages(messages, history) {
          if (!isOpen()) return;
          opened.newest = messages.at(-1);
          opened.live = !history;
          log.add(messages, (message) => confirm(opened, message), history);
          propose();
          onMessages?.(messages, history);
        },
        onState(state) {
          if (!isOpen()) return;
          showState(state);
          if (state === "live") log.announce();
        },
        onReset() {
          if (!isOpen()) return;
          opened.newest = undefined;
          for (const unconfirmed of opened.unconfirmed) unconfirmed.after = 0;
          log.clear(opening.hint);
          showUnconfirmed();
          propose();
        },
      });
      const opened: Chat = {
        session,
        opening,
        connection,
        unconfirmed: recallUnconfirmed(session),
        newest: undefined,
        live: false,
      };
      chat = opened;
      log.clear(opening.hint);
      showUnconfirmed();
      showState("connecting");
      composer.clear(opening.placeholder);
      propose();
    },
  };
}

/** What the bot itself tells people to say next, else what one could begin with. */
function proposalsFor({ opening, newest, live, unconfirmed }: Chat): readonly string[] {
  if (!newest) return unconfirmed.length > 0 ? [] : opening.suggestions;
  if (newest.from === "me" || newest.buttons.length > 0) return [];
  const told = /(?:例如|回复)[“「]([^”」]+)[”」]/.exec(newest.text)?.[1];
  if (told !== undefined) return opening.examples ? [told] : [];
  return live || /[？?]/.test(newest.text) ? [] : opening.suggestions;
}

/** What was not sent outlives a reload; what was being sent counts as not sent until the log shows it. */
function keep({ session, unconfirmed }: Chat): void {
  const rows = unconfirmed.map(({ draft, after }) => ({ draft, after }));
  remember(`unsent.${session.name}`, rows.length > 0 ? JSON.stringify(rows) : undefined);
}

function recallUnconfirmed(session: Session): Unconfirmed[] {
  const rows = JSON.parse(recall(`unsent.${session.name}`) ?? "[]") as { draft: Draft; after: number }[];
  return rows.map(({ draft, after }) => ({ draft, after, failed: true }));
}

/** For comparing: the server takes away what cannot be seen. */
function bare(text: string): string {
  return text.replace(/[\p{C}\s]+/gu, "");
}

/** Like `crypto.randomUUID`, which browsers keep from pages of a local network without HTTPS. */
function newId(): string {
  return [...crypto.getRandomValues(new Uint8Array(16))].map((byte) => byte.toString(16).padStart(2, "0")).join("");
}

function createComposer(onSay: (text: string) => void) {
  const field = element("textarea", { rows: "1", maxlength: "1000", "aria-label": "输入消息", enterkeyhint: "send" });
  const button = element("button", { type: "submit", class: "send", text: "发送" });
  const form = element("form", { class: "composer" }, field, button);

  const resize = () => {
    button.disabled = field.disabled || field.value.trim() === "";
    field.style.height = "auto";
    // Nothing can be measured behind the other tab.
    if (field.scrollHeight > 0)
      field.style.height = `${field.scrollHeight + field.offsetHeight - field.clientHeight}px`;
  };
  field.addEventListener("input", resize);
  field.addEventListener("keydown", (event) => {
    // 229: Safari ends a composition before it tells of the Enter that ended it.
    if (event.key !== "Enter" || event.shiftKey || event.isComposing || event.keyCode === 229) return;
    event.preventDefault();
    form.requestSubmit();
  });
  // The keyboard of a phone stays.
  button.addEventListener("mousedown", (event) => event.preventDefault());
  form.addEventListener("submit", (event) => {
    event.preventDefault();
    const text = field.value.trim();
    if (text === "") return;
    field.value = "";
    resize();
    onSay(text);
  });

  return {
    element: form,
    allow(allowed: boolean) {
      field.disabled = !allowed;
      resize();
    },
    clear(placeholder: string) {
      field.value = "";
      field.placeholder = placeholder;
      resize();
    },
  };
}

/** Keeps the input field above the on-screen keyboard where the page does not shrink by itself. */
export function followKeyboard(): void {
  const { visualViewport } = window;
  visualViewport?.addEventListener("resize", () => {
    if (visualViewport.scale !== 1) return;
    document.documentElement.style.setProperty("--height", `${visualViewport.height}px`);
    scrollTo(0, 0);
  });
}
