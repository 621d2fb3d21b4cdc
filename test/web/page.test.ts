import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";
import { existsSync } from "node:fs";
import { mkdtemp, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { createInterface } from "node:readline";
import { type Browser, type BrowserContextOptions, chromium, type Locator, type Page } from "playwright-core";
import { afterAll, afterEach, beforeAll, describe, expect, test } from "vitest";
import { programDir } from "../../src/config.ts";
import { database, type TestDatabase } from "../support/database.ts";
import { plain } from "../support/photos.ts";

const executablePath = process.env["CHROMIUM_PATH"] ?? "/usr/bin/chromium";
const missing = !existsSync(executablePath);
const required = process.env["REQUIRE_ALL"] === "1";
if (missing && !required) console.warn(`no Chromium at ${executablePath} (CHROMIUM_PATH): the pages are not tested`);

const flags = [
  "--headless",
  "--no-sandbox",
  "--disable-gpu",
  "--disable-background-networking",
  "--disable-component-update",
  "--disable-sync",
  "--no-first-run",
  "--disable-quic",
];
const patienceMs = 30_000;

test.runIf(missing && required)("Chromium is there, since REQUIRE_ALL=1", () => {
  expect.fail(`no Chromium at ${executablePath}; install it or set CHROMIUM_PATH`);
});

describe.skipIf(missing)("the pages", { timeout: 120_000 }, () => {
  let folder: string;
  let db: TestDatabase;
  let server: Server;
  let browser: Browser;
  const complaints: string[] = [];

  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), "guanjia-page-"));
    db = await database();
    // The test runs at any time of day.
    const policy = await readFile(join(programDir, "config", "policy.yaml"), "utf8");
    const awake = policy.replace(/^quiet:.*$/m, "quiet: []").replace(/"\d\d:\d\d\/\d\d:\d\d"/g, '"00:00/24:00"');
    await writeFile(join(folder, "policy.yaml"), awake);
    [server, browser] = await Promise.all([start(0), chromium.launch({ executablePath, args: flags })]);
  });

  afterEach(async () => {
    await Promise.all(browser.contexts().map((context) => context.close()));
    expect(complaints.splice(0)).toEqual([]);
  });

  afterAll(async () => {
    await browser?.close();
    await server?.kill();
    await db?.drop();
    if (folder) await rm(folder, { recursive: true, force: true });
  });

  async function start(port: number): Promise<Server> {
    const env = {
      ...process.env,
      DATABASE_URL: db.url,
      DATA_DIR: folder,
      DEMO: "on",
      POLICY_FILE: join(folder, "policy.yaml"),
      PORT: String(port),
      HOST: "127.0.0.1",
      LOG_LEVEL: "warn",
      REDIS_URL: "",
    };
    const child = spawn(process.execPath, [join(programDir, "dist", "main.js")], {
      env,
      stdio: ["ignore", "pipe", "inherit"],
    });
    return serving(child);
  }

  async function open(path: string, options: BrowserContextOptions = {}): Promise<Page> {
    const context = await browser.newContext({ viewport: { width: 1280, height: 800 }, locale: "zh-CN", ...options });
    context.setDefaultTimeout(patienceMs);
    const page = await context.newPage();
    page.on("pageerror", ({ message }) => complaints.push(message));
    page.on("console", (message) => {
      // Content-Security-Policy violations come this way.
      if (/Content.Security/i.test(message.text())) complaints.push(message.text());
    });
    await page.goto(server.url + path);
    return page;
  }

  test("a staff phone that nobody has used yet goes to whoever is called", async () => {
    const page = await open("/");
    const staff = page.locator("#staff");
    await staff.getByText("在线").waitFor();
    const before = await staff.locator("option:checked").textContent();
    await report(page.locator("#resident"), "大门门锁坏了，关不上");
    await button(staff, "接单").waitFor();
    expect(await staff.locator("option:checked").textContent()).not.toBe(before);
  });

  test("a repair goes from the first words to the sign-off on two phones, live, and a reload keeps it", async () => {
    const page = await open("/");
    const resident = page.locator("#resident");
    const staff = page.locator("#staff");
    await report(resident, "厨房水管漏水了");

    await button(staff, "接单").click();
    await resident.getByText(/已由.+接单/).waitFor();
    await button(staff, "完成").click();
    await staff.getByRole("button", { name: "更换水龙头阀芯，试水正常" }).click();

    await resident.getByText("更换水龙头阀芯，试水正常").waitFor();
    await button(resident, "修好了").click();
    await resident.getByText("谢谢您的确认").waitFor();
    await staff.getByText("住户已确认修好").waitFor();
    expect(await resident.locator(".sending, .failed").count()).toBe(0);

    const said = await bubbles(page);
    await page.reload();
    await expect.poll(() => bubbles(page), { timeout: patienceMs }).toEqual(said);
    expect(said.filter((text) => text === "我：厨房水管漏水了")).toHaveLength(1);
  });

  test("a photo sent with a report shows on both phones, and a reload keeps it", async () => {
    const page = await open("/");
    const [resident, staff] = [page.locator("#resident"), page.locator("#staff")];
    await report(resident, "客厅的灯不亮了", await plain(640, 480).png().toBuffer());
    await button(staff, "接单").waitFor();

    const arrived = async () => {
      const mine = resident.locator(".me .bubble", { hasText: "客厅的灯不亮了" });
      const offer = staff.locator(".bot .bubble", { hasText: "客厅的灯不亮了" });
      for (const said of [mine, offer]) {
        await expect.poll(() => pictured(said), { timeout: patienceMs }).toBe(1);
        const shown = await said.getByAltText("照片").boundingBox();
        expect(Math.max(shown?.width ?? 0, shown?.height ?? 0)).toBeLessThanOrEqual(200);
      }
      expect(await page.locator(".sending, .failed").count()).toBe(0);
    };
    await arrived();
    const link = resident.locator(".files a");
    expect(await link.getAttribute("rel")).toBe("noopener");
    const [whole] = await Promise.all([page.waitForEvent("popup"), link.click()]);
    await whole.waitForLoadState();
    expect(await whole.evaluate("document.images[0]?.naturalWidth")).toBe(640);
    await whole.close();
    await page.reload();
    await arrived();
  });

  test("a pasted photo that does not get through says so, and is sent at a tap", async () => {
    const page = await open("/chat");
    await page.getByText("在线").waitFor();
    let broken = true;
    await page.route("**/chat/files", (route) => (broken ? route.abort("internetdisconnected") : route.fallback()));
    const photo = (await plain().png().toBuffer()).toString("base64");
    await page.evaluate(`{
      const bytes = Uint8Array.from(atob("${photo}"), (letter) => letter.charCodeAt(0));
      const clipboardData = new DataTransfer();
      clipboardData.items.add(new File([bytes], "photo.png", { type: "image/png" }));
      document.querySelector("textarea").dispatchEvent(new ClipboardEvent("paste", { clipboardData, bubbles: true }));
    }`);
    const retry = page.getByRole("button", { name: "未发送，点此重试" });
    await retry.waitFor();
    expect(await bubbles(page)).toEqual(["我：1 张照片"]);
    broken = false;
    await retry.click();
    await expect.poll(() => pictured(page.locator(".me .bubble")), { timeout: patienceMs }).toBe(1);
    expect(await page.locator(".me").count()).toBe(1);
    expect(await page.locator(".sending, .failed").count()).toBe(0);
  });

  test("a photo that the server does not take shows the server's reason", async () => {
    const page = await open("/chat");
    await page.getByText("在线").waitFor();
    await choosePhoto(page, Buffer.from("no photo at all"));
    await page.locator(".failed").getByText("目前可以收照片").waitFor();
    await page.getByRole("button", { name: "未发送，点此重试" }).waitFor();
  });

  test("whoever gets an order while somebody else is looked at is named, and one tap opens it", async () => {
    const page = await open("/");
    const staff = page.locator("#staff");
    await staff.getByText("在线").waitFor();
    const manager = await staff.locator("option", { hasText: "经理" }).first().getAttribute("value");
    await staff.getByRole("combobox").selectOption(manager);
    await page.locator("#resident").getByRole("combobox").selectOption({ index: 2 });
    await report(page.locator("#resident"), "卫生间水龙头滴水");

    const news = staff.getByRole("button", { name: "有新消息" }).first();
    await news.waitFor();
    const [name = ""] = ((await news.textContent()) ?? "").split(" ");
    await staff.getByRole("button", { name: `${name} 有新消息` }).click();
    await button(staff, "接单").waitFor();
    expect(await staff.locator("option:checked").textContent()).toContain(name);
  });

  test("a narrow screen shows one phone at a time and never scrolls sideways", async () => {
    const page = await open("/", { viewport: { width: 360, height: 740 }, hasTouch: true, isMobile: true });
    const [resident, staff] = [page.locator("#resident"), page.locator("#staff")];
    await say(resident, `${"a".repeat(300)} https://example.cn/${"b".repeat(200)}`);
    await resident.locator(".bot .bubble").waitFor();
    expect(await overflowing(page)).toEqual([]);
    expect(await staff.isVisible()).toBe(false);
    await page.getByRole("tab", { name: "员工" }).click();
    await staff.getByText("在线").waitFor();
    expect(await resident.isVisible()).toBe(false);
    expect(await overflowing(page)).toEqual([]);
    const fits = await page.locator("#staff textarea").boundingBox();
    expect((fits?.y ?? 0) + (fits?.height ?? 0)).toBeLessThanOrEqual(740);
  });

  test("a message that looks like HTML is text", async () => {
    const page = await open("/chat");
    const words = `<img src=x onerror="document.title='hacked'"><b>粗</b>&amp;<script>1</script>`;
    await say(page, words);
    await page.locator(".bot .bubble").waitFor();
    expect((await bubbles(page))[0]).toBe(`我：${words}`);
    await page.reload();
    await page.locator(".bot .bubble").waitFor();
    expect((await bubbles(page))[0]).toBe(`我：${words}`);
    expect(await page.locator(".log").locator("img, b, script").count()).toBe(0);
    expect(await page.title()).toBe("管家");
  });

  test("what could not be sent says so, outlives a reload, and is sent under the same id", async () => {
    const page = await open("/chat");
    await page.getByText("在线").waitFor();
    const ids: string[] = [];
    let broken = true;
    await page.route("**/chat/messages", async (route) => {
      if (route.request().method() !== "POST") return route.fallback();
      ids.push(route.request().postDataJSON().id);
      return broken ? route.abort("internetdisconnected") : route.fallback();
    });
    await say(page, "你好");
    await page.getByRole("button", { name: "未发送，点此重试" }).waitFor();
    await page.reload();
    const retry = page.getByRole("button", { name: "未发送，点此重试" });
    await retry.waitFor();
    broken = false;
    await retry.click();
    await page.locator(".bot .bubble").waitFor();
    expect(ids).toHaveLength(2);
    expect(new Set(ids).size).toBe(1);
    expect(await page.locator(".me .bubble").allTextContents()).toEqual(["我：你好"]);
    expect(await page.locator(".failed, .sending").count()).toBe(0);
  });

  test("when only the answer to a message is lost, the log puts it right", async () => {
    const page = await open("/chat");
    await page.getByText("在线").waitFor();
    await page.route("**/chat/messages", async (route) => {
      if (route.request().method() !== "POST") return route.fallback();
      await route.fetch();
      await route.abort("connectionreset");
    });
    await say(page, "你好");
    await page.locator(".bot .bubble").waitFor();
    await expect.poll(() => page.locator(".failed, .sending").count(), { timeout: patienceMs }).toBe(0);
    expect(await page.locator(".me .bubble").allTextContents()).toEqual(["我：你好"]);
  });

  test("Enter sends, Shift+Enter begins a line, Enter inside an input method does neither", async () => {
    const page = await open("/chat");
    const field = page.getByRole("textbox");
    await field.focus();
    const keyboard = await page.context().newCDPSession(page);
    await keyboard.send("Input.imeSetComposition", { text: "第一行", selectionStart: 3, selectionEnd: 3 });
    await keyboard.send("Input.dispatchKeyEvent", { type: "rawKeyDown", key: "Enter", windowsVirtualKeyCode: 13 });
    // Safari's way: no composition any more, and the key of the input method.
    await keyboard.send("Input.insertText", { text: "第一行" });
    await keyboard.send("Input.dispatchKeyEvent", { type: "rawKeyDown", key: "Enter", windowsVirtualKeyCode: 229 });
    expect(await field.inputValue()).toBe("第一行");
    expect(await page.locator(".me").count()).toBe(0);
    await field.press("Shift+Enter");
    await field.pressSequentially("第二行");
    await field.press("Enter");
    expect(await page.locator(".me .bubble").allTextContents()).toEqual(["我：第一行\n第二行"]);
    expect(await field.inputValue()).toBe("");
  });

  test("the input field grows to five lines, and takes a thousand characters", async () => {
    const page = await open("/chat");
    const field = page.getByRole("textbox");
    const heightOf = async (text: string) => {
      await field.fill(text);
      return (await field.boundingBox())?.height ?? 0;
    };
    const heights = [await heightOf("1"), await heightOf("1\n2\n3"), await heightOf("1\n2\n3\n4\n5")];
    expect(heights).toEqual([...heights].sort((a, b) => a - b));
    expect(new Set(heights).size).toBe(3);
    expect(await heightOf("1\n".repeat(30))).toBe(heights[2]);
    await field.fill("");
    await page.keyboard.insertText("字".repeat(1_005));
    expect(await field.inputValue()).toHaveLength(1_000);
  });

  test("when the server goes away the page says so, and goes on where it was", async () => {
    const page = await open("/chat");
    await say(page, "你好");
    await page.locator(".bot .bubble").waitFor();
    const port = Number(new URL(server.url).port);
    await server.kill();
    await page.getByText("正在重新连接…").waitFor();
    server = await start(port);
    await page.getByText("在线").waitFor();
    await say(page, "在吗");
    await expect.poll(() => page.locator(".bot .bubble").count(), { timeout: patienceMs }).toBe(2);
    expect(await page.locator(".me .bubble").allTextContents()).toEqual(["我：你好", "我：在吗"]);
  });
});

