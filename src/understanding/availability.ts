import type { TimeExpression } from "./time-expression.ts";

/** What the words around a time say of it. */
type Verdict = "home" | "away" | "event" | "silent";

/** When somebody may be visited, in seconds on the wall, and where in the text that is said. */
export interface Visit {
  readonly from: number | null;
  readonly to: number | null;
  readonly expressions: readonly TimeExpression[];
  /** Where it is said without a time, or all but one: 在家, 除了周三都行. */
  readonly words: readonly { readonly start: number; readonly end: number }[];
}

// Listed by what wins at the same place: 不在家 holds 在家, 来过 holds 来.
const away =
  "不在|没在|唔在|(?<!方)不方便|唔方便|(?<!有)没有?人(?!不)|无人|(?<!有)没有?空|(?<!有)没有?时间|(?<!行)不行|不得闲|(?<!得)唔得|(?<!可)不可以|(?<!能)不能|没办法|不便|出差|加班|要上班|上班|值班|旅游|外出|出门|有事|很忙|在外|不得空|不用来|别来|不要来|别过来|不想|" +
  "\\b(?:not|won'?t|can'?t|cannot|don'?t|isn'?t|aren'?t|never) (?:be |really |going to be )?(?:(?:at )?home|there|here|in|available|free|possible|come|convenient|work|do)\\b|\\bnot (?:on|in|at)?\\b|\\bno ?(?:one|body)\\b|\\bi work\\b|\\bworking\\b|\\b(?:out of town|away|busy|unavailable|at work|travelling|traveling)\\b|\\bout\\b(?! of)";
const event =
  "(?:可以|能|能够|允许|准|让)(?:不可以|不能)?(?:装修|施工|停|用|带|养|办|交|遛|进|放)|没人来|没有人来|没来|冇来|来过|来了|修过|修了|修好|处理好|弄好|搞好|解决|答复|回复|处理完|完成|报修|报的|报过|反映|投诉|开始|发现|坏|漏|堵|爆|渗|停[水电气]|断[水电]|没[水电]|打.{0,3}电话|来电|回电|致电|联系我?|通知|几点|多久|什么时候|何时|上班吗|办公|营业|开门|开放|交(?:物业)?费|缴|噪|吵|扰民|装修|施工|钻|敲|打麻将|麻将|跳舞|广场舞|狗叫|唱|油烟|安静|闹|异响|响|被困|打疫苗|活动|开会|还在|就开始|" +
  "\\b(?:what time|when (?:does|do|is|will)|opens?\\b|office|closed?|call|phone|ring|drill|nois|party|parties|loud|music|renovat|bark|broke|started|leaking since|happened|fixed|fix(?:ed)? it by|resolved|finish|reported|complain|smok|came|last(?:ed)?|repaired|deadline|bill|pay)";
const home =
  "在家|在屋|在屋企|到屋企|回屋企|有人(?=在家|在屋|在的|在$|在[,。!?; ]|$|[,。!?; ]|了|的|哦|呢|吗|可|能|接|开门|等|啊|就|吧|也|都)|方便|行不行|得唔得|改到|改成|改为|改约|换到|换成|推到|推迟到|提前到|得闲|有空|有时间|可以|都行|都得|都ok|都好|都成|都在|也行|行$|得$|来修|来看|来弄|来一?趟|来检|来换|过来|上门|能来|派人|安排|请来|来吧|来就|来[啦啊喇哈]|来之前|来前|来的时候|来$|来[,。!? ]|预约|约|回家|到家|回来|先返|返来|维修|检修|修一下|看一下|再来|再修|等(?:你|您|师傅)|休息|在的|在哦|在呢|在$|在(?=[,。!])|全天在|一天在|ok|" +
  "\\b(?:i'?m|i am|be) around\\b|\\bhome\\b|\\bavailable\\b|\\bfree\\b|\\bcome\\b|\\bcoming\\b|\\bvisit\\b|\\bworks?\\b|\\bfine\\b|\\bsuits?\\b|\\bgood\\b|\\bok(?:ay)?\\b|\\bbest\\b|\\bprefer|\\bconvenient\\b|\\bpossible\\b|\\bsend\\b|\\bschedule|\\bappointment|\\bbe in\\b|\\bi'?m in\\b|\\bback$|\\bbe (?:here|there|back)\\b|\\b(?:someone|somebody|wife|husband) (?:is|will be)\\b|\\bget off\\b|\\bget (?:home|back)\\b|\\bonly\\b|\\bplease\\b|\\bgreat\\b|\\bperfect\\b|\\bcan do\\b";
