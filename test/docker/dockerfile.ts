/** `user` as `uid:gid`. */
export type Instruction =
  | { readonly kind: "ENV"; readonly values: Readonly<Record<string, string>> }
  | { readonly kind: "WORKDIR"; readonly path: string }
  | { readonly kind: "COPY"; readonly sources: readonly string[]; readonly to: string; readonly flags: CopyFlags }
  | { readonly kind: "RUN"; readonly shell: string }
  | { readonly kind: "USER"; readonly user: string }
  | { readonly kind: "VOLUME"; readonly paths: readonly string[] }
  | { readonly kind: "EXPOSE"; readonly port: number }
  | { readonly kind: "HEALTHCHECK" | "ENTRYPOINT" | "CMD"; readonly command: readonly string[] };

interface CopyFlags {
  readonly from?: string;
  readonly chown?: string;
}

export interface Stage {
  readonly name: string;
  /** An earlier stage, or an image with its tag. */
  readonly from: string;
  readonly instructions: readonly Instruction[];
}

const FLAGS: Readonly<Record<string, readonly string[]>> = {
  COPY: ["from", "chown"],
  HEALTHCHECK: ["interval", "timeout", "start-period", "retries"],
};

/** The logical lines: comments gone, continued lines joined. */
const logicalLines = (text: string): string[] =>
  text
    .replace(/^\s*#.*\n?/gm, "")
    .replace(/\\\n\s*/g, "")
    .split("\n")
    .map((line) => line.trim())
    .filter(Boolean);

/** The flags in front of an instruction's arguments, and the arguments. Throws for a flag that is not known. */
function flagsOf(keyword: string, rest: string): { flags: Readonly<Record<string, string>>; args: string } {
  const [front = ""] = /^(?:--\S+\s+)*/.exec(rest) ?? [];
  const flags = [...front.matchAll(/--([\w-]+)(?:=(\S+))?/g)].map(
    ([, name = "", value = ""]) => [name, value] as const,
  );
  const unknown = flags.find(([name]) => !FLAGS[keyword]?.includes(name));
  if (unknown) throw new Error(`${keyword} has a flag that is not known here: --${unknown[0]}`);
  return { flags: Object.fromEntries(flags), args: rest.slice(front.length) };
}

/** A JSON array of words. Throws for the shell form: a shell would keep signals from the program. */
function words(keyword: string, text: string): string[] {
  if (!text.startsWith("[")) throw new Error(`${keyword} must be a JSON array: ${text}`);
  const parsed: unknown = JSON.parse(text);
  if (!Array.isArray(parsed) || parsed.some((word) => typeof word !== "string"))
    throw new Error(`${keyword} must be an array of strings: ${text}`);
  return parsed;
}

function environment(text: string): Record<string, string> {
  if (!/^(?:\w+=\S+\s*)+$/.test(text)) throw new Error(`ENV must be NAME=value: ${text}`);
  return Object.fromEntries(text.split(/\s+/).map((pair) => pair.split(/=(.*)/s, 2) as [string, string]));
}

function instruction(keyword: string, rest: string): Instruction {
  const { flags, args } = flagsOf(keyword, rest);
  switch (keyword) {
    case "ENV":
      return { kind: keyword, values: environment(args) };
    case "WORKDIR":
      return { kind: keyword, path: args };
    case "COPY": {
      const paths = args.split(/\s+/);
      if (paths.length < 2 || /[*?[]/.test(args)) throw new Error(`COPY must name its sources and a place: ${args}`);
      return { kind: keyword, sources: paths.slice(0, -1), to: paths.at(-1) ?? "", flags };
    }
    case "RUN":
      if (args.startsWith("[")) throw new Error(`RUN in JSON is not known here: ${args}`);
      return { kind: keyword, shell: args };
    case "USER":
      if (!/^\d+:\d+$/.test(args)) throw new Error(`USER must be uid:gid in numbers: ${args}`);
      return { kind: keyword, user: args };
    case "VOLUME":
      return { kind: keyword, paths: words(keyword, args) };
    case "EXPOSE":
      if (!/^\d+$/.test(args)) throw new Error(`EXPOSE must be one port: ${args}`);
      return { kind: keyword, port: Number(args) };
    case "HEALTHCHECK":
      return { kind: keyword, command: words(keyword, args.replace(/^CMD\s+/, "")) };
    case "ENTRYPOINT":
    case "CMD":
      return { kind: keyword, command: words(keyword, args) };
    default:
      throw new Error(`The instruction ${keyword} is not known here`);
  }
}

/** The stages of a Dockerfile, in order. Throws for everything that `buildImage` could not carry out as Docker does. */
export function parseDockerfile(text: string): Stage[] {
  const stages: { name: string; from: string; instructions: Instruction[] }[] = [];
  for (const line of logicalLines(text)) {
    const [, keyword = "", rest = ""] = /^(\S+)\s+(.*)$/.exec(line) ?? [];
    if (keyword === "FROM") {
      const [, from = "", name = ""] = /^(\S+) AS ([\w-]+)$/.exec(rest) ?? [];
      const known = stages.some((stage) => stage.name === from);
      if (!known && !/^[\w./-]+:(?!latest$)[\w.-]+$/.test(from))
        throw new Error(`FROM must be an image with its tag, or an earlier stage, with a name of its own: ${rest}`);
      stages.push({ name, from, instructions: [] });
      continue;
    }
    const stage = stages.at(-1);
    if (!stage) throw new Error(`${keyword} stands before the first FROM`);
    const next = instruction(keyword, rest);
    const from = next.kind === "COPY" ? next.flags.from : undefined;
    if (from !== undefined && !stages.slice(0, -1).some(({ name }) => name === from))
      throw new Error(`COPY --from=${from} names no earlier stage`);
    stage.instructions.push(next);
  }
  return stages;
}
