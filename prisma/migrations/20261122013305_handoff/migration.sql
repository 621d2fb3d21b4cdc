-- AlterTable
ALTER TABLE "request" ADD COLUMN     "urge_told_at" TIMESTAMPTZ(3),
ADD COLUMN     "urged_count" INTEGER NOT NULL DEFAULT 0;

-- CreateTable
CREATE TABLE "handoff" (
    "id" SERIAL NOT NULL,
    "property_id" INTEGER NOT NULL,
    "request_id" INTEGER NOT NULL,
    "work_order_id" INTEGER NOT NULL,
    "person_id" INTEGER NOT NULL,
    "conversation_id" INTEGER NOT NULL,
    "status" TEXT NOT NULL,
    "staff_id" INTEGER,
    "staff_conversation_id" INTEGER,
    "speaking" BOOLEAN NOT NULL DEFAULT false,
    "created_at" TIMESTAMPTZ(3) NOT NULL,
    "taken_at" TIMESTAMPTZ(3),
    "spoke_at" TIMESTAMPTZ(3) NOT NULL,
    "ended_at" TIMESTAMPTZ(3),
    "ended_by" TEXT,

    CONSTRAINT "handoff_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "handoff_line" (
    "id" BIGSERIAL NOT NULL,
    "handoff_id" INTEGER NOT NULL,
    "from" TEXT NOT NULL,
    "person_id" INTEGER NOT NULL,
    "words" TEXT NOT NULL,
    "files" TEXT[] DEFAULT ARRAY[]::TEXT[],
    "at" TIMESTAMPTZ(3) NOT NULL,
    "passed_at" TIMESTAMPTZ(3),

    CONSTRAINT "handoff_line_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "archive_lookup" (
    "id" BIGSERIAL NOT NULL,
    "property_id" INTEGER NOT NULL,
    "staff_id" INTEGER NOT NULL,
    "person_id" INTEGER NOT NULL,
    "unit_id" INTEGER,
    "purpose" TEXT NOT NULL,
    "at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "archive_lookup_pkey" PRIMARY KEY ("id")
);

-- CreateIndex
CREATE UNIQUE INDEX "handoff_work_order_id_key" ON "handoff"("work_order_id");

-- CreateIndex
CREATE INDEX "handoff_line_handoff_id_id_idx" ON "handoff_line"("handoff_id", "id");

-- CreateIndex
CREATE INDEX "archive_lookup_person_id_at_idx" ON "archive_lookup"("person_id", "at");

-- CreateIndex
CREATE INDEX "archive_lookup_staff_id_at_idx" ON "archive_lookup"("staff_id", "at");

-- AddForeignKey
ALTER TABLE "handoff_line" ADD CONSTRAINT "handoff_line_handoff_id_fkey" FOREIGN KEY ("handoff_id") REFERENCES "handoff"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

ALTER TABLE "handoff" ADD CONSTRAINT "handoff_status_known" CHECK ("status" IN ('waiting', 'talking', 'ended')),
  ADD CONSTRAINT "handoff_ended_by_known" CHECK ("ended_by" IN ('staff', 'resident', 'silence', 'nobody', 'after-hours')),
  ADD CONSTRAINT "handoff_ended_says_how" CHECK (("status" = 'ended') = ("ended_by" IS NOT NULL) AND ("status" = 'ended') = ("ended_at" IS NOT NULL)),
  ADD CONSTRAINT "handoff_taken_by_somebody" CHECK ("status" <> 'talking' OR num_nulls("staff_id", "staff_conversation_id", "taken_at") = 0),
  ADD CONSTRAINT "handoff_speaks_while_it_lasts" CHECK (NOT "speaking" OR "status" = 'talking');
-- A resident's chat is in one pair of hands, and what staff write goes to one resident; read in every turn.
CREATE UNIQUE INDEX "handoff_one_live" ON "handoff" ("conversation_id") WHERE "status" <> 'ended';
CREATE UNIQUE INDEX "handoff_one_spoken_to" ON "handoff" ("staff_conversation_id") WHERE "speaking";
ALTER TABLE "handoff_line" ADD CONSTRAINT "handoff_line_from_known" CHECK ("from" IN ('resident', 'staff'));

CREATE TRIGGER "archive_lookup_append_only" BEFORE UPDATE OR DELETE ON "archive_lookup" FOR EACH ROW EXECUTE FUNCTION "timeline_is_append_only"();
CREATE TRIGGER "archive_lookup_never_emptied" BEFORE TRUNCATE ON "archive_lookup" FOR EACH STATEMENT EXECUTE FUNCTION "timeline_is_append_only"();

-- A resident's own data put right or taken out.
ALTER TABLE "work_order" DROP CONSTRAINT "work_order_kind_known",
  ADD CONSTRAINT "work_order_kind_known" CHECK ("kind" IN ('repair', 'sign-off-call', 'talk-call', 'undelivered', 're-inspection', 'signature', 'callback-call',
    'emergency', 'incident-report', 'complaint', 'complaint-approval', 'answer', 'answer-approval', 'payment-check', 'bill-dispute', 'fee-visit', 'remark',
    'data-change', 'data-removal'));
