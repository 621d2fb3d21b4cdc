-- CreateTable
CREATE TABLE "bill" (
    "id" SERIAL NOT NULL,
    "property_id" INTEGER NOT NULL,
    "unit_id" INTEGER NOT NULL,
    "number" TEXT NOT NULL,
    "item" TEXT NOT NULL,
    "period" TEXT NOT NULL,
    "amount_cents" INTEGER NOT NULL,
    "paid_cents" INTEGER NOT NULL DEFAULT 0,
    "waived_cents" INTEGER NOT NULL DEFAULT 0,
    "due_on" DATE NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL,
    "corrected_at" TIMESTAMPTZ(3),
    "dunning_stage" INTEGER NOT NULL DEFAULT 0,

    CONSTRAINT "bill_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "bill_line" (
    "bill_id" INTEGER NOT NULL,
    "position" INTEGER NOT NULL,
    "label" TEXT NOT NULL,
    "amount_cents" INTEGER NOT NULL,

    CONSTRAINT "bill_line_pkey" PRIMARY KEY ("bill_id","position")
);

-- CreateTable
CREATE TABLE "payment" (
    "id" SERIAL NOT NULL,
    "property_id" INTEGER NOT NULL,
    "bill_id" INTEGER NOT NULL,
    "number" TEXT,
    "amount_cents" INTEGER NOT NULL,
    "paid_on" DATE NOT NULL,
    "method" TEXT NOT NULL DEFAULT '',
    "recorded_at" TIMESTAMPTZ(3) NOT NULL,
    "recorded_by_id" INTEGER,
    "claim_id" INTEGER,

    CONSTRAINT "payment_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "payment_claim" (
    "id" SERIAL NOT NULL,
    "property_id" INTEGER NOT NULL,
    "unit_id" INTEGER NOT NULL,
    "bill_ids" INTEGER[],
    "person_id" INTEGER NOT NULL,
    "request_id" INTEGER NOT NULL,
    "paid_when" TEXT NOT NULL,
    "method" TEXT NOT NULL,
    "status" TEXT NOT NULL DEFAULT 'open',
    "created_at" TIMESTAMPTZ(3) NOT NULL,
    "answered_at" TIMESTAMPTZ(3),
    "answer" TEXT,

    CONSTRAINT "payment_claim_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "payment_promise" (
    "id" SERIAL NOT NULL,
    "property_id" INTEGER NOT NULL,
    "unit_id" INTEGER NOT NULL,
    "bill_ids" INTEGER[],
    "person_id" INTEGER NOT NULL,
    "until" DATE NOT NULL,
    "status" TEXT NOT NULL DEFAULT 'open',
    "created_at" TIMESTAMPTZ(3) NOT NULL,
    "settled_at" TIMESTAMPTZ(3),

    CONSTRAINT "payment_promise_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "bill_dispute" (
    "id" SERIAL NOT NULL,
    "property_id" INTEGER NOT NULL,
    "bill_id" INTEGER NOT NULL,
    "line" INTEGER,
    "person_id" INTEGER NOT NULL,
    "request_id" INTEGER NOT NULL,
    "reason" TEXT NOT NULL,
    "status" TEXT NOT NULL DEFAULT 'open',
    "created_at" TIMESTAMPTZ(3) NOT NULL,
    "decided_at" TIMESTAMPTZ(3),
    "answer" TEXT,

    CONSTRAINT "bill_dispute_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "waiver" (
    "id" SERIAL NOT NULL,
    "property_id" INTEGER NOT NULL,
    "bill_id" INTEGER NOT NULL,
    "amount_cents" INTEGER NOT NULL,
    "reason" TEXT NOT NULL,
    "status" TEXT NOT NULL,
    "asked_by_id" INTEGER NOT NULL,
    "decided_by_id" INTEGER,
    "request_id" INTEGER,
    "created_at" TIMESTAMPTZ(3) NOT NULL,
    "decided_at" TIMESTAMPTZ(3),

    CONSTRAINT "waiver_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "fee_call" (
    "signature" TEXT NOT NULL,
    "at" TIMESTAMPTZ(3) NOT NULL,
    "answer" JSONB NOT NULL,

    CONSTRAINT "fee_call_pkey" PRIMARY KEY ("signature")
);

-- CreateTable
CREATE TABLE "dunning_notice" (
    "id" SERIAL NOT NULL,
    "property_id" INTEGER NOT NULL,
    "unit_id" INTEGER NOT NULL,
    "bill_ids" INTEGER[],
    "stages" INTEGER[],
    "way" TEXT NOT NULL,
    "broken" BOOLEAN NOT NULL DEFAULT false,
    "planned_on" DATE NOT NULL,
    "status" TEXT NOT NULL DEFAULT 'planned',
    "reason" TEXT,
    "person_id" INTEGER,
    "owed_cents" INTEGER,
    "request_id" INTEGER,
    "settled_at" TIMESTAMPTZ(3),

    CONSTRAINT "dunning_notice_pkey" PRIMARY KEY ("id")
);

-- CreateIndex
CREATE INDEX "bill_unit_id_idx" ON "bill"("unit_id");

-- CreateIndex
CREATE UNIQUE INDEX "bill_property_id_number_key" ON "bill"("property_id", "number");

-- CreateIndex
CREATE INDEX "payment_bill_id_idx" ON "payment"("bill_id");

-- CreateIndex
CREATE INDEX "payment_property_id_recorded_at_idx" ON "payment"("property_id", "recorded_at");

