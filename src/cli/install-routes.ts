import type { HttpRoute } from "../adapters/front-end.ts";
import { INSTALL_PATH, REDIRECT_PATH } from "../adapters/slack/names.ts";
import type { Config } from "../config.ts";
import type { Installations, Log } from "../core/ports.ts";

/** Where workspaces install AMW in Slack, whether or not AMW is connected; none without OAuth. */
export function installRoutes(
  { oauth, apiUrl }: NonNullable<Config["slack"]>,
  installations: Installations | undefined,
  log: Log,
): readonly HttpRoute[] {
  if (!oauth || !installations) return [];
  // The SDK takes half a second to load.
  const pages = import("../adapters/slack/install-pages.ts").then(({ installPages }) =>
    installPages({ config: oauth, apiUrl, installations, log }),
  );
  return [INSTALL_PATH, REDIRECT_PATH].map((path) => ({
    method: "GET",
    path,
    handle: async (request, response) => (await pages).find((page) => page.path === path)?.handle(request, response),
  }));
}
