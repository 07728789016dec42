import { z } from "zod";
import { ConfigError } from "./config-error.ts";
import type { Settings } from "./core/settings.ts";
import { readSettings } from "./settings-file.ts";

export { ConfigError };

export const LOG_LEVELS = ["debug", "info", "warn", "error", "silent"] as const;
export type LogLevel = (typeof LOG_LEVELS)[number];

export interface Config {
  /** Socket Mode with `appToken`, else HTTP mode with `signingSecret`. */
  readonly slack:
    | {
        /** Of the one workspace; with `oauth` each workspace brings its own. */
        readonly botToken?: string;
        readonly oauth?: { readonly clientId: string; readonly clientSecret: string; readonly stateSecret: string };
        readonly apiUrl: string;
        readonly appToken?: string;
        readonly signingSecret?: string;
      }
    | undefined;
  readonly discord:
    | { readonly token: string; readonly apiUrl: string; readonly guildId: string | undefined }
    | undefined;
  /** Actor ids that are admins from the start. */
  readonly admins: readonly string[];
  readonly knowledgeDir: string;
  readonly dataDir: string;
  /** Of digests whose subscriber names none; an IANA name. */
  readonly timezone: string;
  readonly digests: Settings["digests"];
  readonly git: Settings["git"];
  /** What the members of platform groups may do. */
  readonly groups: Settings["roles"]["groups"];
  readonly host: string;
  readonly hostIsSet: boolean;
  readonly port: number;
  readonly portIsSet: boolean;
  /** Whether `GET /` is the playground. */
  readonly playground: boolean;
  readonly logLevel: LogLevel;
  readonly logLevelIsSet: boolean;
  /** Values that must never reach a log. */
  readonly secrets: readonly string[];
}

const SECRETS = [
  "SLACK_BOT_TOKEN",
  "SLACK_APP_TOKEN",
  "SLACK_SIGNING_SECRET",
  "SLACK_CLIENT_SECRET",
  "SLACK_STATE_SECRET",
  "DISCORD_TOKEN",
  "DATABASE_URL",
] as const;

const url = (variable: string) =>
  z.url({
    protocol: /^https?$/,
    error: `Write a full address such as ${variable === "SLACK_API_URL" ? "https://slack.com/api/" : "https://discord.com/api"}, or leave it unset.`,
  });

const Environment = z.object({
  SLACK_BOT_TOKEN: z
    .string()
    .startsWith("xoxb-", {
      error: "A bot token starts with xoxb-. Copy the Bot User OAuth Token from OAuth & Permissions.",
    })
    .optional(),
  SLACK_APP_TOKEN: z
    .string()
    .startsWith("xapp-", {
      error: "An app-level token starts with xapp-. Make one under Basic Information with the scope connections:write.",
    })
    .optional(),
  SLACK_SIGNING_SECRET: z
    .string()
    .regex(/^\S+$/, { error: "That is no signing secret. Copy the Signing Secret from Basic Information." })
    .optional(),
  SLACK_CLIENT_ID: z
    .string()
    .regex(/^\d+\.\d+$/, {
      error: "That is no client ID. Copy the Client ID (two numbers and a point) from Basic Information.",
    })
    .optional(),
  SLACK_CLIENT_SECRET: z
    .string()
    .regex(/^\S+$/, { error: "That is no client secret. Copy the Client Secret from Basic Information." })
    .optional(),
  SLACK_STATE_SECRET: z
    .string()
    .min(16, {
      error: "Write at least 16 characters that nobody can guess, and keep them: they seal the workspaces' tokens.",
    })
    .optional(),
  SLACK_API_URL: url("SLACK_API_URL").default("https://slack.com/api/"),
  DISCORD_TOKEN: z
    .string()
    .regex(/^\S{20,}$/, { error: "That is no bot token. Copy it again from the Bot page of your application." })
    .optional(),
  DISCORD_API_URL: url("DISCORD_API_URL").default("https://discord.com/api"),
  DISCORD_GUILD_ID: z
    .string()
    .trim()
    .regex(/^\d{17,20}$/, {
      error:
        "A server's id has 17 to 20 digits. Switch on Developer Mode in Discord, then right-click the server and choose Copy Server ID.",
    })
    .optional(),
  AMW_ADMINS: z
    .string()
    .default("")
    .transform((text) =>
      text
        .split(",")
        .map((part) => part.trim())
        .filter(Boolean),
    )
    .pipe(
      z.array(
        z.string().regex(/^(?:slack:(?:[A-Z0-9]+\/)?[UW][A-Z0-9]+|discord:\d+|terminal:\w+)$/, {
          error: "Write people as slack:U123, slack:T1/U123 or discord:456, separated by commas.",
        }),
      ),
    ),
  AMW_KNOWLEDGE_DIR: z.string().default("config/knowledge"),
  AMW_DATA_DIR: z.string().default("data"),
  DATABASE_URL: z
    .never({ error: "This version keeps everything in files and SQLite; leave DATABASE_URL unset." })
    .optional(),
  HOST: z.string().default("127.0.0.1"),
  PORT: z
    .string()
    .regex(/^\d{1,5}$/, { error: "Write a port from 0 to 65535." })
    .transform(Number)
    .refine((port) => port <= 65535, { error: "Write a port from 0 to 65535." })
    .default(3000),
  AMW_PLAYGROUND: z
    .enum(["on", "off"], { error: "Write on or off; unset, it is on while no chat token is set." })
    .optional(),
  AMW_TIMEZONE: z
    .string()
    .refine(isTimezone, { error: "Write a timezone by its name, such as UTC or Europe/Berlin." })
    .default("UTC"),
  AMW_LOG_LEVEL: z.enum(LOG_LEVELS, { error: `Choose from ${LOG_LEVELS.join(", ")}.` }).default("info"),
});

