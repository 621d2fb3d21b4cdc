import fc from "fast-check";

const odd = fc.oneof(fc.jsonValue(), fc.constant(undefined), fc.string({ unit: "binary" }), fc.integer());
/** Mostly as Telegram has it, sometimes anything at all. */
const usually = <T>(value: fc.Arbitrary<T>) => fc.oneof({ arbitrary: value, weight: 6 }, { arbitrary: odd, weight: 1 });
const record = (shape: Record<string, fc.Arbitrary<unknown>>) => fc.record(shape, { requiredKeys: [] });

const text = fc.oneof(fc.string({ unit: "binary", maxLength: 200 }), fc.string({ minLength: 4_000, maxLength: 5_000 }));
const user = record({
  id: usually(fc.integer({ min: 1, max: 2 ** 52 })),
  is_bot: usually(fc.boolean()),
  language_code: usually(fc.constantFrom("zh-hans", "en", "", "x".repeat(40))),
});
const chat = record({
  id: usually(fc.integer({ min: -(2 ** 52), max: 2 ** 52 })),
  type: usually(fc.constantFrom("private", "group", "supergroup", "channel")),
});
const file = record({
  file_id: usually(fc.string({ maxLength: 40 })),
  file_size: usually(fc.integer({ min: -1, max: 2 ** 31 })),
  mime_type: usually(fc.constantFrom("image/png", "audio/ogg", "")),
  width: usually(fc.integer()),
  height: usually(fc.integer()),
});
const marks = fc.array(
  record({
    type: usually(fc.constantFrom("mention", "bot_command", "text_mention", "bold")),
    offset: usually(fc.integer({ min: -2, max: 300 })),
    length: usually(fc.integer({ min: -2, max: 300 })),
    user: usually(user),
  }),
  { maxLength: 3 },
);

const message = record({
  message_id: usually(fc.integer({ min: 1, max: 2 ** 31 })),
  date: usually(fc.integer({ min: 0, max: 2 ** 31 })),
  from: usually(user),
  chat: usually(chat),
  text: usually(text),
  caption: usually(text),
  entities: usually(marks),
  caption_entities: usually(marks),
  photo: usually(fc.array(file, { maxLength: 3 })),
  document: usually(file),
  voice: usually(file),
  contact: usually(record({ phone_number: usually(fc.string({ maxLength: 30 })) })),
  location: usually(record({})),
  media_group_id: usually(fc.constantFrom("1", "13", "")),
  reply_to_message: usually(record({ from: usually(user), forum_topic_created: odd })),
});

const press = record({
  id: usually(fc.string({ minLength: 1, maxLength: 20 })),
  from: usually(user),
  message: usually(message),
  data: usually(fc.string({ unit: "binary", maxLength: 80 })),
});

/** Updates of every shape that Telegram, a modified client or a broken proxy may hand over. */
export const anyUpdate = fc.oneof(
  { arbitrary: record({ message: usually(message) }), weight: 6 },
  { arbitrary: record({ callback_query: usually(press) }), weight: 4 },
  {
    arbitrary: record({ message: usually(message), callback_query: usually(press), edited_message: usually(message) }),
    weight: 1,
  },
  { arbitrary: odd, weight: 1 },
);
