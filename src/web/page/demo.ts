import { element, getElement } from "./element.ts";
import { type Mailboxes, watchMailboxes } from "./mailboxes.ts";
import { labelOf, listPeople, openingFor, type Person } from "./people.ts";
import { createPhone, followKeyboard } from "./phone.ts";
import { sessionOf } from "./session.ts";

type Side = "resident" | "staff";

/** One of the two phones and who holds it. */
interface Seat {
  holder(): number;
  /** Shows who has news. */
  refresh(): void;
}

const retryMs = 2_000;

async function load(): Promise<readonly Person[]> {
  for (;;) {
    const people = await listPeople().catch(() => []);
    if (people.length > 0) return people;
    getElement("staff").replaceChildren(element("p", { class: "empty", text: "正在准备演示小区…" }));
    await new Promise((resolve) => setTimeout(resolve, retryMs));
  }
}

function createSeat(side: Side, people: readonly Person[], mailboxes: Mailboxes, onNews: () => void): Seat {
  const chooser = element("select", { class: "title", "aria-label": side === "resident" ? "选择住户" : "选择员工" });
  const options = people.map((person) => ({ person, option: element("option", { value: String(person.id) }) }));
  chooser.append(...options.map(({ option }) => option));
  const alone = element("a", {
    class: "alone",
    target: "_blank",
    title: "单独打开",
    "aria-label": "单独打开",
    text: "↗",
  });
  const notice = element("div", { class: "news", role: "status" });
  let holder = 0;
  // As long as nothing has happened on the staff phone, it goes to whoever is called first.
  let idle = side === "staff";

  const phone = createPhone(getElement(side), {
    title: chooser,
    extras: [alone],
    notice,
    onMessages(messages, history) {
      idle = false;
      mailboxes.seen(holder, messages);
      if (!history && messages.some(({ from }) => from === "bot")) onNews();
    },
  });

  const refresh = () => {
    const unread = mailboxes.unread();
    for (const { person, option } of options) {
      const label = `${unread.includes(person.id) ? "● " : ""}${labelOf(person)}`;
      if (option.textContent !== label) option.textContent = label;
    }
    const waiting = unread.flatMap((personId) => people.filter(({ id }) => id === personId && id !== holder));
    const [first] = waiting;
    if (!first) return notice.replaceChildren();
    onNews();
    if (idle) return choose(first);
    notice.replaceChildren(
      ...waiting.slice(0, 3).map((person) => {
        const go = element("button", { type: "button", text: `${person.name} 有新消息 ›` });
        go.addEventListener("click", () => choose(person));
        return go;
      }),
    );
  };

  const give = (person: Person) => {
    holder = person.id;
    chooser.value = String(person.id);
    alone.setAttribute("href", `/chat?person=${person.id}`);
    phone.open(sessionOf(person.id), openingFor(person));
    refresh();
  };

  /** The address remembers: a reload shows the same people, another tab may show others. */
  const choose = (person: Person) => {
    idle = false;
    const address = new URL(location.href);
    address.searchParams.set(side, String(person.id));
    history.replaceState(null, "", address);
    give(person);
  };

  chooser.addEventListener("change", () => {
    const chosen = people.find(({ id }) => String(id) === chooser.value);
    if (chosen) choose(chosen);
  });
  const before = people.find(({ id }) => String(id) === new URLSearchParams(location.search).get(side));
  const usual = people.find(({ role }) => role === "engineer") ?? people[0];
  if (before) choose(before);
  else if (usual) give(usual);
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
