import type { Finding } from "../adapters/front-end.ts";
import { type Config, ConfigError } from "../config.ts";
import type { KnowledgeStore, Log } from "../core/ports.ts";
import { openAmw } from "../open-amw.ts";
import { StoreError } from "../stores/store-error.ts";

/** `amw doctor`: checks configuration, stores, knowledge and tokens, a line each. 0 when all is well, else 1. */
export async function doctor(configuration: () => Config, logFor: (config: Config) => Log): Promise<number> {
  const findings = await examine(configuration, logFor);
  for (const { name, ok, text } of findings)
    process.stdout.write(`${ok ? "ok   " : "WRONG"} ${name.padEnd(13)} ${text}\n`);
  const wrong = findings.filter(({ ok }) => !ok).length;
  process.stdout.write(
    wrong === 0
      ? "All is well.\n"
      : `${wrong} of ${findings.length} ${findings.length === 1 ? "check" : "checks"} found something wrong.\n`,
  );
  return wrong === 0 ? 0 : 1;
}

async function examine(configuration: () => Config, logFor: (config: Config) => Log): Promise<Finding[]> {
  try {
    const config = configuration();
    const log = logFor(config);
    const checked = await Promise.all([stores(config, log), slack(config, log), discord(config)]);
    return [frontEnds(config), ...checked.flat()];
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
    const { store, state, close } = await openAmw(config, log, { watch: false });
    const found = ofKnowledge(config, store);
    await state.open().finally(close);
    return [{ name: "data", ok: true, text: `${config.dataDir} can be written.` }, found];
  } catch (error) {
    const reason = error instanceof Error ? error.message : String(error);
    const text =
      error instanceof ConfigError || error instanceof StoreError
        ? reason
        : `What is kept in ${config.dataDir} cannot be opened: ${reason}.`;
    return [{ name: "stores", ok: false, text }];
  }
}

function ofKnowledge({ knowledgeDir }: Config, store: KnowledgeStore): Finding {
  const name = "knowledge";
  const { announcements, players } = store.knowledge;
  const problems = store.problems().length;
  if (problems > 0) {
    const counted = problems === 1 ? "1 problem" : `${problems} problems`;
    return { name, ok: false, text: `${counted} in ${knowledgeDir}; run amw validate for each file and line.` };
  }
  return { name, ok: true, text: `${announcements.length} announcements and ${players.size} players, all valid.` };
}

// Each SDK takes memory and half a second, so only those that are used are loaded.
const slack = async ({ slack }: Config, log: Log): Promise<Finding[]> =>
  slack ? (await import("../adapters/slack/check.ts")).checkSlack(slack, log) : [];

const discord = async ({ discord }: Config): Promise<Finding[]> =>
  discord ? (await import("../adapters/discord/check.ts")).checkDiscord(discord) : [];
