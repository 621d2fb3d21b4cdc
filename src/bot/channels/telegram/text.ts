import type { InlineKeyboardButton } from "grammy/types";
import type { Outbound } from "../../channel.ts";

/** The longest text of one message, in UTF-16 units; Telegram counts characters, of which there are never more. */
export const textAtMost = 4_096;
export const captionAtMost = 1_024;

/** Telegram's chats are numbers. */
export function toChatId(chat: string): string | number {
  const id = Number(chat);
  return Number.isSafeInteger(id) ? id : chat;
}

/** Parts of a text that fit into messages: cut at a line break, else after a sentence, else at a space, else anywhere between characters. */
export function splitText(text: string, atMost = textAtMost): readonly string[] {
  const parts: string[] = [];
  let rest = text.trim();
  while (rest.length > atMost) {
    const cut = findCut(rest, atMost);
    parts.push(rest.slice(0, cut).trimEnd());
    rest = rest.slice(cut).trimStart();
  }
  if (rest !== "") parts.push(rest);
  return parts;
}

const places = [/\n(?=[^\n]*$)/, /[。！？!?；;](?=[^。！？!?；;]*$)/, /\s(?=\S*$)/];

function findCut(text: string, atMost: number): number {
  const window = text.slice(0, atMost);
  for (const place of places) {
    const at = window.search(place);
    // Not for a few words at the beginning.
    if (at >= atMost / 4) return at + 1;
  }
  // Never through the middle of a character.
  return /[\uD800-\uDBFF]$/.test(window) ? atMost - 1 : atMost;
}

const valueBytesAtMost = 64;

/** Whether Telegram takes these buttons. */
export function areButtonsSendable(buttons: Outbound["buttons"]): boolean {
  return buttons.every(({ label, value }) => {
    const bytes = Buffer.byteLength(value);
    return label.trim() !== "" && bytes >= 1 && bytes <= valueBytesAtMost;
  });
}

/** One button a row, two or three when all of them are short; rows evenly filled. */
export function toKeyboard(buttons: Outbound["buttons"]): InlineKeyboardButton[][] {
  const widest = Math.max(0, ...buttons.map(({ label }) => widthOf(label)));
  const fitting = widest <= 8 ? 3 : widest <= 14 ? 2 : 1;
  const inRow = Math.ceil(buttons.length / Math.ceil(buttons.length / fitting));
  const rows: InlineKeyboardButton[][] = [];
  for (let index = 0; index < buttons.length; index += inRow) {
    rows.push(buttons.slice(index, index + inRow).map(({ label, value }) => ({ text: label, callback_data: value })));
  }
  return rows;
}

/** A Chinese character is as wide as two Latin letters. */
function widthOf(label: string): number {
  return [...label].reduce((width, character) => width + ((character.codePointAt(0) ?? 0) > 0x2e80 ? 2 : 1), 0);
}
