import { z } from "zod";
import { type Reply, say } from "../conversation/flow.ts";
import { isKeptAway } from "../domain/isolation.ts";
import { type RequestNotice, requestNotices } from "../domain/request-notice.ts";
import { text } from "../text.ts";
import { defineJob } from "./job.ts";
import { putReply } from "./put-reply.ts";

const detailSchema = z.object({
  words: z.string().default(""),
  remark: z.string().default(""),
  fileIds: z.array(z.string()).default([]),
});
type Detail = z.infer<typeof detailSchema>;

/** Tells somebody about a request as a whole: that its resident waits, what they add, what they think, what was answered. */
export const tellRequestJob = defineJob({
  name: "tell-request",
  payload: z.object({
    personId: z.int(),
    notice: z.enum(requestNotices),
    requestId: z.int(),
    lineId: z.string().optional(),
  }),
  async run(tx, { personId, notice, requestId, lineId }, { now, texts }) {
    const request = await tx.request.findUnique({ where: { id: requestId } });
    const staff = await tx.staff.findUnique({ where: { personId } });
    if (!request || (staff && (await isKeptAway(tx, requestId, staff.id)))) return;
    const line =
      lineId === undefined ? null : await tx.timeline.findFirst({ where: { id: BigInt(lineId), requestId } });
    const parsed = detailSchema.safeParse(line?.detail ?? {});
    const detail = parsed.success ? parsed.data : { words: "", remark: "", fileIds: [] };
    const reply = words[notice](request, detail);
    if (reply) await putReply(tx, { personId, reply, files: detail.fileIds, requestId, now, texts });
  },
});

interface Request {
  readonly number: string;
  readonly content: string;
  readonly status: string;
  readonly urgedCount: number;
}

/** The words of each notice; nothing when its moment has passed. */
const words: Readonly<Record<RequestNotice, (request: Request, detail: Detail) => Reply | undefined>> = {
  urged: ({ number, content, status, urgedCount }) =>
    status === "open" ? say(text("request-staff-urged", { number, content, count: urgedCount })) : undefined,
  added: ({ number }, { words: said }) =>
    said === ""
      ? say(text("request-staff-added-photos", { number }))
      : say(text("request-staff-added", { number, words: said })),
  praised: ({ number }, { words: said }) => say(text("request-staff-praised", { number, words: said })),
  "remark-answered": ({ number }, { remark }) => say(text("notice-remark-answered", { number, answer: remark })),
  "phone-changed": ({ number }) => say(text("notice-phone-changed", { number })),
};
