import { questionTokens, tokenWeight } from "./question-words.ts";

/** An article that may answer a question, and how sure that is: 0 to 1. */
export interface Match {
  readonly id: string;
  readonly confidence: number;
}

export interface QuestionIndex {
  /** The articles whose questions come closest to the words, best first; none that shares nothing with them. */
  find(words: string): readonly Match[];
}

/** Weight of words that name their matter plainly; those that weigh less ("好的") are never sure to mean anything. */
const plain = 6;

/** In a handbook of a few articles every word looks common; it is weighed as in one of this size. */
const fewest = 30;

interface Entry {
  readonly article: number;
  readonly weight: number;
}

/** Builds an index over the questions that articles answer. Looking something up costs microseconds. */
export function indexQuestions(
  articles: readonly { readonly id: string; readonly questions: readonly string[] }[],
): QuestionIndex {
  const spread = articles.map(({ questions }) => questions.map((question) => questionTokens(question)));
  const articlesWith = new Map<string, number>();
  for (const questions of spread) {
    for (const token of new Set(questions.flatMap((tokens) => [...tokens])))
      articlesWith.set(token, (articlesWith.get(token) ?? 0) + 1);
  }
  // A word that every article speaks of says nothing; one that none speaks of means that something else is asked.
  const count = Math.max(articles.length, fewest);
  const rarity = (token: string) => Math.log(1 + (count + 1) / ((articlesWith.get(token) ?? 0) + 0.5));
  const weights = new Map([...articlesWith.keys()].map((token) => [token, tokenWeight(token) * rarity(token)]));
  const weightOf = (token: string) => weights.get(token) ?? tokenWeight(token) * rarity(token);
  const total = (tokens: Iterable<string>) => [...tokens].reduce((sum, token) => sum + weightOf(token), 0);

  const entries: Entry[] = [];
  const postings = new Map<string, number[]>();
  const owners = new Map<string, number[]>();
  for (const [article, questions] of spread.entries()) {
    for (const tokens of questions) {
      entries.push({ article, weight: total(tokens) });
      for (const token of tokens) push(postings, token, entries.length - 1);
    }
    for (const token of new Set(questions.flatMap((tokens) => [...tokens]))) push(owners, token, article);
  }

  return {
    find(words) {
      const asked = questionTokens(words);
      const weight = total(asked);
      if (weight === 0) return [];
      const shared = new Map<number, number>();
      const covered = new Map<number, number>();
      for (const token of asked) {
        const own = weightOf(token);
        for (const entry of postings.get(token) ?? []) shared.set(entry, (shared.get(entry) ?? 0) + own);
        for (const article of owners.get(token) ?? []) covered.set(article, (covered.get(article) ?? 0) + own);
      }
      const best = new Map<number, number>();
      for (const [index, common] of shared) {
        const entry = entries[index];
        if (!entry) continue;
        const closeness = 0.6 * (common / weight) + 0.4 * (common / entry.weight);
        best.set(entry.article, Math.max(best.get(entry.article) ?? 0, closeness));
      }
      return [...best]
        .map(([article, closeness]) => ({
          id: articles[article]?.id ?? "",
          confidence: (0.75 * closeness + 0.25 * ((covered.get(article) ?? 0) / weight)) * Math.min(1, weight / plain),
        }))
        .sort((a, b) => b.confidence - a.confidence);
    },
  };
}

function push<Key, Value>(lists: Map<Key, Value[]>, key: Key, value: Value): void {
  const list = lists.get(key);
  if (list) list.push(value);
  else lists.set(key, [value]);
}

/** Questions that ask the same, together: the largest group first, within it the latest question first. */
export function groupQuestions<Asked extends { readonly question: string; readonly at: Date }>(
  asked: readonly Asked[],
): readonly (readonly Asked[])[] {
  const groups: { readonly tokens: ReadonlySet<string>; readonly members: Asked[] }[] = [];
  for (const each of [...asked].sort((a, b) => b.at.getTime() - a.at.getTime())) {
    const tokens = questionTokens(each.question);
    const group = groups.find((other) => likeness(tokens, other.tokens) >= sameFrom);
    if (group) group.members.push(each);
    else groups.push({ tokens, members: [each] });
  }
  return groups.map(({ members }) => members).sort((a, b) => b.length - a.length);
}

const sameFrom = 0.55;

function likeness(one: ReadonlySet<string>, other: ReadonlySet<string>): number {
  const weigh = (tokens: Iterable<string>) => [...tokens].reduce((sum, token) => sum + tokenWeight(token), 0);
  const both = weigh(one) + weigh(other);
  return both === 0 ? 1 : (2 * weigh([...one].filter((token) => other.has(token)))) / both;
}
