-- CreateTable
CREATE TABLE "invitation" (
    "code_hash" TEXT NOT NULL,
    "person_id" INTEGER NOT NULL,
    "given_by_id" INTEGER,
    "expires_at" TIMESTAMPTZ(3) NOT NULL,
    "used_at" TIMESTAMPTZ(3),
    "account_id" INTEGER,

    CONSTRAINT "invitation_pkey" PRIMARY KEY ("code_hash")
);

-- CreateTable
CREATE TABLE "binding_attempt" (
    "id" BIGSERIAL NOT NULL,
    "account_id" INTEGER NOT NULL,
    "unit_id" INTEGER,
    "network" TEXT,
    "succeeded" BOOLEAN NOT NULL,
    "at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "binding_attempt_pkey" PRIMARY KEY ("id")
);

-- CreateIndex
CREATE INDEX "invitation_person_id_idx" ON "invitation"("person_id");

-- CreateIndex
CREATE INDEX "binding_attempt_account_id_at_idx" ON "binding_attempt"("account_id", "at");

-- CreateIndex
CREATE INDEX "binding_attempt_unit_id_at_idx" ON "binding_attempt"("unit_id", "at");

-- CreateIndex
CREATE INDEX "binding_attempt_network_at_idx" ON "binding_attempt"("network", "at");