/** The program in a process of its own. */
interface Server {
  readonly url: string;
  kill(): Promise<void>;
}

async function serving(child: ChildProcess): Promise<Server> {
  const { stdout } = child;
  if (!stdout) throw new Error("the program has no output");
  const ended = once(child, "exit");
  const url = await new Promise<string>((resolve, reject) => {
    createInterface({ input: stdout }).on("line", (line) => {
      const [found] = /http:\/\/localhost:\d+/.exec(line) ?? [];
      if (found) resolve(found);
    });
    void ended.then(([code]) => reject(new Error(`the program ended with ${code} before it was ready`)));
  });
  return {
    url,
    async kill() {
      child.kill("SIGKILL");
      await ended;
    },
  };
}

/** The button with this label under a message that has not been answered yet. */
function button(phone: Locator, label: string): Locator {
  return phone.locator(".entry:not(.spent) .choices").getByRole("button", { name: label, exact: true });
}

async function say(phone: Locator | Page, words: string): Promise<void> {
  const field = phone.getByRole("textbox");
  await field.fill(words);
  await field.press("Enter");
}

/** Sends a photo together with what stands in the input field. */
async function choosePhoto(phone: Locator | Page, buffer: Buffer): Promise<void> {
  await phone.locator("input[type=file]").setInputFiles({ name: "photo.png", mimeType: "image/png", buffer });
}

