import { element, getElement } from "./element.ts";
import { type Mailboxes, watchMailboxes } from "./mailboxes.ts";
import { labelOf, listPeople, openingFor, type Person } from "./people.ts";
import { createPhone, followKeyboard } from "./phone.ts";
import { sessionOf } from "./session.ts";
import { recall, remember } from "./storage.ts";

type Side = "resident" | "staff";

/** One of the two phones and who holds it. */
interface Seat {
  holder(): number;
  /** Shows who has news. */
  refresh(): void;
}

const perTab = () => sessionStorage;
const retryMs = 2_000;

async function load(): Promise<readonly Person[]> {
  for (;;) {
    const people = await listPeople().catch(() => undefined);
    if (people && people.length > 0) return people;
    getElement("staff").replaceChildren(element("p", { class: "empty", text: "正在准备演示小区…" }));
    await new Promise((resolve) => setTimeout(resolve, retryMs));
  }
}

function createSeat(side: Side, people: readonly Person[], mailboxes: Mailboxes, onNews: () => void): Seat {
  const chooser = element("select", { class: "title", "aria-label": side === "resident" ? "选择住户" : "选择员工" });
  const options = new Map(people.map((person) => [person.id, element("option", { value: String(person.id) })]));
  chooser.append(...options.values());
  const larger = element("a", {
    class: "larger",
    target: "_blank",
    rel: "noopener",
    title: "单独打开",
    "aria-label": "单独打开这个对话",
    text: "↗",
  });
  const notice = element("div", { class: "news", role: "status" });
  let holder = people[0]?.id ?? 0;

  const phone = createPhone(getElement(side), {
    title: chooser,
    extras: [larger],
    notice,
    onMessages(messages, history) {
      mailboxes.seen(holder, messages);
      if (!history && messages.some(({ from }) => from === "bot")) onNews();
    },
  });

  const refresh = () => {
    for (const person of people) {
      const option = options.get(person.id);
      const label = `${mailboxes.unread(person.id) ? "● " : ""}${labelOf(person)}`;
      if (option && option.textContent !== label) option.textContent = label;
    }
    const waiting = people.filter(({ id }) => id !== holder && mailboxes.unread(id));
    if (waiting.length > 0) onNews();
    notice.replaceChildren(
      ...waiting.slice(0, 3).map((person) => {
        const go = element("button", { type: "button", text: `${person.name} 有新消息` });
        go.addEventListener("click", () => give(person.id));
        return go;
      }),
    );
  };

  const give = (personId: number) => {
    const person = people.find(({ id }) => id === personId);
    if (!person) return;
    holder = personId;
    chooser.value = String(personId);
    larger.setAttribute("href", `/chat?person=${personId}`);
    remember(`demo.${side}`, String(personId), perTab);
    phone.open(sessionOf(personId), openingFor(person));
    refresh();
  };

  chooser.addEventListener("change", () => give(Number(chooser.value)));
  const before = Number(recall(`demo.${side}`, perTab));
  const usual = people.find(({ role }) => role === "engineer") ?? people[0];
  const first = people.find(({ id }) => id === before) ?? usual;
  if (first) give(first.id);
  return { holder: () => holder, refresh };
}

/** On narrow screens the phones lie behind one another. */
function createTabs() {
  const tabs = new Map<Side, HTMLElement>([
    ["resident", getElement("tab-resident")],
    ["staff", getElement("tab-staff")],
  ]);
  const phones = getElement("phones");
  const show = (shown: Side) => {
    phones.dataset["shown"] = shown;
    for (const [side, tab] of tabs) {
      tab.setAttribute("aria-selected", String(side === shown));
      tab.tabIndex = side === shown ? 0 : -1;
      if (side === shown) tab.classList.remove("unread");
    }
  };
  for (const [side, tab] of tabs) {
    const other = side === "resident" ? "staff" : "resident";
    tab.addEventListener("click", () => show(side));
    tab.addEventListener("keydown", ({ key }) => {
      if (key !== "ArrowLeft" && key !== "ArrowRight") return;
      show(other);
      tabs.get(other)?.focus();
    });
  }
  show("resident");
  return (side: Side) => {
    if (phones.dataset["shown"] !== side) tabs.get(side)?.classList.add("unread");
  };
}

const people = await load();
const hint = createTabs();
const seats: Seat[] = [];
const isShown = (personId: number) => seats.some(({ holder }) => holder() === personId);
const mailboxes = watchMailboxes(people, isShown, () => {
  for (const seat of seats) seat.refresh();
});
for (const side of ["resident", "staff"] as const) {
  const own = people.filter(({ role }) => (role === "resident") === (side === "resident"));
  seats.push(createSeat(side, own, mailboxes, () => hint(side)));
}
followKeyboard();
