import { element, getElement } from "./element.ts";
import { labelOf, listPeople, openingFor, strangerOpening } from "./people.ts";
import { createPhone, followKeyboard } from "./phone.ts";
import { sessionOf } from "./session.ts";

const asked = Number(new URLSearchParams(location.search).get("person") ?? Number.NaN);
const title = element("h1", { class: "title", text: "管家" });
const phone = createPhone(getElement("phone"), { title });
followKeyboard();

const people = Number.isInteger(asked) ? await listPeople().catch(() => []) : [];
const person = people.find(({ id }) => id === asked);
if (person) {
  title.textContent = labelOf(person);
  document.title = `${person.name} · 管家`;
}
if (person) phone.open(sessionOf(person.id), openingFor(person));
else phone.open(sessionOf(Number.isInteger(asked) ? asked : undefined), strangerOpening);
