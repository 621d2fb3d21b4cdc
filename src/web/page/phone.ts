import { type Connection, type ConnectionState, connect, type Draft } from "./connection.ts";
import { element } from "./element.ts";
import { createLog, type DraftDetails, type DraftState } from "./log.ts";
import { type Message, Refused, type Session } from "./session.ts";
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
  draft: Draft;
  /** Photos that the server does not have yet. */
  photos: readonly File[];
  after: number;
  failed: boolean;
  /** Why the server did not take the photos. */
  reason?: string | undefined;
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
  const log = createLog({ onPress: ({ label, value }) => say(label, { button: value }), onRetry: retry });
  const proposals = element("div", { class: "proposals", role: "group", "aria-label": "可以这样说", hidden: "" });
  const composer = createComposer((text, photos) => say(text, { photos }));
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

  function say(
    text: string,
    { button, photos = [] }: { readonly button?: string; readonly photos?: readonly File[] } = {},
  ): void {
    if (!chat) return;
    const draft: Draft = { id: newId(), text, ...(button === undefined ? {} : { button }) };
    const unconfirmed = { draft, photos, after: chat.connection.last(), failed: false };
    chat.unconfirmed.push(unconfirmed);
    send(chat, unconfirmed);
  }

  function retry(draftId: string): void {
    const unconfirmed = chat?.unconfirmed.find(({ draft }) => draft.id === draftId);
    if (chat && unconfirmed) send(chat, unconfirmed);
  }

  function send(its: Chat, unconfirmed: Unconfirmed): void {
    const show = (state: DraftState, reason?: string) => {
      unconfirmed.failed = state === "failed";
      unconfirmed.reason = reason;
      keep(its);
      if (chat === its && its.unconfirmed.includes(unconfirmed))
        log.showDraft(unconfirmed.draft, state, detailsOf(unconfirmed));
    };
    const deliver = async () => {
      for (let [photo] = unconfirmed.photos; photo; [photo] = unconfirmed.photos) {
        const { draft } = unconfirmed;
        unconfirmed.draft = { ...draft, fileIds: [...(draft.fileIds ?? []), await its.connection.upload(photo)] };
        unconfirmed.photos = unconfirmed.photos.slice(1);
        keep(its);
      }
      await its.connection.send(unconfirmed.draft);
    };
    show("sending");
    propose();
    sending = sending.then(deliver).then(
      () => show("sent"),
      (error: unknown) => show("failed", error instanceof Refused ? error.reason : undefined),
    );
  }

  /** The draft that an entry of the log is. The log does not know our ids: same photos, or same words and newer than when they were said. */
  function confirm(its: Chat, message: Message): string | undefined {
    const found =
      its.unconfirmed.find(({ draft }) => message.files.some(({ id }) => draft.fileIds?.includes(id))) ??
      its.unconfirmed.find(
        (unconfirmed) =>
          message.n > unconfirmed.after &&
          detailsOf(unconfirmed).photoCount === 0 &&
          bare(unconfirmed.draft.text) === bare(message.text),
      );
    if (!found) return undefined;
    its.unconfirmed = its.unconfirmed.filter((unconfirmed) => unconfirmed !== found);
    keep(its);
    return found.draft.id;
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
        for (const unconfirmed of opened.unconfirmed)
          log.showDraft(unconfirmed.draft, unconfirmed.failed ? "failed" : "sending", detailsOf(unconfirmed));
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

function detailsOf({ draft, photos, reason }: Unconfirmed): DraftDetails {
  const photoCount = photos.length + (draft.fileIds?.length ?? 0);
  return { photoCount, reason: photoCount > 0 ? reason : undefined };
}

/**
 * What was not sent outlives a reload; what was being sent counts as not sent until the log shows it. Photos that the server
 * does not have yet do not, only the words that go with them.
 */
function keep({ session, unconfirmed }: Chat): void {
  const kept = unconfirmed.filter(({ draft }) => draft.text !== "" || draft.fileIds !== undefined);
  const rows = kept.map(({ draft, after }) => ({ draft, after }));
  remember(`unsent.${session.name}`, rows.length > 0 ? JSON.stringify(rows) : undefined);
}

function recallUnconfirmed(session: Session): Unconfirmed[] {
  const rows = JSON.parse(recall(`unsent.${session.name}`) ?? "[]") as { draft: Draft; after: number }[];
  return rows.map(({ draft, after }) => ({ draft, photos: [], after, failed: true }));
}

/** For comparing: the server takes away what cannot be seen. */
function bare(text: string): string {
  return text.replace(/[\p{C}\s]+/gu, "");
}

/** Like `crypto.randomUUID`, which browsers keep from pages of a local network without HTTPS. */
function newId(): string {
  return [...crypto.getRandomValues(new Uint8Array(16))].map((byte) => byte.toString(16).padStart(2, "0")).join("");
}

const photosAtOnce = 9;

function createComposer(onSay: (text: string, photos: readonly File[]) => void) {
  const field = element("textarea", { rows: "1", maxlength: "1000", "aria-label": "输入消息", enterkeyhint: "send" });
  const button = element("button", { type: "submit", class: "send", text: "发送" });
  const attach = element("button", {
    type: "button",
    class: "attach",
    title: "发送照片",
    "aria-label": "发送照片",
    text: "＋",
  });
  const chooser = element("input", { type: "file", accept: "image/*", multiple: "", hidden: "" });
  const form = element("form", { class: "composer" }, attach, chooser, field, button);

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
  const submit = (photos: readonly File[]) => {
    const text = field.value.trim();
    if (text === "" && photos.length === 0) return;
    if (photos.length > photosAtOnce) alert(`一次最多发 ${photosAtOnce} 张照片，只发送前 ${photosAtOnce} 张。`);
    field.value = "";
    resize();
    onSay(text, photos.slice(0, photosAtOnce));
  };
  form.addEventListener("submit", (event) => {
    event.preventDefault();
    submit([]);
  });
  attach.addEventListener("click", () => chooser.click());
  chooser.addEventListener("change", () => {
    const photos = [...(chooser.files ?? [])];
    // The same photo can be chosen again.
    chooser.value = "";
    if (photos.length > 0) submit(photos);
  });
  field.addEventListener("paste", (event) => {
    const { clipboardData } = event;
    const photos = [...(clipboardData?.files ?? [])].filter(({ type }) => type.startsWith("image/"));
    // Office programs add a picture of the text that they copy.
    if (photos.length === 0 || clipboardData?.getData("text/plain")) return;
    event.preventDefault();
    submit(photos);
  });

  return {
    element: form,
    allow(allowed: boolean) {
      field.disabled = !allowed;
      attach.disabled = !allowed;
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
