-- CreateTable
CREATE TABLE "handover" (
    "id" SERIAL NOT NULL,
    "property_id" INTEGER NOT NULL,
    "role" TEXT NOT NULL,
    "began_at" TIMESTAMPTZ(3) NOT NULL,
    "ends_at" TIMESTAMPTZ(3) NOT NULL,
    "takes_over_at" TIMESTAMPTZ(3) NOT NULL,
    "off_ids" INTEGER[],
    "on_ids" INTEGER[],
    "status" TEXT NOT NULL DEFAULT 'drafted',
    "level" INTEGER NOT NULL DEFAULT 0,

    CONSTRAINT "handover_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "handover_entry" (
    "id" BIGSERIAL NOT NULL,
    "handover_id" INTEGER NOT NULL,
    "event" TEXT NOT NULL,
    "staff_id" INTEGER,
    "detail" JSONB NOT NULL DEFAULT '{}',
    "at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "handover_entry_pkey" PRIMARY KEY ("id")
);

-- CreateIndex
CREATE UNIQUE INDEX "handover_property_id_role_ends_at_key" ON "handover"("property_id", "role", "ends_at");

-- CreateIndex
CREATE INDEX "handover_entry_handover_id_id_idx" ON "handover_entry"("handover_id", "id");

-- AddForeignKey
ALTER TABLE "handover_entry" ADD CONSTRAINT "handover_entry_handover_id_fkey" FOREIGN KEY ("handover_id") REFERENCES "handover"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

ALTER TABLE "handover" ADD CONSTRAINT "handover_status_known" CHECK ("status" IN ('drafted', 'handed', 'taken', 'signed'));
ALTER TABLE "handover_entry" ADD CONSTRAINT "handover_entry_event_known" CHECK ("event" IN ('drafted', 'named', 'handed', 'taken', 'signed'));

-- What was signed is never edited (S3), and taken away only by the retention job, which says so.
CREATE FUNCTION "handover_is_kept"() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF TG_OP = 'DELETE' AND current_setting('guanjia.retention', true) = 'on' THEN
    RETURN OLD;
  END IF;
  IF TG_OP = 'UPDATE' AND TG_TABLE_NAME = 'handover' THEN
    IF OLD."status" <> 'signed' AND (NEW."id", NEW."property_id", NEW."role", NEW."began_at", NEW."ends_at") = (OLD."id", OLD."property_id", OLD."role", OLD."began_at", OLD."ends_at") THEN
      RETURN NEW;
    END IF;
  END IF;
  RAISE EXCEPTION 'handovers are never edited';
END
$$;
CREATE TRIGGER "handover_kept" BEFORE UPDATE OR DELETE ON "handover" FOR EACH ROW EXECUTE FUNCTION "handover_is_kept"();
CREATE TRIGGER "handover_entry_kept" BEFORE UPDATE OR DELETE ON "handover_entry" FOR EACH ROW EXECUTE FUNCTION "handover_is_kept"();
CREATE TRIGGER "handover_entry_never_emptied" BEFORE TRUNCATE ON "handover_entry" FOR EACH STATEMENT EXECUTE FUNCTION "handover_is_kept"();
