-- CreateTable
CREATE TABLE "inquiry" (
    "id" SERIAL NOT NULL,
    "property_id" INTEGER,
    "account_id" INTEGER NOT NULL,
    "person_id" INTEGER,
    "question" TEXT NOT NULL,
    "article_id" TEXT,
    "confidence" DOUBLE PRECISION NOT NULL DEFAULT 0,
    "outcome" TEXT NOT NULL,
    "written" BOOLEAN NOT NULL DEFAULT false,
    "helped" BOOLEAN,
    "request_id" INTEGER,
    "answer" TEXT,
    "answered_by_id" INTEGER,
    "approved_by_id" INTEGER,
    "asked_at" TIMESTAMPTZ(3) NOT NULL,
    "promised_at" TIMESTAMPTZ(3),
    "answered_at" TIMESTAMPTZ(3),

    CONSTRAINT "inquiry_pkey" PRIMARY KEY ("id")
);

-- CreateIndex
CREATE INDEX "inquiry_property_id_asked_at_idx" ON "inquiry"("property_id", "asked_at");

-- CreateIndex
CREATE INDEX "inquiry_request_id_idx" ON "inquiry"("request_id");

ALTER TABLE "inquiry"
  ADD CONSTRAINT "inquiry_outcome_known" CHECK ("outcome" IN ('answered', 'confidential', 'taken', 'unanswered')),
  ADD CONSTRAINT "inquiry_confidence_range" CHECK ("confidence" BETWEEN 0 AND 1),
  ADD CONSTRAINT "inquiry_taken_has_request" CHECK ("outcome" <> 'taken' OR ("request_id" IS NOT NULL AND "promised_at" IS NOT NULL));
