-- CreateTable
CREATE TABLE "complaint" (
    "request_id" INTEGER NOT NULL,
    "property_id" INTEGER NOT NULL,
    "kind" TEXT NOT NULL,
    "severity" TEXT NOT NULL,
    "stage" TEXT NOT NULL DEFAULT 'received',
    "anonymous" BOOLEAN NOT NULL DEFAULT false,
    "words" TEXT NOT NULL,
    "occasion" TEXT NOT NULL,
    "wanted" TEXT NOT NULL,
    "contact_name" TEXT NOT NULL,
    "contact_phone" TEXT NOT NULL,
    "unit_id" INTEGER,
    "about_words" TEXT NOT NULL,
    "about_role" TEXT,
    "about_staff_ids" INTEGER[] DEFAULT ARRAY[]::INTEGER[],
    "circle_ids" INTEGER[] DEFAULT ARRAY[]::INTEGER[],
    "receiver_id" INTEGER NOT NULL,
    "raised_count" INTEGER NOT NULL DEFAULT 1,
    "repeat_of_id" INTEGER,
    "justified" BOOLEAN,
    "our_fault" BOOLEAN,
    "role" TEXT,
    "inspection_id" INTEGER,
    "next_answer_at" TIMESTAMPTZ(3),
    "stage_due_at" TIMESTAMPTZ(3),
    "created_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "complaint_pkey" PRIMARY KEY ("request_id")
);

-- CreateTable
CREATE TABLE "complaint_letter" (
    "id" SERIAL NOT NULL,
    "request_id" INTEGER NOT NULL,
    "kind" TEXT NOT NULL,
    "status" TEXT NOT NULL,
    "text" TEXT NOT NULL,
    "apology" TEXT,
    "rule" TEXT,
    "until" TIMESTAMPTZ(3),
    "author_id" INTEGER NOT NULL,
    "decided_by_id" INTEGER,
    "decided_at" TIMESTAMPTZ(3),
    "remark" TEXT,
    "suits" BOOLEAN,
    "reply" TEXT,
    "created_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "complaint_letter_pkey" PRIMARY KEY ("id")
);

-- CreateIndex
CREATE UNIQUE INDEX "complaint_inspection_id_key" ON "complaint"("inspection_id");

-- CreateIndex
CREATE INDEX "complaint_property_id_created_at_idx" ON "complaint"("property_id", "created_at");

-- CreateIndex
CREATE INDEX "complaint_letter_request_id_idx" ON "complaint_letter"("request_id");

-- What the schema's language does not say.
ALTER TABLE "complaint" ADD CONSTRAINT "complaint_kind_known" CHECK ("kind" IN ('equipment', 'attitude', 'quality', 'incident', 'other')),
  ADD CONSTRAINT "complaint_severity_known" CHECK ("severity" IN ('minor', 'important', 'major')),
  ADD CONSTRAINT "complaint_stage_known" CHECK ("stage" IN ('received', 'explaining', 'proposing', 'approving', 'asking', 'carrying-out', 'done', 'closed', 'withdrawn')),
  -- Somebody waits for an answer, or something is to be done by a time, as long as it is open.
  ADD CONSTRAINT "complaint_has_a_next_moment" CHECK ("stage" IN ('closed', 'withdrawn') OR num_nonnulls("next_answer_at", "stage_due_at") > 0);
ALTER TABLE "complaint_letter" ADD CONSTRAINT "complaint_letter_kind_known" CHECK ("kind" IN ('answer', 'explanation', 'proposal')),
  ADD CONSTRAINT "complaint_letter_status_known" CHECK ("status" IN ('pending', 'sent', 'returned', 'withdrawn'));
-- One letter at a time waits for its approval.
CREATE UNIQUE INDEX "complaint_letter_one_pending" ON "complaint_letter" ("request_id") WHERE "status" = 'pending';
