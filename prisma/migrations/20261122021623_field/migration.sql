-- AlterTable
ALTER TABLE "request" ADD COLUMN     "available_from" TIMESTAMPTZ(3),
ADD COLUMN     "available_to" TIMESTAMPTZ(3),
ADD COLUMN     "away_count" INTEGER NOT NULL DEFAULT 0,
ADD COLUMN     "repeat_count" INTEGER NOT NULL DEFAULT 1;

-- AlterTable
ALTER TABLE "work_order" ADD COLUMN     "amount_cents" INTEGER;

-- CreateTable
CREATE TABLE "price_item" (
    "id" SERIAL NOT NULL,
    "property_id" INTEGER NOT NULL,
    "code" TEXT NOT NULL,
    "name" TEXT NOT NULL,
    "group_name" TEXT NOT NULL,
    "unit" TEXT NOT NULL,
    "labour_cents" INTEGER NOT NULL,

    CONSTRAINT "price_item_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "quote" (
    "id" SERIAL NOT NULL,
    "property_id" INTEGER NOT NULL,
    "request_id" INTEGER NOT NULL,
    "work_order_id" INTEGER NOT NULL,
    "version" INTEGER NOT NULL,
    "status" TEXT NOT NULL,
    "total_cents" INTEGER NOT NULL,
    "made_by_id" INTEGER NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL,
    "sent_at" TIMESTAMPTZ(3),
    "expires_at" TIMESTAMPTZ(3),
    "answered_by_id" INTEGER,
    "answered_at" TIMESTAMPTZ(3),
    "reason" TEXT,
    "payment" TEXT,
    "level" INTEGER NOT NULL DEFAULT 0,

    CONSTRAINT "quote_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "quote_line" (
    "quote_id" INTEGER NOT NULL,
    "position" INTEGER NOT NULL,
    "kind" TEXT NOT NULL,
    "price_item_id" INTEGER,
    "name" TEXT NOT NULL,
    "quantity" INTEGER NOT NULL,
    "price_cents" INTEGER NOT NULL,
    "fee_cents" INTEGER NOT NULL,
    "amount_cents" INTEGER NOT NULL,

    CONSTRAINT "quote_line_pkey" PRIMARY KEY ("quote_id","position")
);