/** How many photos can be seen in a bubble. */
function pictured(bubble: Locator): Promise<number> {
  return bubble
    .getByAltText("照片")
    .evaluateAll(
      (images) => images.filter((image) => "naturalWidth" in image && Number(image.naturalWidth) > 0).length,
    );
}

/** A resident says what is broken, maybe with a photo, and takes the first of every choice until it is registered. */
async function report(phone: Locator, words: string, photo?: Buffer): Promise<void> {
  await phone.getByText("在线").waitFor();
  if (photo) {
    await phone.getByRole("textbox").fill(words);
    await choosePhoto(phone, photo);
  } else await say(phone, words);
  const registered = phone.getByText("已为您登记");
  const choice = phone.locator(".entry:not(.spent) .choices button").first();
  for (;;) {
    await registered.or(choice).first().waitFor();
    if (await registered.isVisible()) return;
    await choice.click();
  }
}

function bubbles(page: Page): Promise<string[]> {
  return page.locator(".bubble").allTextContents();
}

/** Elements that stick out of the screen sideways. */
function overflowing(page: Page): Promise<string[]> {
  return page.evaluate(`{
    const width = document.documentElement.clientWidth;
    const sticksOut = (element) => {
      const box = element.getBoundingClientRect();
      return box.width > 1 && (box.left < -0.5 || box.right > width + 0.5);
    };
    const out = [...document.querySelectorAll("body *")].filter(sticksOut).map((element) => element.outerHTML.slice(0, 80));
    document.documentElement.scrollWidth > width ? [...out, "the page"] : out;
  }`);
}
