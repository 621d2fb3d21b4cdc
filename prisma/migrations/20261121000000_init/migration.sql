-- CreateTable
CREATE TABLE "property" (
    "id" SERIAL NOT NULL,
    "code" TEXT NOT NULL,
    "name" TEXT NOT NULL,
    "zone" TEXT NOT NULL,
    "phone" TEXT,
    "demo" BOOLEAN NOT NULL DEFAULT false,

    CONSTRAINT "property_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "unit" (
    "id" SERIAL NOT NULL,
    "property_id" INTEGER NOT NULL,
    "label" TEXT NOT NULL,
    "building" TEXT NOT NULL,
    "entrance" TEXT NOT NULL DEFAULT '',
    "room" TEXT NOT NULL,

    CONSTRAINT "unit_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "public_area" (
    "id" SERIAL NOT NULL,
    "property_id" INTEGER NOT NULL,
    "name" TEXT NOT NULL,
    "clubhouse" BOOLEAN NOT NULL DEFAULT false,

    CONSTRAINT "public_area_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "person" (
    "id" SERIAL NOT NULL,
    "property_id" INTEGER NOT NULL,
    "name" TEXT NOT NULL,
    "phone" TEXT NOT NULL DEFAULT '',
    "language" TEXT NOT NULL DEFAULT 'zh-CN',

    CONSTRAINT "person_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "residency" (
    "person_id" INTEGER NOT NULL,
    "unit_id" INTEGER NOT NULL,
    "kind" TEXT NOT NULL,

    CONSTRAINT "residency_pkey" PRIMARY KEY ("person_id","unit_id")
);