-- CreateTable
CREATE TABLE "appointment" (
    "id" SERIAL NOT NULL,
    "property_id" INTEGER NOT NULL,
    "work_order_id" INTEGER NOT NULL,
    "starts_at" TIMESTAMPTZ(3) NOT NULL,
    "ends_at" TIMESTAMPTZ(3) NOT NULL,
    "status" TEXT NOT NULL,
    "booked_by_id" INTEGER NOT NULL,
    "booked_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "appointment_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "key_entry" (
    "id" SERIAL NOT NULL,
    "property_id" INTEGER NOT NULL,
    "request_id" INTEGER NOT NULL,
    "work_order_id" INTEGER NOT NULL,
    "status" TEXT NOT NULL,
    "emergency" BOOLEAN NOT NULL DEFAULT false,
    "reason" TEXT NOT NULL,
    "consent_at" TIMESTAMPTZ(3),
    "asked_by_id" INTEGER NOT NULL,
    "asked_at" TIMESTAMPTZ(3) NOT NULL,
    "entered_at" TIMESTAMPTZ(3),
    "left_at" TIMESTAMPTZ(3),
    "left_by_id" INTEGER,
    "restored" BOOLEAN,

    CONSTRAINT "key_entry_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "key_sign" (
    "entry_id" INTEGER NOT NULL,
    "kind" TEXT NOT NULL,
    "part" TEXT NOT NULL,
    "staff_id" INTEGER NOT NULL,
    "at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "key_sign_pkey" PRIMARY KEY ("entry_id","kind","part")
);

-- CreateTable
CREATE TABLE "key_item" (
    "id" SERIAL NOT NULL,
    "entry_id" INTEGER NOT NULL,
    "words" TEXT NOT NULL,
    "file_ids" TEXT[] DEFAULT ARRAY[]::TEXT[],
    "staff_id" INTEGER NOT NULL,
    "at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "key_item_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "unfinished" (
    "work_order_id" INTEGER NOT NULL,
    "date" DATE NOT NULL,
    "property_id" INTEGER NOT NULL,
    "reason" TEXT,
    "words" TEXT,
    "staff_id" INTEGER,
    "at" TIMESTAMPTZ(3),

    CONSTRAINT "unfinished_pkey" PRIMARY KEY ("work_order_id","date")
);

-- CreateIndex
CREATE UNIQUE INDEX "price_item_property_id_code_key" ON "price_item"("property_id", "code");

-- CreateIndex
CREATE UNIQUE INDEX "quote_work_order_id_version_key" ON "quote"("work_order_id", "version");

-- CreateIndex
CREATE INDEX "appointment_property_id_starts_at_idx" ON "appointment"("property_id", "starts_at");

-- CreateIndex
CREATE INDEX "appointment_work_order_id_idx" ON "appointment"("work_order_id");

-- CreateIndex
CREATE INDEX "key_entry_work_order_id_idx" ON "key_entry"("work_order_id");

-- CreateIndex
CREATE INDEX "key_item_entry_id_idx" ON "key_item"("entry_id");

-- CreateIndex
CREATE INDEX "unfinished_property_id_date_idx" ON "unfinished"("property_id", "date");

-- AddForeignKey
ALTER TABLE "quote_line" ADD CONSTRAINT "quote_line_quote_id_fkey" FOREIGN KEY ("quote_id") REFERENCES "quote"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "key_sign" ADD CONSTRAINT "key_sign_entry_id_fkey" FOREIGN KEY ("entry_id") REFERENCES "key_entry"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "key_item" ADD CONSTRAINT "key_item_entry_id_fkey" FOREIGN KEY ("entry_id") REFERENCES "key_entry"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- What schema.prisma cannot say.

ALTER TABLE "price_item" ADD CONSTRAINT "price_item_labour_positive" CHECK ("labour_cents" >= 0);

ALTER TABLE "quote" ADD CONSTRAINT "quote_status_known" CHECK ("status" IN ('draft', 'sent', 'approved', 'declined', 'expired', 'withdrawn')),
  ADD CONSTRAINT "quote_payment_known" CHECK ("payment" IN ('office', 'link')),
  ADD CONSTRAINT "quote_total_positive" CHECK ("total_cents" >= 0),
  ADD CONSTRAINT "quote_sent_whole" CHECK (("sent_at" IS NULL) = ("expires_at" IS NULL)),
  ADD CONSTRAINT "quote_answered_whole" CHECK ("status" NOT IN ('approved', 'declined') OR num_nonnulls("sent_at", "answered_by_id", "answered_at") = 3);
-- One quote at a time waits for a word, and one holds.
CREATE UNIQUE INDEX "quote_draft" ON "quote" ("work_order_id") WHERE "status" = 'draft';
CREATE UNIQUE INDEX "quote_sent" ON "quote" ("work_order_id") WHERE "status" = 'sent';
CREATE UNIQUE INDEX "quote_approved" ON "quote" ("work_order_id") WHERE "status" = 'approved';

ALTER TABLE "quote_line" ADD CONSTRAINT "quote_line_kind_known" CHECK ("kind" IN ('labour', 'material', 'part')),
  ADD CONSTRAINT "quote_line_adds_up" CHECK ("quantity" > 0 AND "price_cents" >= 0 AND "fee_cents" >= 0
    AND "amount_cents" = "quantity" * "price_cents" + "fee_cents"),
  ADD CONSTRAINT "quote_line_fee_on_parts" CHECK ("kind" = 'part' OR "fee_cents" = 0);

ALTER TABLE "work_order" ADD CONSTRAINT "work_order_amount_positive" CHECK ("amount_cents" >= 0);

ALTER TABLE "appointment" ADD CONSTRAINT "appointment_status_known" CHECK ("status" IN ('booked', 'kept', 'missed', 'moved', 'cancelled')),
  ADD CONSTRAINT "appointment_has_length" CHECK ("ends_at" > "starts_at");
CREATE UNIQUE INDEX "appointment_booked" ON "appointment" ("work_order_id") WHERE "status" = 'booked';

ALTER TABLE "key_entry" ADD CONSTRAINT "key_entry_status_known" CHECK ("status" IN ('asked', 'inside', 'left', 'given-up')),
  ADD CONSTRAINT "key_entry_with_consent" CHECK ("entered_at" IS NULL OR "consent_at" IS NOT NULL),
  ADD CONSTRAINT "key_entry_left_whole" CHECK (num_nonnulls("left_at", "left_by_id") IN (0, 2));
CREATE UNIQUE INDEX "key_entry_open" ON "key_entry" ("work_order_id") WHERE "status" IN ('asked', 'inside');
ALTER TABLE "key_sign" ADD CONSTRAINT "key_sign_known" CHECK (("kind" = 'approval' AND "part" IN ('customer-service', 'security', 'manager'))
  OR ("kind" = 'presence' AND "part" IN ('customer-service', 'security', 'engineering')));

ALTER TABLE "unfinished" ADD CONSTRAINT "unfinished_said_whole" CHECK (num_nonnulls("reason", "staff_id", "at") IN (0, 3));

-- The same fault again (R16).
CREATE INDEX "request_same_unit" ON "request" ("unit_id", "category", "created_at") WHERE "kind" = 'repair';

ALTER TABLE "work_order" DROP CONSTRAINT "work_order_kind_known",
  ADD CONSTRAINT "work_order_kind_known" CHECK ("kind" IN ('repair', 'sign-off-call', 'talk-call', 'undelivered', 're-inspection', 'signature', 'callback-call',
    'emergency', 'incident-report', 'complaint', 'complaint-approval', 'answer', 'answer-approval', 'payment-check', 'bill-dispute', 'fee-visit', 'remark',
    'data-change', 'data-removal', 'quote-call', 'visit-call'));
