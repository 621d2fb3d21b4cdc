import { z } from "zod";
import { type Choice, defineFlow, say } from "../conversation/flow.ts";
import { listMyOrders } from "../domain/overview.ts";
import { listPrices, type PriceItem } from "../domain/price.ts";
import { draftQuote, sendQuote, withdrawQuote } from "../domain/quote.ts";
import { text } from "../text.ts";
import { readPrices } from "../understanding/price-lines.ts";
import { money } from "./bill-words.ts";
import { quoteLines } from "./quote-words.ts";
import { idInButton, isStaff, nothingToDo, type OrderSeed, orderAnswer, orderSeed, whichOrder } from "./which-order.ts";

const quantity = z.int().min(1).max(999);
const worksSchema = z.array(z.object({ priceItemId: z.int(), quantity })).max(20);
const extrasSchema = z
  .array(z.object({ name: z.string().min(1).max(40), quantity, priceCents: z.int().min(1).max(10_000_000) }))
  .max(20);

interface QuoteFacts {
  readonly items: readonly PriceItem[];
}

/** The worker names work and materials; the total is read back to him before anybody else sees it (R5). */
export const quote = defineFlow({
  name: "quote",
  for: isStaff,
  words: "flow-quote",
  uninterrupted: true,
  button: { verb: "quote", seed: orderSeed },
  seed: {} as OrderSeed,
  facts: async (db, who) => ({
    orders: (await listMyOrders(db, who.personId)).filter(({ kind, request }) => kind === "repair" && request.unitId),
    items: who.property ? await listPrices(db, who.property.id) : [],
  }),
  stop: nothingToDo("no-orders-of-mine"),
  answers: { workOrderId: orderAnswer, works: worksSchema, extras: extrasSchema },
  steps: {
    workOrderId: whichOrder,
    works: {
      when: ({ facts }) => facts.items.length > 0,
      ask: () => text("quote-ask-works"),
      choices: ({ facts }) => [
        ...facts.items.map(
          (item): Choice<z.infer<typeof worksSchema>> => ({
            key: `p${item.id}`,
            value: [{ priceItemId: item.id, quantity: 1 }],
            label: text("quote-item", { name: item.name, price: money(item.labourCents), unit: item.unit }),
          }),
        ),
        { key: "unlisted", value: [], label: text("quote-unlisted") },
      ],
      read: (words, { facts }) => readWorks(words, facts),
      unclear: text("quote-unclear-works"),
    },
    extras: {
      ask: ({ answers }) => text(isListed(answers) ? "quote-ask-materials" : "quote-ask-parts"),
      choices: ({ answers }) =>
        isListed(answers) ? [{ key: "none", value: [], label: text("quote-no-materials") }] : [],
      read: (words) => readPrices(words),
      valid: (extras, { answers }) => extras.length > 0 || isListed(answers),
      unclear: text("quote-unclear-extras"),
    },
  },
  async finish(tx, { answers, who, now, policies }) {
    const { workOrderId, works = [], extras } = answers;
    const offered = { works, extras };
    const drafted = await draftQuote(tx, { workOrderId, personId: who.personId, offered, now, policies });
    const { id, version, totalCents } = drafted;
    return [
      say(text("quote-draft", { version, lines: quoteLines(drafted), total: money(totalCents) }), [
        { label: text("button-send-quote"), value: `send-quote:${id}` },
        { label: text("button-quote-again"), value: `quote:${workOrderId}` },
      ]),
    ];
  },
});

function isListed({ works }: { works?: readonly unknown[] | undefined }): boolean {
  return works !== undefined && works.length > 0;
}

/** Several listed works in words: 换水龙头 x2，疏通马桶. All parts must be on the list. */
function readWorks(words: string, { items }: QuoteFacts): z.infer<typeof worksSchema> | undefined {
  const parts = words
    .normalize("NFKC")
    .split(/[,;、\n]/)
    .filter((part) => part.trim() !== "");
  const longestFirst = [...items].sort((a, b) => b.name.length - a.name.length);
  const works = parts.map((part) => {
    const said = part.trim().toLowerCase();
    const item = longestFirst.find(({ name, code }) => {
      const [first = ""] = said.split(/[\sx×*]/);
      return said.includes(name.normalize("NFKC").toLowerCase()) || first === code.toLowerCase();
    });
    const count = /(?:[x×*]\s*|\s)(\d{1,3})\D{0,2}$/.exec(said)?.[1];
    return item && { priceItemId: item.id, quantity: count === undefined ? 1 : Number(count) };
  });
  return works.length > 0 && works.every((work) => work !== undefined) ? works : undefined;
}

const quoteSeed = (args: readonly string[]) => {
  const id = idInButton.safeParse(args[0]);
  return id.success ? { quoteId: id.data } : undefined;
};

/** The draft goes to the resident. */
export const sendQuoteFlow = defineFlow({
  name: "send-quote",
  for: isStaff,
  button: { verb: "send-quote", seed: quoteSeed },
  seed: { quoteId: 0 },
  answers: {},
  steps: {},
  async finish(tx, { seed: { quoteId }, who: { personId }, now, policies }) {
    const { version } = await sendQuote(tx, { quoteId, personId, now, policies });
    return [
      say(text("quote-sent-noted", { version }), [
        { label: text("button-withdraw-quote"), value: `withdraw-quote:${quoteId}` },
      ]),
    ];
  },
});

/** The worker takes it back before there is an answer. */
export const withdrawQuoteFlow = defineFlow({
  name: "withdraw-quote",
  for: isStaff,
  button: { verb: "withdraw-quote", seed: quoteSeed },
  seed: { quoteId: 0 },
  answers: {},
  steps: {},
  async finish(tx, { seed: { quoteId }, who: { personId }, now, policies }) {
    const { request } = await withdrawQuote(tx, { quoteId, personId, now, policies });
    return [say(text("quote-withdrawn-noted", { number: request.number }))];
  },
});
