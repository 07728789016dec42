#!/usr/bin/env node
import { StartError } from "./adapters/start-error.ts";
import { exportKnowledge, importKnowledge } from "./cli/archive.ts";
import { ask } from "./cli/ask.ts";
import { readCommandLine } from "./cli/command-line.ts";
import { digestPreview } from "./cli/digest-preview.ts";
import { doctor } from "./cli/doctor.ts";
import { manifest } from "./cli/manifest.ts";
import { UsageError } from "./cli/usage-error.ts";
import { validate } from "./cli/validate.ts";
import { type Config, ConfigError, readConfig } from "./config.ts";
import { createLog } from "./log.ts";
import { VERSION } from "./open-amw.ts";
import { writeJsonSchemas } from "./stores/json-knowledge/json-schema.ts";
import { StoreError } from "./stores/store-error.ts";

const USAGE = `amw ${VERSION}, the AI Market Watch briefing bot

  amw start                     start the bot; without a chat token: a prompt, or piped lines
  amw ask "<line>"              answer one line
      [--as anyone|editor|admin] [--format text|json|slack|discord|html]
  amw tick [--at <instant>]     post what is due, or was as of that instant, once, and end
  amw digest preview            the first edition that a new digest would get, without posting it
      [--at <instant>] [--timezone <zone>] [filters, as of /amw digest subscribe] [--format …]
  amw validate [dir]            check a knowledge base
  amw export [--out <dir>]      copy the knowledge base into a folder
  amw import <dir>              make the knowledge base say what that folder says
  amw doctor                    check configuration, tokens, scopes, stores and knowledge
  amw schema [dir]              write the JSON Schemas that editors use
  amw manifest slack            print the Slack app manifest, for Socket Mode
      [--http <public URL>]     for HTTP mode at that https address
  amw help                      this text
`;

/** Runs one command line and gives the exit code. */
async function run(args: readonly string[], env: NodeJS.ProcessEnv): Promise<number> {
  const { words, help, version, ...flags } = readCommandLine(args);
  const [command = "help", ...rest] = words;
  if (version) return say(`${VERSION}\n`);
  if (help || command === "help") return say(USAGE);
  if (command === "manifest") return manifest(rest, flags);
  if (command === "doctor") {
    takesAtMost(0, command, rest);
    return doctor(
      () => readConfig(env),
      (config) => logFor(config, "silent"),
    );
  }
  const config = readConfig(env);
  switch (command) {
    case "start":
      takesAtMost(0, command, rest);
      // What a front end still holds open after its stop must not keep the process.
      return process.exit(
        await (await import("./cli/start.ts")).start(
          config,
          logFor(config, quietAtPrompt(config) ? "warn" : config.logLevel),
        ),
      );
    case "ask":
      return ask(rest, flags, config, logFor(config, config.logLevelIsSet ? config.logLevel : "warn"));
    case "tick":
      takesAtMost(0, command, rest);
      // The pause after the last message holds nothing up.
      return process.exit(
        await (await import("./cli/tick.ts")).tick(
          flags,
          config,
          logFor(config, config.logLevelIsSet ? config.logLevel : "error"),
        ),
      );
    case "digest":
      return digestPreview(rest, flags, config, logFor(config, config.logLevelIsSet ? config.logLevel : "warn"));
    case "export":
      takesAtMost(0, command, rest);
      return exportKnowledge(flags, config);
    case "import":
      takesAtMost(1, command, rest);
      return importKnowledge(rest[0], config, logFor(config, config.logLevelIsSet ? config.logLevel : "error"));
    case "validate":
      takesAtMost(1, command, rest);
      return validate(rest[0] ?? config.knowledgeDir);
    case "schema":
      takesAtMost(1, command, rest);
      await writeJsonSchemas(rest[0] ?? "config/schema");
      return 0;
    default:
      throw new UsageError(`There is no command ${command}; amw help lists them.`);
  }
}

/** Throws UsageError for a flag, or a word more than the command takes. */
function takesAtMost(most: 0 | 1, command: string, rest: readonly string[]): void {
  const extra = rest.find((word, i) => i >= most || word.startsWith("--"));
  if (extra === undefined) return;
  throw new UsageError(`amw ${command} takes ${most === 0 ? "nothing more" : "one folder"}; leave out ${extra}.`);
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
    const mendable = [ConfigError, StartError, StoreError, UsageError].some((kind) => error instanceof kind);
    process.stderr.write(
      `${mendable ? (error as Error).message : `AMW stopped: ${error instanceof Error ? (error.stack ?? error.message) : String(error)}`}\n`,
    );
    process.exitCode = mendable ? 2 : 1;
  },
);
