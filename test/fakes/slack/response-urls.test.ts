import { expect, test } from "vitest";
import type { Response } from "./payloads.ts";
import { ResponseUrls } from "./response-urls.ts";

const read = (): Response => ({
  text: "t",
  blocks: [],
  unfurl_links: false,
  unfurl_media: false,
  response_type: "ephemeral",
  replace_original: false,
});

test("a response_url works five times, for 30 minutes", () => {
  const problems: string[] = [];
  let now = 0;
  const urls = new ResponseUrls(
    () => now,
    (text) => problems.push(text),
  );
  const url = urls.give("http://slack.test/response_url/r-1");
  for (let i = 0; i < 5; i++) expect(urls.take(url, read)).toEqual({ ok: true });
  expect(problems).toEqual([]);
  urls.take(url, read);
  expect(problems).toEqual(["a response_url was used more than five times"]);
  const old = urls.give("http://slack.test/response_url/r-2");
  now += 30 * 60_000 + 1;
  expect(urls.take(old, read)).toEqual({ ok: false, error: "expired_url" });
  expect(urls.arrived(old)).toEqual([]);
});
