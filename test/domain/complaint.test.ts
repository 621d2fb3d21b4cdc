import { describe, expect, test } from "vitest";
import { answerDue, complaintLife, complaintStages, redacted, severityOf } from "../../src/domain/complaint.ts";
import { keptAway } from "../../src/domain/isolation.ts";
import type { StaffMember, StaffRole } from "../../src/domain/staff.ts";
import { parsePolicies } from "../../src/policy.ts";

const policy = parsePolicies("", "policy.yaml").for(undefined).complaint;
const zone = "Asia/Shanghai";

describe("the answer is due (K7)", () => {
  test.each([
    ["at eleven in the morning: by eight in the evening", "2026-11-23T11:00+08:00", "2026-11-23T20:00+08:00"],
    ["in the last minute of duty: the same day", "2026-11-23T17:29+08:00", "2026-11-23T20:00+08:00"],
    ["after duty hours: by noon of the next day", "2026-11-23T17:30+08:00", "2026-11-24T12:00+08:00"],
    ["at night: by noon of the day that begins", "2026-11-24T02:00+08:00", "2026-11-24T12:00+08:00"],
  ])("for one that comes %s", (_name, at, due) => {
    expect(answerDue(new Date(at), policy, zone)).toEqual(new Date(due));
  });

  test("never before it was asked for", () => {
    const { complaint } = parsePolicies('complaint: {hours: "08:00/09:00", by: "08:30", late: "07:00"}', "p").for(
      undefined,
    );
    for (let hour = 0; hour < 24; hour++) {
      const at = new Date(Date.UTC(2026, 10, 23, hour));
      expect(answerDue(at, complaint, zone).getTime()).toBeGreaterThan(at.getTime());
    }
  });
});

describe("severity (K4)", () => {
  const nothing = { promised: false, often: false, harm: false, long: false };
  const weigh = (claims: Partial<typeof nothing>, raisedCount = 1, kind: "equipment" | "quality" = "equipment") =>
    severityOf({ kind, claims: { ...nothing, ...claims }, raisedCount, often: 3 });
  test.each([
    ["limits of facilities are minor", weigh({}), "minor"],
    ["our own failing is important", weigh({}, 1, "quality"), "important"],
    ["a promise that is not kept is important", weigh({ promised: true }), "important"],
    ["a promise that was asked for often is major", weigh({ promised: true, often: true }), "major"],
    ["harm is major", weigh({ harm: true }), "major"],
    ["a month is major", weigh({ long: true }), "major"],
    ["the third time is major", weigh({}, 3), "major"],
  ])("%s", (_name, severity, expected) => {
    expect(severity).toBe(expected);
  });
});

test("every open stage can be left, and no ended one but by reopening", () => {
  const moves = Object.values(complaintLife);
  for (const stage of complaintStages) {
    const ways = moves.filter(({ from }) => from.some((known) => known === stage)).map(({ to }) => to);
    if (stage === "withdrawn") expect(ways).toEqual([]);
    else if (stage === "closed") expect(ways).toEqual(["received"]);
    else expect(ways.length).toBeGreaterThan(1);
  }
});

test("what would name somebody is taken out of their words", () => {
  expect(redacted("我是张伟，住3栋2单元1201，电话13800000001", ["张伟", "13800000001", "3栋2单元1201"])).toBe(
    "我是〇〇，住〇〇，电话〇〇",
  );
});

describe("kept away from a complaint", () => {
  let id = 0;
  const member = (role: StaffRole, department = ""): StaffMember => ({
    id: ++id,
    personId: id,
    propertyId: 1,
    name: "",
    role,
    department,
    skills: [],
    shift: "always",
    areas: [],
  });
  const engineer = member("engineer", "工程部");
  const cleaner = member("cleaner", "环境部");
  const desk = member("front-desk", "客服部");
  const service = member("supervisor", "客服部");
  const works = member("supervisor", "工程部");
  const manager = member("manager");
  const area = member("manager");
  const everybody = [engineer, cleaner, desk, service, works, manager];
  const away = (about: StaffMember, circle: readonly StaffMember[] = [], all: readonly StaffMember[] = everybody) =>
    [...keptAway({ aboutStaffIds: [about.id], circleIds: circle.map((staff) => staff.id) }, all)].sort((a, b) => a - b);

  test.each([
    ["an engineer: nobody else", away(engineer), [engineer]],
    [
      "a supervisor: their department, and those without a supervisor of their own",
      away(service),
      [cleaner, desk, service],
    ],
    ["the manager: everybody but the supervisors", away(manager), [engineer, cleaner, desk, manager]],
    ["the manager with somebody above: everybody but them", away(manager, [area], [...everybody, area]), everybody],
    ["the manager, with a second one: everybody but that one", away(manager, [], [...everybody, area]), everybody],
  ])("about %s", (_name, kept, expected) => {
    expect(kept).toEqual(expected.map((staff) => staff.id));
  });

  test("somebody new who reports to the manager is kept away, too", () => {
    const novice = member("front-desk");
    expect(away(manager, [area], [...everybody, area, novice])).toContain(novice.id);
  });
});
