import { defineConfig } from "prisma/config";

export default defineConfig({
  schema: "prisma/schema.prisma",
  migrations: { path: "prisma/migrations" },
  // Only `prisma migrate deploy` by hand reads this; the program applies its migrations itself at start.
  datasource: { url: process.env["DATABASE_URL"] ?? "postgresql://localhost:5432/guanjia" },
});
