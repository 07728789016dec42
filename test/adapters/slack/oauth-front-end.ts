import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { onTestFinished } from "vitest";
import type { SlackConfig } from "../../../src/adapters/slack/config.ts";
import { installPages } from "../../../src/adapters/slack/install-pages.ts";
import { EVENTS_PATH, INSTALL_PATH, REDIRECT_PATH } from "../../../src/adapters/slack/names.ts";
import { startSlack } from "../../../src/adapters/slack/start.ts";
import { startHttp } from "../../../src/adapters/web/server.ts";
import type { Amw } from "../../../src/core/amw.ts";
import { sqliteInstallations } from "../../../src/stores/sqlite-installations.ts";
import { APP_TOKEN, type FakeSlack, fakeSlack } from "../../fakes/slack/fake-slack.ts";
import { SIGNING_SECRET } from "../../fakes/slack/http-door.ts";
import { CLIENT, type Installer } from "../../fakes/slack/oauth.ts";
import { amwThat } from "../../samples/hand-made-amw.ts";
import { recordingLog } from "./front-end.ts";
import { NOW } from "./http-front-end.ts";
import { simple } from "./sample-messages.ts";

export const STATE_SECRET = "a-state-secret-of-the-tests";

interface Options {
  readonly slack?: FakeSlack;
  readonly file?: string;
  readonly stateSecret?: string;
  readonly by?: "HTTP" | "Socket Mode";
  readonly clientSecret?: string;
  readonly does?: Partial<Amw>;
}

/** AMW for several workspaces behind its own server, and a Slack that calls it; everything ends with the test. */
export async function severalWorkspaces(options: Options = {}) {
  const { by = "HTTP", stateSecret = STATE_SECRET, clientSecret = CLIENT.clientSecret, does = {} } = options;
  const slack = options.slack ?? (await newSlack());
  const file = options.file ?? join(folder(), "installations.db");
  const { log, logged } = recordingLog();
  const installations = sqliteInstallations({ file, secret: stateSecret, log });
  onTestFinished(() => installations.close());
  const oauth = { clientId: CLIENT.clientId, clientSecret, stateSecret };
  const config: SlackConfig = {
    oauth,
    apiUrl: slack.apiUrl,
    connectWithinMs: 300,
    postEveryMs: 0,
    ...(by === "HTTP" ? { signingSecret: SIGNING_SECRET } : { appToken: APP_TOKEN }),
  };
  const amw = amwThat({ answer: async () => simple, ...does });
  const front = await startSlack({ amw, log, config, installations, clock: { now: () => NOW } });
  onTestFinished(() => front.stop());
  const pages = installPages({ config: oauth, apiUrl: slack.apiUrl, installations, log, withinMs: 300 });
  const routes = () => [...pages, ...front.routes];
  const http = await startHttp({ host: "127.0.0.1", port: 0, checks: () => [], routes, log });
  onTestFinished(() => http.close());
  const url = `http://127.0.0.1:${http.address.port}`;
  if (by === "HTTP") slack.callAt(`${url}${EVENTS_PATH}`, () => NOW);
  const browser = new Browser(url);
  const install = (installer: Installer) => browser.install(slack.oauth.allow(installer));
  return { slack, front, logged, installations, file, url, browser, install };
}

export async function newSlack(): Promise<FakeSlack> {
  const slack = await fakeSlack();
  onTestFinished(() => slack.close());
  return slack;
}

export function folder(): string {
  const made = mkdtempSync(join(tmpdir(), "amw-oauth-"));
  onTestFinished(() => rmSync(made, { recursive: true, force: true }));
  return made;
}

interface Page {
  readonly status: number;
  readonly headers: Headers;
  readonly text: string;
}

/** Of somebody who installs AMW: keeps the cookie. */
export class Browser {
  cookie = "";
  readonly #url: string;

  constructor(url: string) {
    this.#url = url;
  }

  /** Opens the address where an installation begins; gives where it leads to. */
  async begin(): Promise<URL> {
    const { status, headers } = await this.open(INSTALL_PATH);
    if (status !== 302) throw new Error(`${INSTALL_PATH} answered ${status}`);
    this.cookie = (headers.get("set-cookie") ?? "").split(";")[0] ?? "";
    return new URL(headers.get("location") ?? "");
  }

  /** Comes back from Slack. */
  return(query: Readonly<Record<string, string>>): Promise<Page> {
    return this.open(`${REDIRECT_PATH}?${new URLSearchParams(query)}`);
  }

  /** The whole way, with what Slack gives on it. */
  async install(code: string): Promise<Page> {
    const state = (await this.begin()).searchParams.get("state") ?? "";
    return this.return({ code, state });
  }

  async open(path: string): Promise<Page> {
    const headers = this.cookie === "" ? {} : { cookie: `other=1; ${this.cookie}` };
    const answer = await fetch(`${this.#url}${path}`, { redirect: "manual", headers });
    return { status: answer.status, headers: answer.headers, text: await answer.text() };
  }
}
