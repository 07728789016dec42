import { resolve } from "node:path";
import { defineConfig } from "vitest/config";

export default defineConfig({
  root: resolve(import.meta.dirname, ".."),
  test: {
    include: ["test/**/*.test.ts"],
    setupFiles: [resolve(import.meta.dirname, "setup.ts")],
    // Many tests wait for a platform or a process; vitest's own choice leaves a processor idle meanwhile.
    maxWorkers: "100%",
    testTimeout: 20_000,
    hookTimeout: 20_000,
  },
});
