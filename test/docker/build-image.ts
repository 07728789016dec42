import { execFile } from "node:child_process";
import { existsSync, readdirSync } from "node:fs";
import { copyFile, cp, mkdir, mkdtemp, rm, stat } from "node:fs/promises";
import { tmpdir } from "node:os";
import { basename, dirname, join, posix } from "node:path";
import { promisify } from "node:util";
import { type Instruction, parseDockerfile, type Stage } from "./dockerfile.ts";
import { readDockerignore } from "./dockerignore.ts";

const run = promisify(execFile);
const AS_ROOT = process.getuid?.() === 0;

export interface User {
  readonly uid: number;
  readonly gid: number;
}

/** What the last stage leaves: a folder that stands for `/`, and how a container starts from it. */
export interface Image {
  readonly root: string;
  readonly env: Readonly<Record<string, string>>;
  readonly workdir: string;
  readonly user: User | undefined;
  readonly volumes: readonly string[];
  readonly ports: readonly number[];
  readonly healthcheck: readonly string[];
  readonly entrypoint: readonly string[];
  readonly command: readonly string[];
}

export interface BuiltImage extends Image {
  /** Removes every stage. */
  remove(): Promise<void>;
}

type State = { -readonly [Key in keyof Image]: Image[Key] };

/** Who a `uid:gid` is here: only root may give files away, so anybody else stands for every user. */
function userOf(text: string): User {
  const [uid = 0, gid = 0] = text.split(":").map(Number);
  return AS_ROOT ? { uid, gid } : { uid: process.getuid?.() ?? uid, gid: process.getgid?.() ?? gid };
}

/** Absolute paths of the image, wherever they stand in a text, as the folders that stand for them. */
export const mapPaths = (text: string, folders: ReadonlyMap<string, string>): string =>
  text.replace(/(?<![\w.:/-])\/([\w-]+)(?![\w-])/g, (path, top: string) => folders.get(top) ?? path);

/** The folders right under `/` that a Dockerfile works with. */
function topFolders(stages: readonly Stage[]): string[] {
  const paths = stages.flatMap(({ instructions }) =>
    instructions.flatMap((one) => {
      if (one.kind === "WORKDIR") return [one.path];
      if (one.kind === "COPY") return [one.to, ...(one.flags.from ? one.sources : [])];
      return one.kind === "VOLUME" ? one.paths : [];
    }),
  );
  return [...new Set(paths.filter((path) => path.startsWith("/")).map((path) => path.split("/")[1] ?? ""))];
}

/** What npm needs of the machine that builds; everything else a RUN sees is the image's. */
function machineEnv(): Record<string, string> {
  const wanted = /^(?:PATH|HOME|npm_config_(?:registry|cache|userconfig)|https?_proxy|no_proxy|NODE_EXTRA_CA_CERTS)$/i;
  const passed = Object.entries(process.env).flatMap(([name, value]) =>
    wanted.test(name) && value !== undefined ? [[name, value] as const] : [],
  );
  return { ...Object.fromEntries(passed), npm_config_prefer_offline: "true" };
}

/** Carries a Dockerfile out in temporary folders, a folder a stage, against the context it lies in. */
export async function buildImage(context: string, dockerfile: string, dockerignore: string): Promise<BuiltImage> {
  const stages = parseDockerfile(dockerfile);
  const tops = topFolders(stages);
  const ignored = readDockerignore(dockerignore);
  const built = new Map<string, State>();
  const all = await mkdtemp(join(tmpdir(), "amw-image-"));

  const at = (state: State, path: string): string => join(state.root, posix.resolve(state.workdir, path));
  const foldersOf = ({ root }: State): Map<string, string> => new Map(tops.map((top) => [top, join(root, top)]));
  const give = async (path: string, owner: string): Promise<void> => {
    const { uid, gid } = userOf(owner);
    await run("chown", ["-R", `${uid}:${gid}`, path]);
  };

  async function copy(state: State, { sources, to, flags }: Extract<Instruction, { kind: "COPY" }>): Promise<void> {
    const other = flags.from === undefined ? undefined : built.get(flags.from);
    const intoFolder = sources.length > 1 || to.endsWith("/") || to === ".";
    for (const source of sources) {
      const from = other ? at(other, source) : join(context, source);
      if (!existsSync(from) || (!other && ignored(source))) throw new Error(`COPY ${source}: there is no such file`);
      const folder = (await stat(from)).isDirectory();
      const target = folder || !intoFolder ? at(state, to) : join(at(state, to), basename(source));
      await mkdir(folder ? target : dirname(target), { recursive: true });
      if (other && folder) await run("cp", ["-a", `${from}/.`, target]);
      else if (!folder) await copyFile(from, target);
      else
        for (const file of readdirSync(from, { recursive: true, withFileTypes: true })) {
          const path = join(file.parentPath, file.name).slice(from.length + 1);
          if (file.isFile() && !ignored(posix.join(source, path))) await cp(join(from, path), join(target, path));
        }
      if (flags.chown !== undefined) await give(target, flags.chown);
    }
  }

  async function shell(state: State, text: string): Promise<void> {
    const { uid, gid } = userOf("1000:1000");
    const command = mapPaths(text, foldersOf(state)).replace(/-o 1000 -g 1000\b/g, `-o ${uid} -g ${gid}`);
    await run("sh", ["-c", command], {
      cwd: at(state, "."),
      env: { ...machineEnv(), ...state.env },
      ...(AS_ROOT ? state.user : {}),
      maxBuffer: 1e8,
    });
  }

  async function apply(state: State, one: Instruction): Promise<void> {
    switch (one.kind) {
      case "ENV":
        state.env = { ...state.env, ...one.values };
        break;
      case "WORKDIR":
        state.workdir = posix.resolve(state.workdir, one.path);
        await mkdir(at(state, "."), { recursive: true });
        break;
      case "COPY":
        return copy(state, one);
      case "RUN":
        return shell(state, one.shell);
      case "USER":
        state.user = userOf(one.user);
        break;
      case "VOLUME":
        state.volumes = [...state.volumes, ...one.paths];
        break;
      case "EXPOSE":
        state.ports = [...state.ports, one.port];
        break;
      case "HEALTHCHECK":
        state.healthcheck = one.command;
        break;
      case "ENTRYPOINT":
        state.entrypoint = one.command;
        break;
      case "CMD":
        state.command = one.command;
    }
  }

  const empty: Omit<State, "root"> = {
    env: {},
    workdir: "/",
    user: undefined,
    volumes: [],
    ports: [],
    healthcheck: [],
    entrypoint: [],
    command: [],
  };
  const remove = () => rm(all, { recursive: true, force: true });
  try {
    await run("chmod", ["755", all]);
    for (const { name, from, instructions } of stages) {
      const root = join(all, name);
      await mkdir(root);
      const base = built.get(from);
      if (base) await run("cp", ["-a", `${base.root}/.`, root]);
      const state: State = { ...(base ?? empty), root };
      for (const one of instructions) await apply(state, one);
      built.set(name, state);
    }
    const last = [...built.values()].at(-1);
    if (!last) throw new Error("The Dockerfile has no stage");
    return { ...last, remove };
  } catch (error) {
    await remove();
    throw error;
  }
}
