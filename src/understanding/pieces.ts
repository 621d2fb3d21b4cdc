import { type FeatureBag, mix, seed } from "./feature-bag.ts";
import type { Clause } from "./normalize.ts";

const single = seed(11);
const word = seed(12);
const wordPair = seed(13);
const stem = seed(14);

/** Pieces of one to three Chinese characters, and English words, pairs of them and their beginnings, of one clause. */
export function addPieces(bag: FeatureBag, { text }: Clause): void {
  let first = 0;
  let second = 0;
  let previous = 0;
  for (let at = 0; at < text.length; at++) {
    const code = text.charCodeAt(at);
    if (code >= 0x4e00) {
      const own = mix(single, code);
      bag.add(own, 1);
      if (second) bag.add(mix(mix(second, code), 2), 1);
      if (first) bag.add(mix(mix(first, code), 1), 1);
      second = first ? mix(first, code) : 0;
      first = own;
    } else if (code >= 97 && code <= 122) {
      let hash = word;
      let begin = stem;
      let end = at;
      for (; end < text.length; end++) {
        const letter = text.charCodeAt(end);
        if ((letter < 97 || letter > 122) && letter !== 39) break;
        hash = mix(hash, letter);
        if (end - at < 4) begin = mix(begin, letter);
      }
      bag.add(hash, 1);
      if (end - at > 4) bag.add(begin, 1);
      if (previous) bag.add(mix(mix(wordPair, previous), hash), 1);
      previous = hash;
      at = end - 1;
      first = second = 0;
    } else if (code > 57 || code < 48) {
      if (code !== 32) first = second = 0;
    }
  }
}
