import type { AnyMiddlewareArgs, Middleware } from "@slack/bolt";
import { expect, test } from "vitest";
import { Router } from "../../../src/adapters/slack/router.ts";

type Args = Parameters<Middleware<AnyMiddlewareArgs>>[0];

/** A router with one listener of each kind, and what was heard by whom. */
function listening() {
  const heard: string[] = [];
  const router = new Router();
  const by = (name: string) => async () => void heard.push(name);
  router.on.command("/amw", by("command"));
  router.on.action("exact", by("action"));
  router.on.action(/^amw:run:\d+$/, by("pattern"));
  router.on.shortcut({ type: "message_action", callback_id: "ask" }, by("shortcut"));
  router.on.view("form", by("view"));
  router.on.event("app_mention", by("event"));
  return { heard, route: (body: object) => router.route({ body } as Args), router };
}

test.each([
  ["command", { command: "/amw", text: "" }],
  ["action", { type: "block_actions", actions: [{ action_id: "exact" }] }],
  ["pattern", { type: "block_actions", actions: [{ action_id: "amw:run:12" }] }],
  ["shortcut", { type: "message_action", callback_id: "ask" }],
  ["view", { type: "view_submission", view: { callback_id: "form" } }],
  ["event", { type: "event_callback", event: { type: "app_mention" } }],
])("a %s is heard by its listener alone", async (who, body) => {
  const { heard, route } = listening();
  await route(body);
  expect(heard).toEqual([who]);
});

test.each([
  ["another command", { command: "/other" }],
  ["an action whose name only begins so", { type: "block_actions", actions: [{ action_id: "exactly" }] }],
  ["an action that another pattern is for", { type: "block_actions", actions: [{ action_id: "amw:run:x" }] }],
  ["no action at all", { type: "block_actions", actions: [] }],
  ["another shortcut", { type: "message_action", callback_id: "other" }],
  ["a shortcut of another kind", { type: "shortcut", callback_id: "ask" }],
  ["a view that was closed", { type: "view_closed", view: { callback_id: "form" } }],
  ["another view", { type: "view_submission", view: { callback_id: "other" } }],
  ["another event", { type: "event_callback", event: { type: "message" } }],
  ["an event's name on something else", { type: "block_actions", event: { type: "app_mention" } }],
])("%s is heard by nobody", async (_, body) => {
  const { heard, route } = listening();
  await route(body);
  expect(heard).toEqual([]);
});

test("all that listen to the same hear it, each with what bolt handed over, and are waited for", async () => {
  const router = new Router();
  const args = { body: { command: "/amw" } } as Args;
  const heard: unknown[] = [];
  for (const pause of [20, 0])
    router.command("/amw", async (given) => {
      await new Promise((resolve) => setTimeout(resolve, pause));
      heard.push(given);
    });
  await router.route(args);
  expect(heard).toEqual([args, args]);
});

test("what a listener throws reaches bolt, at once or later", async () => {
  for (const hear of [
    () => {
      throw new Error("it broke");
    },
    () => Promise.reject(new Error("it broke")),
  ]) {
    const router = new Router();
    router.command("/amw", hear);
    await expect(router.route({ body: { command: "/amw" } } as Args)).rejects.toThrow("it broke");
  }
});
