import { describe, expect, test } from "vitest";
import { approvedRecord } from "../../../src/core/curating/approval.ts";
import { checkedRecord } from "../../../src/core/curating/checked-record.ts";
import { ADA, BO, DAN } from "../../samples/curating-desk.ts";
import { buttons, eachOnItsDesk, lineOf, openedForm, said } from "./curating-talk.ts";

const MUSACODER = "2026-06-musacoder-first-domestic-gpu";
const KUAE = "2024-07-kuae-10000";
const on = eachOnItsDesk();

interface RawClaim {
  readonly id: string;
  readonly steps: readonly { readonly status: string; readonly evidence: string; readonly by: string }[];
  readonly evidence: readonly { readonly source: string; readonly stance: string }[];
}
const claimsOf = async (id: string): Promise<readonly RawClaim[]> =>
  (await on.desk.record(id)).claims as readonly RawClaim[];
const newOne = (id: string, more = "") =>
  `claim ${id} claimed --text "It will ship in December 2026." --claimant 摩尔线程 --evidence https://www.mthreads.com/news/999 --reason "The maker says so." ${more}`;

describe("claim", () => {
  test("appends a step with its source and evidence, and shows the vector", async () => {
    await on.desk.ask(newOne(KUAE, "--quotes-claimant"));
    const id = (await claimsOf(KUAE)).at(-1)?.id ?? "";
    const before = (await on.desk.record(KUAE)).sources as readonly unknown[];
    const message = await on.desk.ask(
      `claim ${KUAE} disputed --claim ${id} --evidence https://www.reuters.com/tech/a?utm_source=x --publisher Reuters --published 2026-11-20 --grade b2 --reason "Two customers deny it."`,
    );
    expect(message.tone).toBe("done");
    expect(said(message)).toContain("The claim was claimed and is now disputed.");
    expect(said(message)).toContain(`Claim ${id}: claimed → disputed: Two customers deny it.`);
    expect(said(message)).toMatch(/AMW:1\/N:\d\/S:\d\/ST:disputed\//);
    expect(buttons(message)).toEqual(["Why", "Undo", "Show", "History"]);
    const claim = (await claimsOf(KUAE)).find((one) => one.id === id);
    expect(claim?.steps.at(-1)).toEqual({
      status: "disputed",
      date: "2026-11-25",
      by: ADA.id,
      reason: "Two customers deny it.",
      evidence: "https://www.reuters.com/tech/a?utm_source=x",
    });
    expect(claim?.evidence.at(-1)).toMatchObject({ stance: "contradicts", note: "Two customers deny it." });
    const sources = (await on.desk.record(KUAE)).sources as readonly unknown[];
    expect(sources.length).toBe(before.length + 1);
    expect(sources.at(-1)).toEqual({
      url: "https://www.reuters.com/tech/a?utm_source=x",
      publisher: "Reuters",
      published: "2026-11-20",
      grade: "B2",
    });
    // The same page again, without its tracker, is no new source and no new evidence.
    await on.desk.ask(
      `claim ${KUAE} disputed --claim ${id} --evidence https://www.reuters.com/tech/a/ --reason "Still."`,
    );
    expect((await on.desk.record(KUAE)).sources).toEqual(sources);
    expect((await claimsOf(KUAE)).find((one) => one.id === id)).toMatchObject({ evidence: claim?.evidence });
  });

  test("a new claim begins as claimed, by a player or by anybody", async () => {
    const message = await on.desk.ask(newOne(KUAE, '--settled-by "A delivery" --due 2026-12'));
    expect(said(message)).toContain("makes one more claim: “It will ship in December 2026.”");
    expect((await claimsOf(KUAE)).at(-1)).toMatchObject({
      id: "it-will-ship-in-december-2026",
      claimant: { player: "moore-threads" },
      watch: { settledBy: ["A delivery"], due: "2026-12" },
      steps: [{ status: "claimed" }],
    });
    await on.desk.ask(newOne(KUAE).replace("摩尔线程", '"A blogger"'));
    expect((await claimsOf(KUAE)).at(-1)).toMatchObject({
      id: "it-will-ship-in-december-2026-2",
      claimant: { name: "A blogger" },
    });
  });

  test("corroborated needs two publishers, one of whom does more than quote", async () => {
    await on.desk.ask(newOne(KUAE, "--quotes-claimant"));
    const claim = (await claimsOf(KUAE)).at(-1)?.id;
    const one = await on.desk.ask(
      `claim ${KUAE} corroborated --claim ${claim} --evidence https://www.mthreads.com/news/1000 --reason "Again."`,
    );
    expect(one.tone).toBe("refused");
    expect(one.problems?.evidence).toMatch(
      /^Corroborated needs two publishers that are independent of each other, and only .* supports it so far/,
    );
    const quoting = await on.desk.ask(
      `claim ${KUAE} corroborated --claim ${claim} --evidence https://a.example/1 --reason "They repeat it." --quotes-claimant`,
    );
    expect(quoting.problems?.evidence).toContain("does more than quote the claimant, and all of them quote");
    const done = await on.desk.ask(
      `claim ${KUAE} corroborated --claim ${claim} --evidence https://a.example/1 --reason "They measured it."`,
    );
    expect(done.tone).toBe("done");
    expect(said(done)).toContain("The claim was claimed and is now corroborated.");
  });

  test("disputed needs evidence against it", async () => {
    const refused = await on.desk.ask(
      `claim ${KUAE} disputed --evidence https://a.example/1 --stance supports --reason "Hm."`,
    );
    expect(refused.problems?.stance ?? said(refused)).toContain("needs evidence against the claim");
  });

  test.each(["verified", "refuted"] as const)("%s waits for a second person", async (status) => {
    const before = await on.desk.record(MUSACODER);
    const message = await on.desk.ask(
      `claim ${MUSACODER} ${status} --claim first-full-chain --evidence https://lab.example/report --reason "We ran it ourselves."`,
    );
    expect(message.tone).toBe("done");
    expect(said(message)).toContain(
      `“${status}” needs a second person, so it waits as p1 until another editor writes /amw approve p1.`,
    );
    expect(await on.desk.record(MUSACODER)).toEqual(before);
    const proposal = await on.desk.desk.state.proposals.find("p1");
    expect(proposal).toMatchObject({ kind: "change", by: ADA, about: { id: `announcement:${MUSACODER}` } });
    const wanted = proposal?.edit?.records[0]?.record ?? {};
    const approved = approvedRecord(wanted, BO.id);
    const saved = await on.desk.desk.records.save({
      records: [{ id: `announcement:${MUSACODER}`, basedOn: proposal?.edit?.records[0]?.basedOn, record: approved }],
      what: "claim",
      by: ADA,
      approvedBy: BO,
      where: { surface: "slack" },
      reason: "We ran it ourselves.",
    });
    expect(saved.outcome).toBe("saved");
    expect(said(await on.desk.ask(`why ${MUSACODER}`, DAN))).toContain("approved by an editor");
  });

  test("verified needs evidence from somebody without a stake", async () => {
    await on.desk.ask(newOne(KUAE, "--quotes-claimant"));
    const claim = (await claimsOf(KUAE)).at(-1)?.id;
    const quoted = await on.desk.ask(
      `claim ${KUAE} verified --claim ${claim} --evidence https://www.mthreads.com/news/999 --reason "They say so." --quotes-claimant`,
    );
    expect(quoted.problems?.evidence).toContain("does more than quote the claimant");
    const own = await on.desk.ask(
      `claim ${KUAE} verified --claim ${claim} --evidence https://www.mthreads.com/news/1001 --publisher "Moore Threads" --reason "Their logs."`,
    );
    expect(own.problems?.evidence).toContain("somebody without a stake");
    expect((await on.desk.desk.state.proposals.list({ state: "open", limit: 5, offset: 0 })).total).toBe(0);
  });

  test("stale only when its deadline has passed, superseded and reopened at any time", async () => {
    await on.desk.ask(newOne(KUAE, '--settled-by "A delivery" --due 2026-12'));
    const claim = (await claimsOf(KUAE)).at(-1)?.id;
    const step = (status: string) =>
      on.desk.ask(
        `claim ${KUAE} ${status} --claim ${claim} --evidence https://www.mthreads.com/news/999 --reason "So it is."`,
      );
    expect((await step("stale")).problems?.status).toBe(
      "Its deadline is December 2026, which has not passed, so it is not stale yet.",
    );
    on.desk.now = new Date("2027-01-01T08:00:00Z");
    expect(said(await step("stale"))).toContain("The claim was claimed and is now stale.");
    expect((await step("stale")).problems?.status).toContain("It is stale, so it cannot become stale");
    expect(said(await step("claimed"))).toContain("The claim is open again: it was stale and is now claimed.");
    expect(said(await step("superseded"))).toContain("is now superseded");
    expect(said(await step("claimed"))).toContain("is open again");
    expect((await claimsOf(KUAE)).at(-1)?.steps.length).toBe(5);
  });

  test("several claims: asks which, with a button for each", async () => {
    const line = `claim ${MUSACODER} disputed --evidence https://a.example/1 --reason "No."`;
    const message = await on.desk.ask(line);
    expect(message.tone).toBe("refused");
    expect(said(message)).toContain("makes 2 claims; say which with --claim: first-full-chain, no-foreign-stack.");
    const [button] = message.actions;
    if (button?.kind !== "run") throw new Error("There is no button.");
    expect((await on.desk.ask(button.line)).tone).toBe("done");
    const wrong = await on.desk.ask(`${line} --claim nonsense`);
    expect(said(wrong)).toContain("makes no claim “nonsense”; it makes first-full-chain, no-foreign-stack.");
    expect((await on.desk.ask(`${line} --claim 2`)).tone).toBe("done");
  });

  test.each<[string, string]>([
    ["claim", "Whose claim? Name the announcement and the status"],
    [`claim ${KUAE} sure --evidence https://a.example --reason x`, "I know no announcement"],
    [
      `claim ${KUAE} disputed --evidence nowhere --reason "x"`,
      "“nowhere” is no address of a page and none of the sources",
    ],
    [`claim ${KUAE} disputed --evidence javascript:alert(1) --reason "x"`, "is no address of a page"],
    [
      `claim ${KUAE} disputed --text "New." --claimant nvidia --evidence https://a.example --reason "x"`,
      "A new claim begins as claimed",
    ],
    [`claim ${KUAE} claimed --text "New." --evidence https://a.example --reason "x"`, "Say who makes the claim"],
    [`claim ${KUAE} disputed --evidence https://a.example --reason "x" --grade Z9`, "--grade Z9 does not work"],
    [`claim ${KUAE} disputed --evidence https://a.example --reason "x" --published soon`, "Write a date as YYYY"],
  ])("%s is refused", async (line, sentence) => {
    const message = await on.desk.ask(line);
    expect(message.tone).toBe("refused");
    expect(said(message).toLowerCase()).toContain(sentence.toLowerCase());
  });

  test("its form names the claims, and does not overwrite another's step", async () => {
    const { values, note, send } = await openedForm(on.desk, `claim ${MUSACODER} disputed`);
    expect(note).toContain("first-full-chain (disputed), no-foreign-stack (disputed)");
    expect(values.status).toBe("disputed");
    await on.desk.ask(
      `claim ${MUSACODER} claimed --claim 1 --evidence https://arxiv.org/abs/2606.04847 --reason "Looked again."`,
      BO,
    );
    const refused = await send({ claim: "1", evidence: "https://a.example/1", reason: "No." });
    expect(said(refused)).toContain("Bo changed");
    expect(said(refused)).toContain("Claim first-full-chain: disputed → claimed: Looked again.");
    expect(said(refused)).toContain("Claim first-full-chain: disputed → disputed: No.");
    expect((await on.desk.ask(lineOf(refused, "Do mine on top"))).tone).toBe("done");
    expect((await claimsOf(MUSACODER))[0]?.steps.map(({ status }) => status)).toEqual([
      "claimed",
      "disputed",
      "claimed",
      "disputed",
    ]);
  });

  test("is for editors", async () => {
    const message = await on.desk.ask(`claim ${KUAE} disputed --evidence https://a.example --reason x`, DAN);
    expect(message.tone).toBe("refused");
    expect(checkedRecord(`announcement:${KUAE}`, await on.desk.record(KUAE), on.desk.knowledge).ok).toBe(true);
  });
});
