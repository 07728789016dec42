#!/usr/bin/env node
import { parseArgs } from "node:util";
import { StartError } from "./adapters/start-error.ts";
import { ask } from "./cli/ask.ts";
import { UsageError } from "./cli/usage-error.ts";
import { validate } from "./cli/validate.ts";
import { type Config, ConfigError, readConfig } from "./config.ts";
import { createLog } from "./log.ts";
import { VERSION } from "./open-amw.ts";
import { writeJsonSchemas } from "./stores/json-knowledge/json-schema.ts";

const USAGE = `amw ${VERSION}, the AI Market Watch briefing bot

  amw start                     start the bot; without a chat token: a prompt, or piped lines
  amw ask "<line>"              answer one line
      [--as anyone|editor|admin] [--format text|json|slack|discord|html]
  amw validate [dir]            check a knowledge base
  amw schema [dir]              write the JSON Schemas that editors use
  amw help                      this text
`;

const OPTIONS = {
  as: { type: "string" },
  format: { type: "string" },
  help: { type: "boolean" },
  version: { type: "boolean" },
} as const;

/** Runs one command line and gives the exit code. */
async function run(args: readonly string[], env: NodeJS.ProcessEnv): Promise<number> {
  const { positionals, values } = parsed(args);
  const [command = "help", ...rest] = positionals;
  if (values.version) return say(`${VERSION}\n`);
  if (values.help || command === "help") return say(USAGE);
  const config = readConfig(env);
  switch (command) {
    case "start":
      // What a front end still holds open after its stop must not keep the process.
      return process.exit(
        await (await import("./cli/start.ts")).start(
          config,
          logFor(config, quietAtPrompt(config) ? "warn" : config.logLevel),
        ),
      );
    case "ask":
      return ask(rest, values, config, logFor(config, config.logLevelIsSet ? config.logLevel : "warn"));
    case "validate":
      return validate(rest[0] ?? config.knowledgeDir);
    case "schema":
      await writeJsonSchemas(rest[0] ?? "config/schema");
      return 0;
    default:
      throw new UsageError(`There is no command ${command}; amw help lists them.`);
  }
}

/**
 * Everything after `ask` that is no flag of the command line's own belongs to the line asked: an unknown flag goes to
 * the core, which knows the command's flags.
 */
function parsed(args: readonly string[]) {
  const own: string[] = [];
  const line: string[] = [];
  const known = (arg: string) =>
    Object.keys(OPTIONS).some((name) => arg === `--${name}` || arg.startsWith(`--${name}=`));
  for (let i = 0; i < args.length; i++) {
    const arg = args[i] ?? "";
    if (!known(arg)) {
      line.push(arg);
      continue;
    }
    own.push(arg);
    const next = args[i + 1];
    if ((arg === "--as" || arg === "--format") && next !== undefined) {
      own.push(next);
      i++;
    }
  }
  try {
    const { values } = parseArgs({ args: own, options: OPTIONS, strict: true });
    return { positionals: line, values };
  } catch (error) {
    throw new UsageError(error instanceof Error ? error.message : String(error));
  }
}

const logFor = (config: Config, level: Config["logLevel"]) =>
  createLog(level, config.secrets, (line) => process.stderr.write(line));

/** Somebody at the prompt sees trouble only, unless a level is asked for. */
const quietAtPrompt = (config: Config): boolean =>
  !config.logLevelIsSet && config.slack === undefined && config.discord === undefined && process.stdin.isTTY === true;

function say(text: string): number {
  process.stdout.write(text);
  return 0;
}

process.stdout.on("error", (error: NodeJS.ErrnoException) => {
  // The reader has gone (`| head`): there is nobody left to answer.
  if (error.code === "EPIPE") process.exit(0);
  throw error;
});

run(process.argv.slice(2), process.env).then(
  (code) => {
    process.exitCode = code;
  },
  (error: unknown) => {
    const mendable = error instanceof ConfigError || error instanceof StartError || error instanceof UsageError;
    process.stderr.write(
      `${mendable ? (error as Error).message : `AMW stopped: ${error instanceof Error ? (error.stack ?? error.message) : String(error)}`}\n`,
    );
    process.exitCode = mendable ? 2 : 1;
  },
);
