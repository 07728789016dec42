import type { Finding } from "../adapters/front-end.ts";
import { type Config, ConfigError } from "../config.ts";
import type { Log } from "../core/ports.ts";
import { openAmw } from "../open-amw.ts";

/** `amw doctor`: checks configuration, stores, knowledge and tokens, a line each. 0 when all is well, else 1. */
export async function doctor(configuration: () => Config, logFor: (config: Config) => Log): Promise<number> {
  const findings = await examine(configuration, logFor);
  for (const { name, ok, text } of findings)
    process.stdout.write(`${ok ? "ok   " : "WRONG"} ${name.padEnd(13)} ${text}\n`);
  const wrong = findings.filter(({ ok }) => !ok).length;
  process.stdout.write(
    wrong === 0 ? "All is well.\n" : `${wrong} of ${findings.length} checks found something wrong.\n`,
  );
  return wrong === 0 ? 0 : 1;
}

async function examine(configuration: () => Config, logFor: (config: Config) => Log): Promise<Finding[]> {
  try {
    const config = configuration();
    const log = logFor(config);
    const platforms = await Promise.all([slack(config, log), discord(config)]);
    return [frontEnds(config), ...(await stores(config, log)), ...platforms.flat()];
  } catch (error) {
    if (error instanceof ConfigError) return [{ name: "configuration", ok: false, text: error.message }];
    throw error;
  }
}

function frontEnds({ slack, discord }: Config): Finding {
  const on = [slack && `Slack by ${slack.appToken ? "Socket Mode" : "HTTP"}`, discord && "Discord"].filter(Boolean);
  const text =
    on.length > 0
      ? `AMW answers in ${on.join(" and ")}.`
      : "No chat token is set, so AMW answers on this machine only.";
  return { name: "configuration", ok: true, text };
}

async function stores(config: Config, log: Log): Promise<Finding[]> {
  try {
    const { store, close } = await openAmw(config, log, { watch: false });
    const { announcements, players } = store.knowledge;
    const problems = store.problems().length;
    await close();
    return [
      { name: "data", ok: true, text: `${config.dataDir} can be written.` },
      problems === 0
        ? {
            name: "knowledge",
            ok: true,
            text: `${announcements.length} announcements and ${players.size} players, all valid.`,
          }
        : {
            name: "knowledge",
            ok: false,
            text: `${problems} problems in ${config.knowledgeDir}; amw validate lists them.`,
          },
    ];
  } catch (error) {
    if (error instanceof ConfigError) return [{ name: "stores", ok: false, text: error.message }];
    throw error;
  }
}

// Each SDK takes memory and half a second, so only those that are used are loaded.
const slack = async ({ slack }: Config, log: Log): Promise<Finding[]> =>
  slack ? (await import("../adapters/slack/check.ts")).checkSlack(slack, log) : [];

const discord = async ({ discord }: Config): Promise<Finding[]> =>
  discord ? (await import("../adapters/discord/check.ts")).checkDiscord(discord) : [];
