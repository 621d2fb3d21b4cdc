-- CreateTable
CREATE TABLE "telegram_album_part" (
    "chat" TEXT NOT NULL,
    "album" TEXT NOT NULL,
    "message_id" BIGINT NOT NULL,
    "account" TEXT NOT NULL,
    "own_id" TEXT NOT NULL,
    "text" TEXT NOT NULL,
    "files" JSONB NOT NULL,
    "language" TEXT,
    "at" TIMESTAMPTZ(3) NOT NULL,
    "inbound_id" TEXT,
    "taken_at" TIMESTAMPTZ(3),

    CONSTRAINT "telegram_album_part_pkey" PRIMARY KEY ("chat","album","message_id")
);