const cue = new RegExp(`(${away})|(${event})|(${home})`, "g");
const strongEvent =
  /安静|营业|办公|开门|开放|上班吗|几点停|停[水电气]|扰民|吵|噪|麻将|广场舞|钻|施工|what time|when (?:does|do|will|is|are)\b/;
const arrival =
  /^[^,。!?]{0,6}?(?:才|就|会|先)?(?:能)?(?:回来|回家|到家|回屋企|到屋企|先返|返来|下班|收工)|^ ?(?:is when )?i(?:'ll| will)? (?:be |get |come )?(?:back|home)/;
const arrivalBefore = /(?:\bback|get home|get off work|finish work|come back)(?: at| around| by| from)? ?$/;
const excluding = /(?:除了?|除开|除|except(?: for)?|apart from|other than|but not|excluding)(?: on)? ?$/;
const excludedAfter = /^(?:除外|之外|以外|不算)/;
// What was agreed, and did not happen.
const broken = /没来|没人来|没见|怎么还|爽约|放鸽子|到现在|didn'?t (?:come|show)|never came|no one came|nobody came/;
const exclusion =
  /(?:(?:any|every) ?(?:day|time) )?(?:除了?|除开|except(?: for)?|apart from|other than|but not|excluding)(?: on)? ?$/;
const denying = /(?:取消|不是|唔系|不要|并非|别|\bnot(?: on| at)?|\brather than)\s?(?:说)?$/;
const filler =
  /^(?:[\s,。!?;.:()]|吧|呢|啊|哈|哦|呀|嘛|了|的|就|都|也|最好|左右|钟|谢谢|多谢|唔该|麻烦|请|师傅|您好|你好|好|好的|嗯|时间|那|我|等|是|要不|或者?|还是|和|跟|与|及|、|以及|再|可以吗|行吗|那就|约|大概|大约|一天|全天|整天|成日|期间|之间|尽量|尽快|please|thanks?|thank you|maybe|perhaps|or|and|on|the|at|then|ok|only|just|also|let'?s say|how about|what about|what|how|so|some ?time|any|time|late|early)*$/;
const listing = /^(?:\s|随便|你们?|您|,|、|和|跟|与|及|或|或者|还是|以及|还有|and|or|也|&|\/|都)*$/;
const sentence = /[,。!?;\n]| but |但是|可是|不过|然后|\.(?!\d)/g;
const correcting =
  /不对|更正|改约|换到|换成|推到|推迟到|提前到|说错|打错|改成|改到|改为|还是.{0,12}吧|no,? wait|actually|\bsorry\b|i mean|instead|rather/;
const atHome =
  /(?:我|我们|都|一直|现在|就|正|有人|家人|老婆|老公)(?:都|就|也)?在(?:家里?|屋企)(?=(?:等|的|呢|哦|啊|里|着|你|您|们){0,4}(?:[,。!?;\s]|$))|家里?(?:一直|都|现在)?有人(?=[,。!?;\s]|$)|屋企有人|\b(?:i am|i'm|we are|we're|someone is|somebody is|always) (?:at )?home\b(?! ?(?:on|at|from|after|before|less|alone))/;

/** Which of the times that a text names tell when somebody is at home or may be visited; null when none does. */
export function findVisit(
  folded: string,
  found: readonly TimeExpression[],
  now: number,
): { visit: Visit | null; atHome: ReadonlySet<TimeExpression> } {
  const bounds = clauseBounds(folded);
  const verdicts = found.map((expression, index): Verdict => {
    const verdict = judge(folded, bounds, found, index, now);
    const clauseTo = clauseEnd(bounds, expression.end, folded.length);
    const following = folded.slice(clauseTo, clauseEnd(bounds, clauseTo + 1, folded.length));
    return verdict === "home" && broken.test(following) ? "event" : verdict;
  });
  // 周三周四都在: what is said of the last of a row is said of all.
  for (let index = verdicts.length - 2; index >= 0; index--) {
    const [one, next] = [found[index], found[index + 1]];
    if (!one || !next || verdicts[index] !== "silent") continue;
    const between = folded.slice(one.end, next.start);
    const verdict = verdicts[index + 1];
    if (verdict && (listing.test(between) || (excluding.test(between) && verdict !== "silent"))) {
      verdicts[index] = between.trim() !== "" && excluding.test(between) ? "home" : verdict;
    }
  }
  const homes = found.filter((expression, index) => verdicts[index] === "home" && !isOver(expression, now));
  const set = new Set(homes);
  const timed = homes.filter(({ kind }) => kind !== "any" && kind !== "now");
  if (timed.length > 0) return { visit: combine(folded, timed), atHome: set };
  const until = found.find(
    ({ edge, to }, index) => edge === "before" && verdicts[index] === "away" && to !== null && to > now,
  );
  // "Out until 4": from then on.
  if (until && homes.length === 0) {
    return { visit: { from: until.to, to: null, expressions: [until], words: [] }, atHome: new Set([until]) };
  }
  const excluded = found.find(
    (expression, index) =>
      isExcluded(folded, expression) &&
      verdicts[index] !== "event" &&
      saysHome(folded.slice(expression.end, clauseEnd(bounds, expression.end, folded.length))),
  );
  if (excluded) {
    const lead = folded.slice(Math.max(0, excluded.start - 24), excluded.start);
    const start = excluded.start - lead.length + Math.max(0, lead.search(exclusion));
    return {
      visit: { from: now, to: null, expressions: [], words: [{ start, end: excluded.end }] },
      atHome: set,
    };
  }
  const any = homes[0];
  if (any) return { visit: { from: now, to: null, expressions: [any], words: [] }, atHome: set };
  const remark = verdicts.includes("away") ? null : atHome.exec(folded);
  if (remark && !found.some(({ from }) => from !== null && from > now)) {
    return {
      visit: {
        from: now,
        to: null,
        expressions: [],
        words: [{ start: remark.index, end: remark.index + remark[0].length }],
      },
      atHome: set,
    };
  }
  return { visit: null, atHome: set };
}

function saysHome(words: string): boolean {
  return verdictOf(words).verdict === "home" || /都|fine|ok|any/.test(words) || words === "";
}

/** One time to come by: neighbours in time become one, a closer word on the same time takes its place, a correction wins. */
function combine(folded: string, homes: readonly TimeExpression[]): Visit {
  let taken: TimeExpression[] = [];
  let from: number | null = null;
  let to: number | null = null;
  for (const [index, next] of homes.entries()) {
    const previous = homes[index - 1];
    const end =
      next.kind === "point" || (arrival.test(folded.slice(next.end, next.end + 32)) && next.edge === undefined)
        ? null
        : next.to;
    if (!previous) {
      [taken, from, to] = [[next], next.from, end];
      continue;
    }
    const corrected =
      correcting.test(folded.slice(previous.end, next.start)) || correcting.test(folded.slice(next.end, next.end + 4));
    const closer =
      next.from !== null &&
      from !== null &&
      next.from >= from &&
      (to === null ? false : next.from < to) &&
      (next.to === null || (to !== null && next.to <= to));
    if (corrected) [taken, from, to] = [[next], next.from, end];
    else if (closer && !(next.from === from && next.to === to)) [taken, from, to] = [[...taken, next], next.from, end];
    else if (to !== null && next.from === to) [taken, to] = [[...taken, next], end];
  }
  return { from, to, expressions: taken, words: [] };
}

function isOver({ from, to, kind }: TimeExpression, now: number): boolean {
  if (kind === "any" || kind === "now") return false;
  return to !== null ? to <= now && !(from === to && to > now - 3600) : false;
}

function isExcluded(folded: string, { start, end }: TimeExpression): boolean {
  return excludedAfter.test(folded.slice(end, end + 4)) || excluding.test(folded.slice(Math.max(0, start - 16), start));
}

function judge(
  folded: string,
  bounds: readonly number[],
  found: readonly TimeExpression[],
  index: number,
  now: number,
): Verdict {
  const expression = found[index];
  if (!expression) return "silent";
  const { start, end, edge } = expression;
  if (edge === "since") return "event";
  const lead = folded.slice(Math.max(0, start - 16), start);
  if (excluding.test(lead) || denying.test(lead) || excludedAfter.test(folded.slice(end, end + 4))) return "away";
  // Nobody asks an engineer in at three in the morning.
  if (/凌晨|半夜|深夜|midnight/.test(folded.slice(start, end))) return "event";
  const clauseFrom = clauseStart(bounds, start);
  const clauseTo = clauseEnd(bounds, end, folded.length);
  const next = found[index + 1];
  const afterTo = next && next.start < clauseTo ? next.start : clauseTo;
  const after = folded.slice(end, afterTo);
  const said = verdictOf(after);
  if (strongEvent.test(after)) return "event";
  if (said.verdict === "event" && edge === "before") return "event";
  if (said.verdict !== "silent") return said.verdict;
  const previous = found[index - 1];
  const beforeFrom = previous && previous.end > clauseFrom ? previous.end : clauseFrom;
  const before = folded.slice(beforeFrom, start);
  const foreword = verdictOf(before, true);
  if (edge === "before" && /修好|处理|解决|弄好|\bfix\b|repair|resolve|finish/.test(before + after)) return "event";
  if (strongEvent.test(before) && foreword.verdict !== "away" && /[a-z]/.test(before)) return "event";
  if (arrivalBefore.test(before)) return "home";
  const tail = filler.test(after);
  if (foreword.verdict === "home" || foreword.verdict === "away") {
    // "周末不在家 明天": what was said of the time before stays there, in English it stands before.
    if (previous === undefined || previous.end <= clauseFrom || /[a-z]/.test(before)) return foreword.verdict;
  }
  if (expression.kind === "any")
    return foreword.verdict === "event" || expression.repeated
      ? "silent"
      : tail || filler.test(before)
        ? "home"
        : "silent";
  if (expression.kind === "now") return "silent";
  if (
    foreword.verdict === "event" &&
    !(
      expression.ownDay &&
      tail &&
      (expression.from ?? 0) > now &&
      !expression.repeated &&
      /[漏堵坏爆渗]/.test(foreword.words) &&
      !strongEvent.test(before)
    )
  )
    return "event";
  if (!tail) return "silent";
  if (!next || next.start >= clauseTo) {
    // The clause ends with the time: what follows is said of it, if it names no time itself.
    const followingTo = clauseEnd(bounds, clauseTo + 1, folded.length);
    const following = folded.slice(clauseTo, next && next.start < followingTo ? next.start : followingTo);
    if (!next || next.start >= followingTo) {
      const later = verdictOf(following);
      if (later.verdict === "away" || later.verdict === "home") return later.verdict;
      if (later.verdict === "event" && !/联系|电话|来电|回电|call|phone|ring/.test(later.words))
        return isAhead(expression, now) && filler.test(before) === false ? "home" : "event";
    }
    if (expression.repeated && !filler.test(before)) return "silent";
    return filler.test(before) || (foreword.verdict === "event" && expression.ownDay) ? "home" : "silent";
  }
  return "silent";
}

function isAhead({ from }: TimeExpression, now: number): boolean {
  return from !== null && from > now;
}

function verdictOf(words: string, last = false): { verdict: Verdict; words: string } {
  if (words.trim() === "") return { verdict: "silent", words: "" };
  cue.lastIndex = 0;
  let found = cue.exec(words);
  if (last) {
    for (let later = found; later; later = cue.exec(words)) {
      found = later;
      if (later[0] === "") cue.lastIndex++;
    }
  }
  if (!found) return { verdict: "silent", words: "" };
  return { verdict: found[1] !== undefined ? "away" : found[2] !== undefined ? "event" : "home", words: found[0] };
}

function clauseBounds(folded: string): number[] {
  const bounds: number[] = [];
  for (const { index } of folded.matchAll(sentence)) bounds.push(index);
  // A gap between Chinese words is a pause.
  for (const { index } of folded.matchAll(/(?<=[一-龥]) (?=[一-龥\d])/g)) bounds.push(index);
  return bounds.sort((one, other) => one - other);
}

function clauseStart(bounds: readonly number[], at: number): number {
  return (bounds[countBelow(bounds, at) - 1] ?? -1) + 1;
}

function clauseEnd(bounds: readonly number[], at: number, length: number): number {
  return bounds[countBelow(bounds, at)] ?? length;
}

function countBelow(bounds: readonly number[], at: number): number {
  let low = 0;
  let high = bounds.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((bounds[middle] ?? 0) < at) low = middle + 1;
    else high = middle;
  }
  return low;
}
