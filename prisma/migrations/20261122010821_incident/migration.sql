-- CreateTable
CREATE TABLE "incident" (
    "request_id" INTEGER NOT NULL,
    "account_id" INTEGER,
    "confidential" BOOLEAN NOT NULL DEFAULT false,
    "hurt" TEXT,
    "outcome" TEXT,
    "course" TEXT,
    "severity" TEXT,
    "loss" TEXT,
    "measures" TEXT,
    "rescue" TEXT,
    "written_by_id" INTEGER,
    "written_at" TIMESTAMPTZ(3),
    "signed_by_id" INTEGER,
    "signed_at" TIMESTAMPTZ(3),

    CONSTRAINT "incident_pkey" PRIMARY KEY ("request_id")
);

-- CreateIndex
CREATE INDEX "incident_account_id_idx" ON "incident"("account_id");

-- AddForeignKey
ALTER TABLE "incident" ADD CONSTRAINT "incident_request_id_fkey" FOREIGN KEY ("request_id") REFERENCES "request"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

ALTER TABLE "incident" ADD CONSTRAINT "incident_outcome_known" CHECK ("outcome" IN ('over', 'false-alarm')),
  ADD CONSTRAINT "incident_severity_known" CHECK ("severity" IN ('minor', 'serious', 'major'));
