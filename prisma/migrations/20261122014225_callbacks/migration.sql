-- AlterTable
ALTER TABLE "callback" ADD COLUMN     "archived_at" TIMESTAMPTZ(3),
ADD COLUMN     "decision" TEXT,
ADD COLUMN     "reminded_at" TIMESTAMPTZ(3),
ADD COLUMN     "reviewed_at" TIMESTAMPTZ(3),
ADD COLUMN     "reviewed_by_id" INTEGER;

-- AlterTable
ALTER TABLE "person" ADD COLUMN     "contact_hours" TEXT,
ADD COLUMN     "key_customer_by_id" INTEGER,
ADD COLUMN     "key_customer_since" TIMESTAMPTZ(3);

-- CreateIndex
CREATE INDEX "callback_property_id_answered_at_idx" ON "callback"("property_id", "answered_at");

ALTER TABLE "person" ADD CONSTRAINT "person_contact_hours_span" CHECK ("contact_hours" ~ '^[0-2][0-9]:[0-5][0-9]/[0-2][0-9]:[0-5][0-9]$');
ALTER TABLE "callback" ADD CONSTRAINT "callback_decision_known" CHECK ("decision" IN ('reopened', 'escalated')),
  ADD CONSTRAINT "callback_reviewed_whole" CHECK (num_nonnulls("reviewed_by_id", "reviewed_at") IN (0, 2));
