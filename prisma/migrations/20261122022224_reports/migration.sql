-- AlterTable
ALTER TABLE "file" ADD COLUMN     "name" TEXT;

-- CreateTable
CREATE TABLE "report" (
    "id" SERIAL NOT NULL,
    "property_id" INTEGER NOT NULL,
    "kind" TEXT NOT NULL,
    "from_at" TIMESTAMPTZ(3) NOT NULL,
    "to_at" TIMESTAMPTZ(3) NOT NULL,
    "staff_id" INTEGER NOT NULL,
    "file_id" TEXT,
    "made_at" TIMESTAMPTZ(3) NOT NULL,
    "read_at" TIMESTAMPTZ(3),

    CONSTRAINT "report_pkey" PRIMARY KEY ("id")
);

-- CreateIndex
CREATE INDEX "report_property_id_kind_from_at_idx" ON "report"("property_id", "kind", "from_at");

-- CreateIndex
CREATE INDEX "request_property_id_created_at_idx" ON "request"("property_id", "created_at");

-- CreateIndex
CREATE INDEX "timeline_property_id_at_idx" ON "timeline"("property_id", "at");

ALTER TABLE "report" ADD CONSTRAINT "report_kind_known" CHECK ("kind" IN ('day', 'carry-over', 'week', 'month', 'quarter'));
-- A document was made here: it hangs on no request and is nobody's loose upload.
ALTER TABLE "file" DROP CONSTRAINT "file_purpose_known", DROP CONSTRAINT "file_attached_whole",
  ADD CONSTRAINT "file_purpose_known" CHECK ("purpose" IN ('report', 'result', 'document')),
  ADD CONSTRAINT "file_attached_whole" CHECK (CASE WHEN "purpose" = 'document' THEN "request_id" IS NULL AND "attached_at" IS NOT NULL
    ELSE num_nonnulls("request_id", "purpose", "attached_at") IN (0, 3) END);