-- CreateTable
CREATE TABLE "staff" (
    "id" SERIAL NOT NULL,
    "person_id" INTEGER NOT NULL,
    "property_id" INTEGER NOT NULL,
    "role" TEXT NOT NULL,
    "department" TEXT NOT NULL DEFAULT '',
    "skills" TEXT[] DEFAULT ARRAY[]::TEXT[],
    "shift" TEXT NOT NULL DEFAULT 'always',
    "dismissed_at" TIMESTAMPTZ(3),

    CONSTRAINT "staff_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "account" (
    "id" SERIAL NOT NULL,
    "channel" TEXT NOT NULL,
    "external_id" TEXT NOT NULL,
    "person_id" INTEGER,
    "language" TEXT,

    CONSTRAINT "account_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "conversation" (
    "id" SERIAL NOT NULL,
    "channel" TEXT NOT NULL,
    "account_id" INTEGER NOT NULL,
    "chat" TEXT NOT NULL,
    "revision" INTEGER NOT NULL DEFAULT 0,
    "state" JSONB NOT NULL DEFAULT '{}',
    "prompt" JSONB,
    "updated_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "conversation_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "claim" (
    "channel" TEXT NOT NULL,
    "account" TEXT NOT NULL,
    "chat" TEXT NOT NULL,
    "provider_id" TEXT NOT NULL,
    "outcome" TEXT NOT NULL,
    "at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "claim_pkey" PRIMARY KEY ("channel","account","chat","provider_id")
);

-- CreateTable
CREATE TABLE "message" (
    "id" BIGSERIAL NOT NULL,
    "at" TIMESTAMPTZ(3) NOT NULL,
    "conversation_id" INTEGER NOT NULL,
    "direction" TEXT NOT NULL,
    "text" TEXT NOT NULL,
    "buttons" JSONB NOT NULL DEFAULT '[]',
    "files" JSONB NOT NULL DEFAULT '[]',

    CONSTRAINT "message_pkey" PRIMARY KEY ("id","at")
) PARTITION BY RANGE ("at");

-- What no month has a partition for yet; the job "housekeeping" opens the months.
CREATE TABLE "message_default" PARTITION OF "message" DEFAULT;

-- CreateTable
CREATE TABLE "outbox" (
    "id" BIGSERIAL NOT NULL,
    "job" TEXT NOT NULL,
    "payload" JSONB NOT NULL,
    "run_at" TIMESTAMPTZ(3) NOT NULL,
    "key" TEXT,
    "priority" INTEGER NOT NULL DEFAULT 2,
    "conversation_id" INTEGER,
    "queue" TEXT NOT NULL,
    "attempts" INTEGER NOT NULL DEFAULT 0,
    "publication" INTEGER NOT NULL DEFAULT 0,
    "published_at" TIMESTAMPTZ(3),
    "leased_until" TIMESTAMPTZ(3),
    "leased_by" TEXT,
    "done_at" TIMESTAMPTZ(3),
    "cancelled_at" TIMESTAMPTZ(3),
    "failed_at" TIMESTAMPTZ(3),
    "created_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "outbox_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "request" (
    "id" SERIAL NOT NULL,
    "property_id" INTEGER NOT NULL,
    "number" TEXT NOT NULL,
    "kind" TEXT NOT NULL,
    "status" TEXT NOT NULL DEFAULT 'open',
    "priority" TEXT NOT NULL DEFAULT 'routine',
    "reporter_id" INTEGER,
    "filed_by_id" INTEGER,
    "unit_id" INTEGER,
    "public_area_id" INTEGER,
    "department" TEXT,
    "category" TEXT NOT NULL,
    "place" TEXT NOT NULL,
    "content" TEXT NOT NULL,
    "contact_name" TEXT NOT NULL,
    "contact_phone" TEXT NOT NULL,
    "wishes" TEXT,
    "availability" TEXT,
    "key_consent" BOOLEAN,
    "reopened_count" INTEGER NOT NULL DEFAULT 0,
    "created_at" TIMESTAMPTZ(3) NOT NULL,
    "closed_at" TIMESTAMPTZ(3),

    CONSTRAINT "request_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "work_order" (
    "id" SERIAL NOT NULL,
    "property_id" INTEGER NOT NULL,
    "request_id" INTEGER NOT NULL,
    "kind" TEXT NOT NULL,
    "status" TEXT NOT NULL,
    "priority" TEXT NOT NULL DEFAULT 'routine',
    "role" TEXT NOT NULL,
    "responsible_id" INTEGER,
    "assignee_id" INTEGER,
    "level" INTEGER NOT NULL DEFAULT 0,
    "round" INTEGER NOT NULL DEFAULT 0,
    "reopened_count" INTEGER NOT NULL DEFAULT 0,
    "attempts" INTEGER NOT NULL DEFAULT 0,
    "result" TEXT,
    "remark" TEXT,
    "created_at" TIMESTAMPTZ(3) NOT NULL,
    "offered_at" TIMESTAMPTZ(3),
    "accepted_at" TIMESTAMPTZ(3),
    "departed_at" TIMESTAMPTZ(3),
    "arrived_at" TIMESTAMPTZ(3),
    "done_at" TIMESTAMPTZ(3),
    "closed_at" TIMESTAMPTZ(3),

    CONSTRAINT "work_order_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "offer" (
    "work_order_id" INTEGER NOT NULL,
    "staff_id" INTEGER NOT NULL,
    "round" INTEGER NOT NULL,
    "status" TEXT NOT NULL DEFAULT 'open',
    "reason" TEXT,
    "at" TIMESTAMPTZ(3) NOT NULL,
    "answered_at" TIMESTAMPTZ(3),

    CONSTRAINT "offer_pkey" PRIMARY KEY ("work_order_id","round","staff_id")
);

-- CreateTable
CREATE TABLE "timeline" (
    "id" BIGSERIAL NOT NULL,
    "property_id" INTEGER NOT NULL,
    "request_id" INTEGER NOT NULL,
    "work_order_id" INTEGER,
    "event" TEXT NOT NULL,
    "actor" TEXT NOT NULL,
    "person_id" INTEGER,
    "detail" JSONB NOT NULL DEFAULT '{}',
    "at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "timeline_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "numbering" (
    "property_id" INTEGER NOT NULL,
    "prefix" TEXT NOT NULL,
    "day" TEXT NOT NULL,
    "last" INTEGER NOT NULL,

    CONSTRAINT "numbering_pkey" PRIMARY KEY ("property_id","prefix","day")
);

-- CreateTable
CREATE TABLE "web_chat" (
    "id" TEXT NOT NULL,
    "last_n" INTEGER NOT NULL DEFAULT 0,
    "seen_n" INTEGER NOT NULL DEFAULT 0,

    CONSTRAINT "web_chat_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "web_session" (
    "token_hash" TEXT NOT NULL,
    "chat_id" TEXT NOT NULL,
    "from_n" INTEGER NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "web_session_pkey" PRIMARY KEY ("token_hash")
);

-- CreateTable
CREATE TABLE "web_message" (
    "chat_id" TEXT NOT NULL,
    "n" INTEGER NOT NULL,
    "from" TEXT NOT NULL,
    "key" TEXT NOT NULL,
    "text" TEXT NOT NULL,
    "button" TEXT,
    "buttons" JSONB NOT NULL DEFAULT '[]',
    "files" JSONB NOT NULL DEFAULT '[]',
    "at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "web_message_pkey" PRIMARY KEY ("chat_id","n")
);

-- CreateIndex
CREATE UNIQUE INDEX "property_code_key" ON "property"("code");

-- CreateIndex
CREATE UNIQUE INDEX "unit_property_id_building_entrance_room_key" ON "unit"("property_id", "building", "entrance", "room");

-- CreateIndex
CREATE UNIQUE INDEX "public_area_property_id_name_key" ON "public_area"("property_id", "name");

-- CreateIndex
CREATE UNIQUE INDEX "person_property_id_name_phone_key" ON "person"("property_id", "name", "phone");

-- CreateIndex
CREATE INDEX "residency_unit_id_idx" ON "residency"("unit_id");

-- CreateIndex
CREATE UNIQUE INDEX "staff_person_id_key" ON "staff"("person_id");

-- CreateIndex
CREATE INDEX "staff_property_id_role_idx" ON "staff"("property_id", "role");

-- CreateIndex
CREATE INDEX "account_person_id_idx" ON "account"("person_id");

-- CreateIndex
CREATE UNIQUE INDEX "account_channel_external_id_key" ON "account"("channel", "external_id");

-- CreateIndex
CREATE UNIQUE INDEX "conversation_channel_account_id_chat_key" ON "conversation"("channel", "account_id", "chat");

-- CreateIndex
CREATE INDEX "claim_at_idx" ON "claim"("at");

-- CreateIndex
CREATE INDEX "message_conversation_id_at_idx" ON "message"("conversation_id", "at");

-- CreateIndex
CREATE INDEX "request_reporter_id_status_idx" ON "request"("reporter_id", "status");

-- CreateIndex
CREATE UNIQUE INDEX "request_property_id_number_key" ON "request"("property_id", "number");

-- CreateIndex
CREATE INDEX "work_order_request_id_idx" ON "work_order"("request_id");

-- CreateIndex
CREATE INDEX "work_order_assignee_id_status_idx" ON "work_order"("assignee_id", "status");

-- CreateIndex
CREATE INDEX "offer_staff_id_status_idx" ON "offer"("staff_id", "status");

-- CreateIndex
CREATE INDEX "timeline_request_id_id_idx" ON "timeline"("request_id", "id");

-- CreateIndex
CREATE INDEX "web_message_at_idx" ON "web_message"("at");

-- CreateIndex
CREATE UNIQUE INDEX "web_message_chat_id_key_key" ON "web_message"("chat_id", "key");

-- AddForeignKey
ALTER TABLE "unit" ADD CONSTRAINT "unit_property_id_fkey" FOREIGN KEY ("property_id") REFERENCES "property"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "public_area" ADD CONSTRAINT "public_area_property_id_fkey" FOREIGN KEY ("property_id") REFERENCES "property"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "person" ADD CONSTRAINT "person_property_id_fkey" FOREIGN KEY ("property_id") REFERENCES "property"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "residency" ADD CONSTRAINT "residency_person_id_fkey" FOREIGN KEY ("person_id") REFERENCES "person"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "residency" ADD CONSTRAINT "residency_unit_id_fkey" FOREIGN KEY ("unit_id") REFERENCES "unit"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "staff" ADD CONSTRAINT "staff_person_id_fkey" FOREIGN KEY ("person_id") REFERENCES "person"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "account" ADD CONSTRAINT "account_person_id_fkey" FOREIGN KEY ("person_id") REFERENCES "person"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "conversation" ADD CONSTRAINT "conversation_account_id_fkey" FOREIGN KEY ("account_id") REFERENCES "account"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "work_order" ADD CONSTRAINT "work_order_request_id_fkey" FOREIGN KEY ("request_id") REFERENCES "request"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "offer" ADD CONSTRAINT "offer_work_order_id_fkey" FOREIGN KEY ("work_order_id") REFERENCES "work_order"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "web_session" ADD CONSTRAINT "web_session_chat_id_fkey" FOREIGN KEY ("chat_id") REFERENCES "web_chat"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "web_message" ADD CONSTRAINT "web_message_chat_id_fkey" FOREIGN KEY ("chat_id") REFERENCES "web_chat"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- What schema.prisma cannot say.

-- At most one live promise has a key.
CREATE UNIQUE INDEX "outbox_key_live" ON "outbox" ("key") WHERE "key" IS NOT NULL AND "done_at" IS NULL AND "cancelled_at" IS NULL AND "failed_at" IS NULL;
-- The relay looks for rows that are due and not published.
CREATE INDEX "outbox_due" ON "outbox" ("queue", "run_at") WHERE "published_at" IS NULL AND "done_at" IS NULL AND "cancelled_at" IS NULL AND "failed_at" IS NULL;
-- Rows in BullMQ and not finished: back-pressure, and what a lost queue held.
CREATE INDEX "outbox_published" ON "outbox" ("queue", "published_at") WHERE "published_at" IS NOT NULL AND "done_at" IS NULL AND "cancelled_at" IS NULL AND "failed_at" IS NULL;
-- The messages of a chat, in order.
CREATE INDEX "outbox_chat" ON "outbox" ("conversation_id", "id") WHERE "conversation_id" IS NOT NULL AND "done_at" IS NULL AND "cancelled_at" IS NULL AND "failed_at" IS NULL;
-- Pruning.
CREATE INDEX "outbox_ended" ON "outbox" ((COALESCE("done_at", "cancelled_at", "failed_at"))) WHERE "done_at" IS NOT NULL OR "cancelled_at" IS NOT NULL OR "failed_at" IS NOT NULL;
-- Open work orders, for the invariant.
CREATE INDEX "work_order_open" ON "work_order" ("property_id", "status") WHERE "status" NOT IN ('closed', 'cancelled');

ALTER TABLE "outbox" ADD CONSTRAINT "outbox_priority_known" CHECK ("priority" BETWEEN 0 AND 3),
  ADD CONSTRAINT "outbox_ended_once" CHECK (num_nonnulls("done_at", "cancelled_at", "failed_at") <= 1);
ALTER TABLE "claim" ADD CONSTRAINT "claim_outcome_known" CHECK ("outcome" IN ('taken', 'failed'));
ALTER TABLE "message" ADD CONSTRAINT "message_direction_known" CHECK ("direction" IN ('in', 'out'));
ALTER TABLE "residency" ADD CONSTRAINT "residency_kind_known" CHECK ("kind" IN ('owner', 'tenant', 'family'));
ALTER TABLE "staff" ADD CONSTRAINT "staff_role_known" CHECK ("role" IN ('front-desk', 'engineer', 'supervisor', 'manager', 'finance', 'security', 'cleaner'));
ALTER TABLE "request" ADD CONSTRAINT "request_kind_known" CHECK ("kind" IN ('repair', 'complaint', 'inquiry', 'service', 'suggestion', 'emergency')),
  ADD CONSTRAINT "request_status_known" CHECK ("status" IN ('open', 'closed', 'cancelled')),
  ADD CONSTRAINT "request_priority_known" CHECK ("priority" IN ('emergency', 'urgent', 'routine'));
ALTER TABLE "work_order" ADD CONSTRAINT "work_order_kind_known" CHECK ("kind" IN ('repair', 'sign-off-call', 'talk-call', 'undelivered', 're-inspection', 'signature', 'callback-call')),
  ADD CONSTRAINT "work_order_status_known" CHECK ("status" IN ('waiting', 'offered', 'accepted', 'on-the-way', 'on-the-spot', 'done', 'closed', 'cancelled')),
  ADD CONSTRAINT "work_order_priority_known" CHECK ("priority" IN ('emergency', 'urgent', 'routine')),
  ADD CONSTRAINT "work_order_taken_by_somebody" CHECK ("status" NOT IN ('accepted', 'on-the-way', 'on-the-spot', 'done') OR "assignee_id" IS NOT NULL);
ALTER TABLE "offer" ADD CONSTRAINT "offer_status_known" CHECK ("status" IN ('open', 'accepted', 'declined', 'withdrawn'));
ALTER TABLE "timeline" ADD CONSTRAINT "timeline_actor_known" CHECK ("actor" IN ('resident', 'staff', 'system'));
ALTER TABLE "web_message" ADD CONSTRAINT "web_message_from_known" CHECK ("from" IN ('bot', 'me'));

-- Records are append-only (X1): a line of the time line is never changed, and taken away only by the retention job, which says so.
CREATE FUNCTION "timeline_is_append_only"() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF TG_OP = 'DELETE' AND current_setting('guanjia.retention', true) = 'on' THEN
    RETURN OLD;
  END IF;
  RAISE EXCEPTION 'the time line is append-only';
END
$$;
CREATE TRIGGER "timeline_append_only" BEFORE UPDATE OR DELETE ON "timeline" FOR EACH ROW EXECUTE FUNCTION "timeline_is_append_only"();
CREATE TRIGGER "timeline_never_emptied" BEFORE TRUNCATE ON "timeline" FOR EACH STATEMENT EXECUTE FUNCTION "timeline_is_append_only"();