/** Reads the environment and `config/amw.json`; an empty value counts as unset. Throws ConfigError for the first value that cannot be used. */
export function readConfig(env: Readonly<Record<string, string | undefined>>, settings = readSettings()): Config {
  const set = Object.fromEntries(Object.entries(env).filter(([, value]) => value !== undefined && value.trim() !== ""));
  const result = Environment.safeParse(set);
  if (!result.success) {
    const [issue] = result.error.issues;
    throw new ConfigError(String(issue?.path[0] ?? "Environment"), issue?.message ?? "It cannot be used.");
  }
  const read = result.data;
  return {
    slack: slackOf(read),
    discord: read.DISCORD_TOKEN
      ? { token: read.DISCORD_TOKEN, apiUrl: read.DISCORD_API_URL, guildId: read.DISCORD_GUILD_ID }
      : undefined,
    admins: read.AMW_ADMINS,
    knowledgeDir: read.AMW_KNOWLEDGE_DIR,
    dataDir: read.AMW_DATA_DIR,
    timezone: read.AMW_TIMEZONE,
    digests: settings.digests,
    git: settings.git,
    groups: settings.roles.groups,
    host: read.HOST,
    hostIsSet: "HOST" in set,
    port: read.PORT,
    portIsSet: "PORT" in set,
    playground: read.AMW_PLAYGROUND
      ? read.AMW_PLAYGROUND === "on"
      : !read.SLACK_BOT_TOKEN && !read.SLACK_CLIENT_ID && !read.DISCORD_TOKEN,
    logLevel: read.AMW_LOG_LEVEL,
    logLevelIsSet: "AMW_LOG_LEVEL" in set,
    secrets: SECRETS.flatMap((name) => set[name] ?? []),
  };
}

function slackOf(read: z.output<typeof Environment>): Config["slack"] {
  const { SLACK_BOT_TOKEN: botToken, SLACK_APP_TOKEN: appToken, SLACK_SIGNING_SECRET: signingSecret } = read;
  const oauth = oauthOf(read);
  if (!botToken && !oauth) {
    const other = appToken ? "SLACK_APP_TOKEN" : signingSecret ? "SLACK_SIGNING_SECRET" : undefined;
    if (other === undefined) return undefined;
    throw new ConfigError(
      "SLACK_BOT_TOKEN",
      `${other} is set, so set the bot token (xoxb-…) from OAuth & Permissions too.`,
    );
  }
  const identity = { ...(oauth ? { oauth } : { botToken: botToken ?? "" }), apiUrl: read.SLACK_API_URL };
  if (appToken) return { ...identity, appToken };
  if (signingSecret) return { ...identity, signingSecret };
  throw new ConfigError(
    "SLACK_APP_TOKEN",
    `${oauth ? "SLACK_CLIENT_ID" : "SLACK_BOT_TOKEN"} is set, so set the app-level token (xapp-…) for Socket Mode too, or SLACK_SIGNING_SECRET to be called by HTTP; both are under Basic Information.`,
  );
}

const OAUTH = ["SLACK_CLIENT_ID", "SLACK_CLIENT_SECRET", "SLACK_STATE_SECRET"] as const;

/** Several workspaces, where all three variables are set and no single workspace's token. */
function oauthOf(read: z.output<typeof Environment>) {
  const set = OAUTH.filter((name) => read[name] !== undefined);
  const [first] = set;
  if (first === undefined) return undefined;
  const missing = OAUTH.find((name) => read[name] === undefined);
  if (missing !== undefined)
    throw new ConfigError(missing, `${first} is set, so set ${OAUTH.join(", ")} all three, or none of them.`);
  if (read.SLACK_BOT_TOKEN)
    throw new ConfigError(
      "SLACK_BOT_TOKEN",
      "SLACK_CLIENT_ID is set, so each workspace brings its own token; unset SLACK_BOT_TOKEN, or the three variables of OAuth.",
    );
  const {
    SLACK_CLIENT_ID: clientId = "",
    SLACK_CLIENT_SECRET: clientSecret = "",
    SLACK_STATE_SECRET: stateSecret = "",
  } = read;
  return { clientId, clientSecret, stateSecret };
}

function isTimezone(name: string): boolean {
  try {
    new Intl.DateTimeFormat("en", { timeZone: name });
    return true;
  } catch {
    return false;
  }
}
