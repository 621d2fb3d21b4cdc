import type { RepairCategory } from "./request.ts";
import type { StaffRole } from "./staff.ts";

/** What is going on that leaves no time (E1-E11). */
export const emergencyKinds = [
  "fire",
  "flood",
  "gas",
  "shock",
  "power_cut",
  "elevator_entrapment",
  "medical",
  "injury",
  "crime",
  "structure",
  "weather",
  "other",
] as const;
export type EmergencyKind = (typeof emergencyKinds)[number];

/** Who is alarmed, the first of them answering for it, and the trade of what may be left to repair. */
interface Response {
  readonly roles: readonly StaffRole[];
  readonly trade: RepairCategory;
}

export const responses: Readonly<Record<EmergencyKind, Response>> = {
  fire: { roles: ["security", "engineer", "front-desk"], trade: "other" },
  flood: { roles: ["engineer", "front-desk"], trade: "plumbing" },
  gas: { roles: ["engineer", "security", "front-desk"], trade: "appliance_gas" },
  shock: { roles: ["engineer", "security", "front-desk"], trade: "electrical" },
  power_cut: { roles: ["engineer", "front-desk"], trade: "electrical" },
  elevator_entrapment: { roles: ["engineer", "security", "front-desk"], trade: "elevator" },
  medical: { roles: ["security", "front-desk"], trade: "other" },
  injury: { roles: ["security", "front-desk"], trade: "public_area" },
  crime: { roles: ["security", "front-desk"], trade: "other" },
  structure: { roles: ["engineer", "security", "front-desk"], trade: "wall_leak_structure" },
  weather: { roles: ["engineer", "security", "front-desk"], trade: "public_area" },
  other: { roles: ["security", "engineer", "front-desk"], trade: "other" },
};

/** Those who alone hear of a death (E11). */
export const confidants = ["security", "supervisor", "manager"] as const satisfies readonly StaffRole[];
