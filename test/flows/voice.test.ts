import { afterEach, expect, test } from "vitest";
import { type House, house, type Party } from "../support/house.ts";
import { store, type TestStore } from "../support/photos.ts";

let bot: House;
let kept: TestStore;
let resident: Party;
let plumber: Party;
let sent = 0;

async function open(transcribe?: (fileId: string) => Promise<string | undefined>): Promise<void> {
  bot = await house(transcribe ? { transcribe } : {});
  kept = await store(bot.db, { now: () => bot.clock.now });
  resident = await bot.resident("张伟");
  plumber = await bot.staff("李师傅", "engineer");
  await bot.staff("陈主管", "supervisor");
}
afterEach(async () => {
  await kept.remove();
  await bot.close();
});

// A page of Ogg that begins a stream of Opus.
const opus = Buffer.concat([Buffer.from("OggS"), Buffer.alloc(24), Buffer.from("OpusHead"), Buffer.alloc(40)]);
const silk = Buffer.concat([Buffer.from([2]), Buffer.from("#!SILK_V3"), Buffer.alloc(40, 7)]);

const save = (content: Buffer) => kept.files.save(content, { channel: bot.channel.name, account: resident.chat });

async function send(file: string, id = `voice-${++sent}`): Promise<void> {
  const { chat } = resident;
  await bot.channel.receive({ channel: bot.channel.name, account: chat, chat, id, text: "", files: [file] });
  await bot.sender.settle();
}

async function speak(content = opus, id?: string): Promise<string> {
  const file = await save(content);
  await send(file, id);
  return file;
}

async function answerTheRest(): Promise<void> {
  for (const label of ["随时都在", "不同意", "没有", "确认提交"]) await bot.press(resident, label);
  await bot.runDue();
}

test("where nothing turns voice into words it is kept, and the person is asked kindly to type; staff hear it with the offer", async () => {
  await open();
  const file = await speak(silk);
  expect(bot.last(resident)).toContain("语音收到了");
  await bot.say(resident, "厨房水管漏水了");
  await answerTheRest();
  expect(bot.heard(plumber).at(-1)?.files).toEqual([file]);
  expect(await bot.db.prisma.file.findUniqueOrThrow({ where: { id: file } })).toMatchObject({ mime: "audio/silk" });
});

test("words that were understood are what the person said, shown back in quotes", async () => {
  await open(async () => "厨房水管漏水了");
  const file = await speak();
  expect(bot.last(resident)).toContain("我听到您说：“厨房水管漏水了”");
  expect(bot.last(resident)).toContain("什么时候方便在家");
  await answerTheRest();
  expect(bot.heard(plumber).at(-1)?.files).toEqual([file]);
  expect(bot.last(plumber)).toContain("厨房水管漏水了");
});

test("a voice message nobody understands is asked about like one without a service", async () => {
  await open(async () => undefined);
  await speak();
  expect(bot.last(resident)).toContain("语音收到了");
});

test("what is said meanwhile in the same chat waits its turn, and other chats do not", async () => {
  let tell: (words: string) => void = () => {};
  let listening = false;
  await open(
    () =>
      new Promise((resolve) => {
        listening = true;
        tell = resolve;
      }),
  );
  const neighbour = await bot.resident("王芳", ["5栋1201"]);
  const speaking = send(await save(opus));
  await bot.say(neighbour, "你好");
  expect(bot.last(neighbour)).toContain("我是管家");
  const typed = bot.say(resident, "随时都在");
  await bot.say(neighbour, "进度");
  expect(bot.heard(resident)).toHaveLength(0);
  await expect.poll(() => listening).toBe(true);
  tell("厨房水管漏水了");
  await Promise.all([speaking, typed]);
  expect(bot.heard(resident)[0]?.text).toContain("我听到您说");
  expect(bot.last(resident)).toContain("备用钥匙");
});

test("delivered twice it is transcribed and answered once", async () => {
  let asked = 0;
  await open(async () => {
    asked++;
    return "厨房水管漏水了";
  });
  await speak(opus, "same");
  const answers = bot.heard(resident).length;
  await speak(opus, "same");
  expect(bot.heard(resident)).toHaveLength(answers);
  expect(asked).toBe(1);
});
