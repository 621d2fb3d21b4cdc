-- CreateTable
CREATE TABLE "file" (
    "id" TEXT NOT NULL,
    "channel" TEXT NOT NULL,
    "account" TEXT NOT NULL,
    "mime" TEXT,
    "byte_count" INTEGER NOT NULL DEFAULT 0,
    "width" INTEGER,
    "height" INTEGER,
    "thumbnail" BOOLEAN NOT NULL DEFAULT false,
    "created_at" TIMESTAMPTZ(3) NOT NULL,
    "kept_at" TIMESTAMPTZ(3),
    "request_id" INTEGER,
    "work_order_id" INTEGER,
    "purpose" TEXT,
    "attached_at" TIMESTAMPTZ(3),
    "position" INTEGER NOT NULL DEFAULT 0,
    "removed_at" TIMESTAMPTZ(3),

    CONSTRAINT "file_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "secret" (
    "name" TEXT NOT NULL,
    "value" TEXT NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "secret_pkey" PRIMARY KEY ("name")
);

-- CreateIndex
CREATE INDEX "file_channel_account_created_at_idx" ON "file"("channel", "account", "created_at");

-- CreateIndex
CREATE INDEX "file_request_id_idx" ON "file"("request_id");

-- What schema.prisma cannot say.

-- Files that hang on nothing, for taking away those that nobody needed.
CREATE INDEX "file_loose" ON "file" ("created_at") WHERE "attached_at" IS NULL AND "removed_at" IS NULL;
-- Files whose bytes are to go.
CREATE INDEX "file_removed" ON "file" ("removed_at") WHERE "removed_at" IS NOT NULL;

ALTER TABLE "file" ADD CONSTRAINT "file_purpose_known" CHECK ("purpose" IN ('report', 'result')),
  ADD CONSTRAINT "file_attached_whole" CHECK (num_nonnulls("request_id", "purpose", "attached_at") IN (0, 3)),
  ADD CONSTRAINT "file_kept_whole" CHECK (num_nonnulls("mime", "kept_at") IN (0, 2));
