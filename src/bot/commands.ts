import { type Button, type Reply, say, type Who } from "../conversation/flow.ts";
import { type Text, text } from "../text.ts";

/** What can be done here, for those who ask, greet, or were not understood. */
export function help(who: Who): Reply {
  if (who.group)
    return say(
      who.privateLink === undefined ? text("group-private") : text("group-private-link", { link: who.privateLink }),
    );
  if (who.staff) return say(text("help-staff", { name: who.name ?? "" }), staffButtons(who.staff.role));
  if (who.personId === undefined) return say(text("help-stranger"), menu("emergency"));
  return say(
    text("help-resident", { name: who.name ?? "" }),
    menu(
      "repair",
      "inquiry",
      "complaint",
      "progress",
      ...(who.units.length > 0 ? ["my-bills"] : []),
      "person",
      "emergency",
    ),
  );
}

function staffButtons(role: string): readonly Button[] {
  const atDesk = ["front-desk", "supervisor", "manager"].includes(role);
  const books = role === "finance" ? ["record-payment", "waive-bill"] : [];
  return menu("my-orders", "repair", ...(atDesk ? ["repair-for-resident", "unanswered"] : []), ...books, "timeline");
}

function menu(...flows: readonly string[]): readonly Button[] {
  return flows.map((flow): { label: Text; value: string } => ({ label: text(`flow-${flow}`), value: `begin:${flow}` }));
}
