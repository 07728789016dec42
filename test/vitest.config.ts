import { resolve } from "node:path";
import { defineConfig } from "vitest/config";

export default defineConfig({
  root: resolve(import.meta.dirname, ".."),
  test: {
    include: ["test/**/*.test.ts"],
    setupFiles: [resolve(import.meta.dirname, "setup.ts")],
    testTimeout: 20_000,
    hookTimeout: 20_000,
  },
});
