import { it } from "vitest";
import { plainText } from "../src/core/message/plain.ts";
import { BO, digestDesk } from "./samples/digest-desk.ts";
import { STARTER_KNOWLEDGE } from "./samples/knowledge-store.ts";

it("x", async () => {
  const d = await digestDesk(STARTER_KNOWLEDGE);
  const say = async (line: string, call = {}) => {
    const m = await d.ask(line, call);
    console.log(
      `\n>>> ${line}\n${m.tone} | ${m.title}\n${m.summary}\n${plainText(m)}\n${m.actions.map((a) => `[${a.label}] ${"line" in a ? `${a.kind} ${a.line}` : a.url}`).join("\n")}`,
    );
    return m;
  };
  await say("digest");
  await say("digest subscribe");
  await say("digest subscribe --days weekdays");
  await say("digest pause");
  await say(
    "digest subscribe 9am weekdays New York --segment hbm memory --min-significance 2 --alert significance ≥ 3 --lift moore threads,training-accelerators --exclude-tag funding --max 5 --language 中文 --quiet skip",
    { timezone: "Asia/Tokyo" },
  );
  await say("digest subscribe --at 9:30 pm");
  await say("digest subscribe --at 9:30 pm --name chips");
  await say("digest");
  await say("digest pause 3d");
  await say("digest pause chips until monady");
  await say("digest pause chips until monday");
  await say("digest resume chips");
  await say("digest resume chips");
  await say("digest update chips");
  await say("digest update chips --at 10 --segment none --player huawei");
  await say("digest update abc002@1 --at 11:00 --days daily", { actor: BO });
  await say("digest test chips");
  await say("digest now chips");
  await say("digest now chips");
  await say("digest history chips");
  const m = await d.ask("digest history chips");
  const line = m.actions.find((a) => a.label === "Read 1");
  await say((line as any).line);
  await say("digest unsubscribe chips");
  await say("digest restore abc002");
  await say("digest list --everywhere");
  d.role = "admin";
  await say("digest list --everywhere");
  d.role = "anyone";
  d.platform.manages = "no";
  await say("digest now chips");
  d.platform.manages = "unknown";
  await say("digest now chips");
  d.platform.manages = "yes";
  d.platform.reach = {
    ok: false,
    reason: "AMW is not in the channel",
    mend: "Invite AMW to the channel with /invite @AMW.",
  };
  await say("digest now chips");
  d.platform.reach = { ok: true };
  await say("digest subscribr --at 9");
  await say("subscribe --at 9");
  await say("subscribe");
  await say("digest foo");
  await say("digest subscribe --at 9", { channel: undefined });
  await say("digest subscribe --at 9", { channel: undefined, manages: true });
  await say("help digest");
  await say("help");
  await say("digest resend zzz");
  await say("digest update --help");
  console.log(
    await d.amw.hint("digest subscribe", { segment: "hbm", at: "9" }, { actor: BO, surface: "slack" }),
    await d.amw.hint("digest subscribe", { segment: "hbmm", at: "9" }, { actor: BO, surface: "slack" }),
  );
  console.log(
    JSON.stringify(
      d.amw.form("digest update abc001@1 --at 9am --days 'mon-fri'", { actor: BO, surface: "slack" }),
      null,
      1,
    ).slice(0, 2500),
  );
  console.log(d.errors);
  await d.close();
}, 60000);
