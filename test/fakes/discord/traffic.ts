import type { IncomingHttpHeaders } from "node:http";
import type { Answer, Rooms, Route, RouteName } from "./rest.ts";

/** What the fake keeps of all requests together. */
export interface Traffic {
  /** Whether the token was revoked. */
  revoked: boolean;
  readonly seen: { readonly name: RouteName; readonly status: number | undefined; readonly at: number }[];
}

const GLOBAL_A_SECOND = 50;
/** Discord's limit of 50 requests a second does not count these. */
const OF_INTERACTIONS: readonly RouteName[] = ["callback", "edit", "delete", "follow up"];

/** A 429 as Discord sends it. */
export function slowDown(retryAfterS: number, scope: "user" | "global" | "shared" = "user"): Answer {
  return {
    status: 429,
    headers: {
      "retry-after": String(retryAfterS),
      "x-ratelimit-scope": scope,
      ...(scope === "global"
        ? { "x-ratelimit-global": "true" }
        : {
            "x-ratelimit-bucket": "bucket",
            "x-ratelimit-limit": "5",
            "x-ratelimit-remaining": "0",
            "x-ratelimit-reset-after": String(retryAfterS),
          }),
    },
    body: { message: "You are being rate limited.", retry_after: retryAfterS, global: scope === "global" },
  };
}

const overTheGlobalLimit = (traffic: Traffic): boolean =>
  traffic.seen.filter(({ name, at }) => !OF_INTERACTIONS.includes(name) && Date.now() - at < 1000).length >=
  GLOBAL_A_SECOND;

/** What the request comes to before its route answers; nothing when it may pass. */
export function stopAtDoor(
  rooms: Rooms,
  traffic: Traffic,
  route: Route,
  headers: IncomingHttpHeaders,
): Answer | undefined {
  const agent = headers["user-agent"] ?? "";
  // Tests ask by hand, too.
  if (!/^DiscordBot \(https?:\S+, \S+\)/.test(agent) && agent !== "node") {
    rooms.problem(`user agent ${agent}: Discord blocks it`);
  }
  if (!OF_INTERACTIONS.includes(route.name) && overTheGlobalLimit(traffic)) return slowDown(1, "global");
  if (!route.authorised && headers.authorization !== undefined) {
    rooms.problem(`the bot's token was sent to a route that needs none: ${route.name}`);
  }
  const refused = route.authorised && (traffic.revoked || headers.authorization !== `Bot ${rooms.token}`);
  return refused ? { status: 401, body: { message: "401: Unauthorized", code: 0 } } : undefined;
}
