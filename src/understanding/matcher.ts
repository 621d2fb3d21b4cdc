/** A word found in a text: which word, what it stands for, where it is. */
export interface Hit<Meaning> {
  readonly word: string;
  readonly meaning: Meaning;
  readonly at: number;
  readonly end: number;
}

/** Finds all words of a list in one walk through a text, at every position the longest. */
export class Matcher<Meaning> {
  readonly #words = new Map<string, Map<string, Meaning>>();
  readonly #lengths = new Map<string, number[]>();

  #entries: (() => Iterable<readonly [string, Meaning]>) | undefined;

  /** The list is asked for when the first text comes. */
  constructor(entries: () => Iterable<readonly [string, Meaning]>) {
    this.#entries = entries;
  }

  #fill(entries: () => Iterable<readonly [string, Meaning]>): void {
    this.#entries = undefined;
    for (const [word, meaning] of entries()) {
      const first = word[0] ?? "";
      const same = this.#words.get(first) ?? new Map<string, Meaning>();
      same.set(word, meaning);
      this.#words.set(first, same);
    }
    for (const [first, same] of this.#words)
      this.#lengths.set(
        first,
        [...new Set([...same.keys()].map((word) => word.length))].sort((a, b) => b - a),
      );
  }

  /** Latin words count whole; a plural's or a verb's `s`, `ed`, `ing` may follow. */
  at(text: string, at: number): Hit<Meaning> | undefined {
    if (this.#entries) this.#fill(this.#entries);
    const first = text.charAt(at);
    const same = this.#words.get(first);
    if (!same) return undefined;
    const latin = isLatin(text.charCodeAt(at));
    if (latin && at > 0 && isLatin(text.charCodeAt(at - 1))) return undefined;
    for (const length of this.#lengths.get(first) ?? []) {
      const word = text.slice(at, at + length);
      const meaning = same.get(word);
      if (meaning === undefined) continue;
      const end = at + word.length;
      if (latin && isLatin(text.charCodeAt(end)) && !ending.test(text.slice(end, end + 4))) continue;
      return { word, meaning, at, end };
    }
    return undefined;
  }

  /** Hits in the order of the text; words inside one another are all found unless they begin at the same place. */
  all(text: string, masks: (meaning: Meaning) => boolean): Hit<Meaning>[] {
    const hits: Hit<Meaning>[] = [];
    for (let at = 0; at < text.length; at++) {
      const hit = this.at(text, at);
      if (!hit) continue;
      hits.push(hit);
      if (masks(hit.meaning)) at = hit.end - 1;
    }
    return hits;
  }
}

const ending = /^(?:s|es|ed|d|ing|ly|'s|n't)(?![a-z])/;

function isLatin(code: number): boolean {
  return code >= 97 && code <= 122;
}
