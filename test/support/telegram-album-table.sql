create table if not exists "telegram_album_part" (
  "chat" text not null,
  "album" text not null,
  "message_id" bigint not null,
  "account" text not null,
  "own_id" text not null,
  "text" text not null,
  "files" jsonb not null,
  "language" text,
  "at" timestamptz(3) not null,
  "inbound_id" text,
  "taken_at" timestamptz(3),
  constraint "telegram_album_part_pkey" primary key ("chat", "album", "message_id")
);