-- CreateIndex
CREATE UNIQUE INDEX "payment_property_id_number_key" ON "payment"("property_id", "number");

-- CreateIndex
CREATE UNIQUE INDEX "payment_claim_request_id_key" ON "payment_claim"("request_id");

-- CreateIndex
CREATE INDEX "payment_claim_unit_id_idx" ON "payment_claim"("unit_id");

-- CreateIndex
CREATE INDEX "payment_promise_unit_id_idx" ON "payment_promise"("unit_id");

-- CreateIndex
CREATE UNIQUE INDEX "bill_dispute_request_id_key" ON "bill_dispute"("request_id");

-- CreateIndex
CREATE INDEX "bill_dispute_bill_id_idx" ON "bill_dispute"("bill_id");

-- CreateIndex
CREATE UNIQUE INDEX "waiver_request_id_key" ON "waiver"("request_id");

-- CreateIndex
CREATE INDEX "waiver_bill_id_idx" ON "waiver"("bill_id");

-- CreateIndex
CREATE INDEX "fee_call_at_idx" ON "fee_call"("at");

-- CreateIndex
CREATE UNIQUE INDEX "dunning_notice_request_id_key" ON "dunning_notice"("request_id");

-- CreateIndex
CREATE INDEX "dunning_notice_property_id_settled_at_idx" ON "dunning_notice"("property_id", "settled_at");

-- CreateIndex
CREATE UNIQUE INDEX "dunning_notice_unit_id_planned_on_key" ON "dunning_notice"("unit_id", "planned_on");

-- AddForeignKey
ALTER TABLE "bill" ADD CONSTRAINT "bill_unit_id_fkey" FOREIGN KEY ("unit_id") REFERENCES "unit"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "payment" ADD CONSTRAINT "payment_bill_id_fkey" FOREIGN KEY ("bill_id") REFERENCES "bill"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "bill_dispute" ADD CONSTRAINT "bill_dispute_bill_id_fkey" FOREIGN KEY ("bill_id") REFERENCES "bill"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "waiver" ADD CONSTRAINT "waiver_bill_id_fkey" FOREIGN KEY ("bill_id") REFERENCES "bill"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "bill_line" ADD CONSTRAINT "bill_line_bill_id_fkey" FOREIGN KEY ("bill_id") REFERENCES "bill"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- What schema.prisma cannot say.

-- What is still owed: the daily plan looks at nothing else.
CREATE INDEX "bill_owed" ON "bill" ("property_id", "unit_id") WHERE "amount_cents" > "paid_cents" + "waived_cents";
-- A unit is reminded of everything at once, or not at all.
CREATE UNIQUE INDEX "dunning_notice_live" ON "dunning_notice" ("unit_id") WHERE "status" IN ('planned', 'written');
-- What holds a reminder back.
CREATE INDEX "payment_claim_open" ON "payment_claim" ("property_id") WHERE "status" = 'open';
CREATE INDEX "payment_promise_open" ON "payment_promise" ("property_id") WHERE "status" = 'open';
CREATE INDEX "bill_dispute_open" ON "bill_dispute" ("property_id") WHERE "status" IN ('open', 'upheld');
CREATE INDEX "waiver_asked" ON "waiver" ("property_id") WHERE "status" = 'asked';
CREATE INDEX "request_open_complaint" ON "request" ("unit_id") WHERE "kind" = 'complaint' AND "status" = 'open';

ALTER TABLE "bill" ADD CONSTRAINT "bill_item_known" CHECK ("item" IN ('property-fee', 'heating', 'cold-water', 'hot-water', 'reclaimed-water', 'electricity',
    'gas', 'parking', 'rent', 'storeroom', 'card', 'overtime-air-conditioning', 'waste-removal', 'maintenance-fund', 'deposit', 'service', 'damage', 'other')),
  ADD CONSTRAINT "bill_amount_sane" CHECK ("amount_cents" >= 0 AND "waived_cents" >= 0),
  ADD CONSTRAINT "bill_dunning_stage_sane" CHECK ("dunning_stage" >= 0);
ALTER TABLE "payment_claim" ADD CONSTRAINT "payment_claim_status_known" CHECK ("status" IN ('open', 'confirmed', 'missing')),
  ADD CONSTRAINT "payment_claim_about_bills" CHECK (cardinality("bill_ids") > 0);
ALTER TABLE "payment_promise" ADD CONSTRAINT "payment_promise_status_known" CHECK ("status" IN ('open', 'kept', 'broken', 'replaced')),
  ADD CONSTRAINT "payment_promise_about_bills" CHECK (cardinality("bill_ids") > 0);
ALTER TABLE "bill_dispute" ADD CONSTRAINT "bill_dispute_status_known" CHECK ("status" IN ('open', 'upheld', 'corrected', 'rejected'));
ALTER TABLE "waiver" ADD CONSTRAINT "waiver_status_known" CHECK ("status" IN ('asked', 'approved', 'refused')),
  ADD CONSTRAINT "waiver_amount_sane" CHECK ("amount_cents" > 0);
ALTER TABLE "dunning_notice" ADD CONSTRAINT "dunning_notice_status_known" CHECK ("status" IN ('planned', 'written', 'sent', 'printed', 'visit', 'held')),
  ADD CONSTRAINT "dunning_notice_way_known" CHECK ("way" IN ('message', 'visit')),
  ADD CONSTRAINT "dunning_notice_stages_fit" CHECK (cardinality("bill_ids") = cardinality("stages"));
