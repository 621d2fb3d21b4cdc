-- AlterTable
ALTER TABLE "offer" ADD COLUMN     "why" TEXT[] DEFAULT ARRAY[]::TEXT[];

-- AlterTable
ALTER TABLE "staff" ADD COLUMN     "areas" TEXT[] DEFAULT ARRAY[]::TEXT[];

-- AlterTable
ALTER TABLE "work_order" ADD COLUMN     "due_at" TIMESTAMPTZ(3),
ADD COLUMN     "mode" TEXT,
ADD COLUMN     "paused_at" TIMESTAMPTZ(3),
ADD COLUMN     "paused_reason" TEXT,
ADD COLUMN     "paused_until" TIMESTAMPTZ(3);

-- CreateTable
CREATE TABLE "roster_entry" (
    "staff_id" INTEGER NOT NULL,
    "date" DATE NOT NULL,
    "property_id" INTEGER NOT NULL,
    "shift" TEXT NOT NULL,
    "state" TEXT NOT NULL,
    "approved_by_id" INTEGER,
    "changed_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "roster_entry_pkey" PRIMARY KEY ("staff_id","date")
);

-- CreateTable
CREATE TABLE "shift_swap" (
    "id" SERIAL NOT NULL,
    "property_id" INTEGER NOT NULL,
    "from_id" INTEGER NOT NULL,
    "to_id" INTEGER NOT NULL,
    "date" DATE NOT NULL,
    "return_date" DATE,
    "status" TEXT NOT NULL DEFAULT 'asked',
    "asked_at" TIMESTAMPTZ(3) NOT NULL,
    "answered_at" TIMESTAMPTZ(3),
    "decided_by_id" INTEGER,
    "decided_at" TIMESTAMPTZ(3),

    CONSTRAINT "shift_swap_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "assist" (
    "id" SERIAL NOT NULL,
    "work_order_id" INTEGER NOT NULL,
    "kind" TEXT NOT NULL,
    "from_id" INTEGER NOT NULL,
    "to_id" INTEGER NOT NULL,
    "reason" TEXT NOT NULL,
    "status" TEXT NOT NULL DEFAULT 'asked',
    "asked_at" TIMESTAMPTZ(3) NOT NULL,
    "answered_at" TIMESTAMPTZ(3),

    CONSTRAINT "assist_pkey" PRIMARY KEY ("id")
);

-- CreateIndex
CREATE INDEX "roster_entry_property_id_date_idx" ON "roster_entry"("property_id", "date");

-- CreateIndex
CREATE INDEX "shift_swap_from_id_idx" ON "shift_swap"("from_id");

-- CreateIndex
CREATE INDEX "shift_swap_to_id_idx" ON "shift_swap"("to_id");

-- CreateIndex
CREATE INDEX "assist_work_order_id_idx" ON "assist"("work_order_id");

-- CreateIndex
CREATE INDEX "assist_to_id_status_idx" ON "assist"("to_id", "status");

ALTER TABLE "roster_entry" ADD CONSTRAINT "roster_entry_state_known" CHECK ("state" IN ('planned', 'approved', 'sick'));
ALTER TABLE "shift_swap" ADD CONSTRAINT "shift_swap_status_known" CHECK ("status" IN ('asked', 'agreed', 'approved', 'declined', 'refused')),
  ADD CONSTRAINT "shift_swap_between_two" CHECK ("from_id" <> "to_id");
ALTER TABLE "assist" ADD CONSTRAINT "assist_kind_known" CHECK ("kind" IN ('transfer', 'help')),
  ADD CONSTRAINT "assist_status_known" CHECK ("status" IN ('asked', 'accepted', 'declined', 'withdrawn')),
  ADD CONSTRAINT "assist_between_two" CHECK ("from_id" <> "to_id");
-- A colleague is asked once at a time, and an order has one possible successor.
CREATE UNIQUE INDEX "assist_asked_once" ON "assist" ("work_order_id", "kind", "to_id") WHERE "status" = 'asked';
CREATE UNIQUE INDEX "assist_one_transfer" ON "assist" ("work_order_id") WHERE "status" = 'asked' AND "kind" = 'transfer';
ALTER TABLE "work_order" ADD CONSTRAINT "work_order_mode_known" CHECK ("mode" IN ('grab', 'assign', 'rotate')),
  ADD CONSTRAINT "work_order_paused_for_a_reason" CHECK (("paused_at" IS NULL) = ("paused_reason" IS NULL)),
  ADD CONSTRAINT "work_order_paused_while_worked_on" CHECK ("paused_at" IS NULL OR "status" IN ('accepted', 'on-the-way', 'on-the-spot'));
