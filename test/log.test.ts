import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { createLog } from "../src/log.ts";

const BOT = "xoxb-123456789012-abcdefGHIJKL";
const APP = "xapp-1-A012345-678901-abcdef0123456789";
const DISCORD = "MTIzNDU2Nzg5MDEyMzQ1Njc4OQ.GabcdE.abcdefghijklmnopqrstuvwxyz0123456789_A";

function logged(
  run: (log: ReturnType<typeof createLog>) => void,
  secrets: readonly string[] = [],
  level = "debug" as const,
): string {
  let written = "";
  run(createLog(level, secrets, (line) => (written += line)));
  return written;
}

describe("the log", () => {
  it("writes one JSON line with level, time and fields", () => {
    const line = JSON.parse(logged((log) => log.info("AMW is ready", { announcements: 91 })));
    expect(line).toMatchObject({ level: "info", msg: "AMW is ready", announcements: 91 });
    expect(Number.isNaN(Date.parse(line.time))).toBe(false);
  });

  it.each([BOT, APP, DISCORD])("keeps %s out, wherever it stands, known or not", (token) => {
    const error = Object.assign(new Error(`refused ${token}`), {
      config: { headers: { authorization: `Bot ${token}` } },
    });
    const text = logged((log) => {
      log.error(`failed with ${token}`, { error, nested: { deep: [token] } });
      log.debug("wire", { url: `https://x/${token}/y` });
    });
    expect(text).not.toContain(token);
    expect(text).toContain("[secret]");
  });

  it("keeps every configured secret out, whatever it looks like", () => {
    fc.assert(
      fc.property(
        fc.string({ minLength: 6 }).filter((secret) => secret.trim().length >= 6),
        (secret) => {
          const text = logged((log) => log.warn("it was", { value: `a${secret}b` }), [secret]);
          expect(JSON.parse(text).value).not.toContain(secret);
        },
      ),
    );
  });

  it("says nothing below its level", () => {
    let written = "";
    const log = createLog("silent", [], (line) => (written += line));
    log.error("x");
    expect(written).toBe("");
  });
});
