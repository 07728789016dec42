import { readFileSync } from "node:fs";
import { afterEach, describe, expect, test, vi } from "vitest";
import { slackManifest } from "../../../src/adapters/slack/manifest.ts";
import { Router } from "../../../src/adapters/slack/router.ts";
import { connected, undrawable } from "./front-end.ts";

const URL = "https://amw.example.com";
const kept = (name: string): unknown => JSON.parse(readFileSync(`config/slack/manifest.${name}.json`, "utf8"));
afterEach(() => vi.restoreAllMocks());

test("the kept copies are what the code makes; npm run manifest writes them", () => {
  expect(kept("socket")).toEqual(slackManifest());
  expect(kept("http")).toEqual(slackManifest(URL));
});

test("it declares what is heard", async () => {
  const command = vi.spyOn(Router.prototype, "command");
  const shortcut = vi.spyOn(Router.prototype, "shortcut");
  const event = vi.spyOn(Router.prototype, "event");
  await connected(undrawable);
  const first = (spy: { mock: { calls: readonly (readonly unknown[])[] } }) => spy.mock.calls.map(([name]) => name);
  const { features, settings } = slackManifest();
  expect(features.slash_commands.map((one) => one.command)).toEqual(first(command));
  const shortcuts = features.shortcuts.map((one) => ({ type: `${one.type}_action`, callback_id: one.callback_id }));
  expect(shortcuts).toEqual(first(shortcut));
  // bolt knows every kind of message as `message`; which kinds are sent is the manifest's matter.
  const events = settings.event_subscriptions.bot_events.map((name) => name.replace(/^message\..*/, "message"));
  expect(events).toEqual(first(event));
});

test("every kind of event and answer has its scope, and no scope is there for nothing", () => {
  const needs: Record<string, string> = { app_mention: "app_mentions:read", "message.im": "im:history" };
  const { settings, oauth_config } = slackManifest();
  const needed = settings.event_subscriptions.bot_events.flatMap((name) => needs[name] ?? []);
  const { bot, bot_optional } = oauth_config.scopes;
  const reads = ["users:read", "channels:read", "groups:read", "usergroups:read"];
  const optional = [...reads, "im:write", "channels:history", "groups:history"];
  expect([...bot_optional].sort()).toEqual(optional.sort());
  expect([...bot].sort()).toEqual(["commands", "chat:write", ...needed, ...optional].sort());
});

describe.each([["Socket Mode", undefined] as const, ["HTTP mode", URL] as const])("in %s", (_, url) => {
  const { display_information, features, settings } = slackManifest(url);

  test("it keeps Slack's limits", () => {
    const { name, description, long_description } = display_information;
    expect(name.length).toBeLessThanOrEqual(35);
    expect(description.length).toBeLessThanOrEqual(140);
    expect(long_description.length).toBeGreaterThanOrEqual(174);
    expect(long_description.length).toBeLessThanOrEqual(4000);
    expect(features.bot_user.display_name).toMatch(/^[a-z0-9._-]{1,80}$/);
    for (const one of features.slash_commands) {
      expect(one.command).toMatch(/^\/[a-z0-9_-]{1,31}$/);
      expect(one.description.length).toBeLessThanOrEqual(2000);
      expect(one.usage_hint.length).toBeLessThanOrEqual(1000);
      expect(one.should_escape).toBe(true);
    }
    for (const one of features.shortcuts) {
      expect(one.name.length).toBeLessThanOrEqual(24);
      expect(one.callback_id.length).toBeLessThanOrEqual(255);
      expect(one.description.length).toBeLessThanOrEqual(150);
    }
  });

  test("it names an address where and only where Slack calls AMW", () => {
    const address = url && `${url}/slack/events`;
    expect(settings.socket_mode_enabled).toBe(url === undefined);
    expect(settings.event_subscriptions.request_url).toBe(address);
    expect(settings.interactivity.request_url).toBe(address);
    expect(features.slash_commands.map((one) => one.url)).toEqual([address]);
  });
});
