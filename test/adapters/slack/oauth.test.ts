import { readdirSync, readFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { describe, expect, test, vi } from "vitest";
import { APP_TOKEN } from "../../fakes/slack/fake-slack.ts";
import { SIGNING_SECRET } from "../../fakes/slack/http-door.ts";
import { CLIENT } from "../../fakes/slack/oauth.ts";
import { STATE_SECRET, severalWorkspaces } from "./oauth-front-end.ts";

const ONE = { team: { id: "T11", name: "One & <b>Only</b>" } };
const sentenceIn = (html: string): string => /<p>(.*)<\/p>/.exec(html)?.[1] ?? "";

describe("an installation", () => {
  test("begins at Slack, with what AMW may do, and a state that the browser keeps", async () => {
    const { browser, url } = await severalWorkspaces();
    const at = await browser.begin();
    expect(`${at.origin}${at.pathname}`).toBe("https://slack.com/oauth/v2/authorize");
    const { client_id, scope, state, ...others } = Object.fromEntries(at.searchParams);
    expect({ client_id, scope, others }).toEqual({
      client_id: CLIENT.clientId,
      scope:
        "commands,chat:write,app_mentions:read,im:history,users:read,channels:read,groups:read,im:write,channels:history,groups:history,usergroups:read",
      others: {},
    });
    expect(browser.cookie).toBe(`slack-app-oauth-state=${state}`);
    const { headers } = await fetch(`${url}/slack/install`, { redirect: "manual" });
    expect(headers.get("set-cookie")).toMatch(/; Secure; HttpOnly; Path=\/; Max-Age=600$/);
  });

  test("ends with a page that says what to do next, and tokens that nobody can read", async () => {
    const { slack, install, file, logged, installations } = await severalWorkspaces();
    const { status, headers, text } = await install(ONE);
    expect(status).toBe(200);
    expect(headers.get("content-type")).toBe("text/html; charset=utf-8");
    expect(headers.get("cache-control")).toBe("no-store");
    expect(headers.get("set-cookie")).toContain("slack-app-oauth-state=deleted");
    expect(sentenceIn(text)).toBe("One &#38; &#60;b&#62;Only&#60;/b&#62; has AMW now. Type /amw help in Slack.");
    expect(slack.calls).toEqual(["oauth.v2.access", "auth.test"]);
    const token = slack.oauth.tokenOf("T11");
    expect(JSON.parse(installations.find("T11") ?? "")).toMatchObject({ bot: { token, id: "B0", userId: "U0" } });
    const folder = dirname(file);
    const kept = Buffer.concat(readdirSync(folder).map((name) => readFileSync(join(folder, name))));
    expect(kept.includes(token)).toBe(false);
    expect(kept.includes("One &")).toBe(false);
    expect(logged.map(({ text }) => text)).toContain('A workspace installed AMW {"team":"T11"}');
    for (const secret of [token, CLIENT.clientSecret, STATE_SECRET, SIGNING_SECRET, APP_TOKEN])
      expect(`${JSON.stringify(logged)}${text}`).not.toContain(secret);
  });

  const AGAIN = " Start again at /slack/install, in this browser.";
  const ELSEWHERE = `This installation was begun elsewhere, or more than ten minutes ago.${AGAIN}`;
  test.each<[string, Readonly<Record<string, string>>, "cookie" | "no cookie", string]>([
    ["another state", { code: "<i>code</i>", state: "<script>x</script>" }, "cookie", ELSEWHERE],
    ["no state", { code: "<i>code</i>" }, "cookie", ELSEWHERE],
    ["no cookie", { code: "<i>code</i>", state: "right" }, "no cookie", ELSEWHERE],
    [
      "a cancelled installation",
      { error: "access_denied", error_description: "<script>x</script>" },
      "cookie",
      `The installation was cancelled in Slack.${AGAIN}`,
    ],
    [
      "nothing",
      { x: "<script>x</script>" },
      "cookie",
      `This address takes what Slack sends at the end of an installation.${AGAIN}`,
    ],
    [
      "a code that Slack refuses",
      { code: "<i>code</i>", state: "right" },
      "cookie",
      `Slack did not complete the installation; AMW&#39;s log says why.${AGAIN}`,
    ],
  ])("with %s is refused with a sentence, and keeps nothing", async (what, query, cookie, sentence) => {
    const { slack, browser, installations, logged } = await severalWorkspaces();
    const save = vi.spyOn(installations, "save");
    const state = (await browser.begin()).searchParams.get("state") ?? "";
    if (cookie === "no cookie") browser.cookie = "";
    const { status, text } = await browser.return(query.state === "right" ? { ...query, state } : query);
    expect([status, sentenceIn(text)]).toEqual([400, sentence]);
    expect(text).not.toMatch(/script|<i>/);
    expect(save).not.toHaveBeenCalled();
    const refused = what === "a code that Slack refuses";
    expect(slack.calls).toEqual(refused ? ["oauth.v2.access"] : []);
    expect(logged.filter(({ level }) => level === "warn" || level === "error").map(({ text }) => text)).toEqual(
      refused
        ? ["An installation did not succeed (invalid_code). Install again: a code works once, for ten minutes. {}"]
        : [],
    );
  });

  test("with a state signed by somebody else is refused", async () => {
    const { slack, browser } = await severalWorkspaces();
    const other = await severalWorkspaces({ slack, stateSecret: "another-state-secret" });
    const state = (await other.browser.begin()).searchParams.get("state") ?? "";
    browser.cookie = other.browser.cookie;
    expect((await browser.return({ code: slack.oauth.allow(ONE), state })).status).toBe(400);
    expect(slack.calls).toEqual([]);
  });

  test("with a wrong client secret is told in the log with what to do, without the secret", async () => {
    const { install, logged } = await severalWorkspaces({ clientSecret: "a-wrong-client-secret" });
    const { status, text } = await install(ONE);
    expect(status).toBe(400);
    expect(logged.map(({ text }) => text).join("\n")).toContain(
      "An installation did not succeed (bad_client_secret). Copy SLACK_CLIENT_SECRET again from Basic Information.",
    );
    expect(`${JSON.stringify(logged)}${text}`).not.toContain("a-wrong-client-secret");
  });

  test.each(["oauth.v2.access", "auth.test"])(
    "gives up in time on a Slack that leaves %s unanswered",
    async (method) => {
      const { slack, install, installations, logged } = await severalWorkspaces();
      slack.next(method, { hang: true });
      const from = performance.now();
      expect((await install(ONE)).status).toBe(400);
      expect(performance.now() - from).toBeLessThan(2000);
      expect(installations.find("T11")).toBeUndefined();
      expect(logged.map(({ text }) => text).join()).toContain("Check this machine's network");
    },
  );
});
