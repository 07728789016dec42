import { join } from "node:path";
import { sqliteButtonLines } from "../../src/stores/sqlite-button-lines.ts";
import { buttonLinesConformance } from "../conformance/button-lines.ts";
import { temporaryFolder } from "./temporary-base.ts";

buttonLinesConformance("sqliteButtonLines", () => {
  const file = join(temporaryFolder(), "deep", "buttons.db");
  return {
    open(clock) {
      const lines = sqliteButtonLines({ file, clock });
      return { lines, close: () => lines.close() };
    },
  };
});
