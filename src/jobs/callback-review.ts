import { listReviewers } from "../domain/callback-review.ts";
import { reviewReply } from "../flows/review-callbacks.ts";
import { putReply } from "./put-reply.ts";
import { defineRegularJob } from "./regular.ts";

/** At the end of the day the heads are shown what residents said when they were called back, until they have read it (C3). */
export const callbackReview = defineRegularJob("callback-review", async (tx, property, { now, texts }) => {
  for (const { staff, unreviewed } of await listReviewers(tx, property.id))
    await putReply(tx, { personId: staff.personId, reply: reviewReply(unreviewed), now, texts });
});
