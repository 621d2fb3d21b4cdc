-- CreateTable
CREATE TABLE "callback" (
    "id" SERIAL NOT NULL,
    "property_id" INTEGER NOT NULL,
    "request_id" INTEGER NOT NULL,
    "person_id" INTEGER,
    "status" TEXT NOT NULL,
    "asked_at" TIMESTAMPTZ(3),
    "answered_at" TIMESTAMPTZ(3),
    "satisfaction" INTEGER,
    "shortcomings" TEXT,
    "suggestions" TEXT,
    "caller_id" INTEGER,

    CONSTRAINT "callback_pkey" PRIMARY KEY ("id")
);

-- CreateIndex
CREATE INDEX "callback_request_id_idx" ON "callback"("request_id");
