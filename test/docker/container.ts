import { type ChildProcess, execFile, spawn, spawnSync } from "node:child_process";
import { copyFileSync, existsSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { promisify } from "node:util";
import { type Image, mapPaths, type User } from "./build-image.ts";

const run = promisify(execFile);

export interface Finished {
  readonly code: number | null;
  readonly output: string;
}

export interface Container {
  /** The folder behind a volume, such as `/data`. */
  volume(path: string): string;
  /** Everything that the program wrote so far. */
  output(): string;
  /** As `docker exec`. */
  exec(command: readonly string[]): Promise<Finished>;
  /** As `docker stop`, without the kill: the exit code of the program. */
  stop(): Promise<number | null>;
  /** Removes the volumes. */
  remove(): void;
}

const PID_NAMESPACE = ["unshare", "--pid", "--fork", "--kill-child", "--mount-proc"];

/** Whether this machine lets a program be process 1, whose signals work differently. */
export const CAN_BE_FIRST_PROCESS = spawnSync(PID_NAMESPACE[0] ?? "", [...PID_NAMESPACE.slice(1), "true"]).status === 0;

const become = ({ uid, gid }: User): string[] => ["setpriv", `--reuid=${uid}`, `--regid=${gid}`, "--clear-groups"];

/** Starts an image as `docker run` does: its user, its environment, a volume filled with what the image has there. */
export async function startContainer(image: Image, env: Readonly<Record<string, string>>): Promise<Container> {
  const folder = mkdtempSync(join(tmpdir(), "amw-container-"));
  await run("chmod", ["755", folder]);
  const volumes = new Map<string, string>();
  for (const path of image.volumes) {
    const volume = join(folder, path);
    mkdirSync(volume);
    await run("cp", ["-a", `${join(image.root, path)}/.`, volume]);
    volumes.set(path.slice(1), volume);
  }
  // The base image's part: node alone, so nothing else of this machine is found by its name.
  const bin = join(image.root, "usr/local/bin");
  mkdirSync(bin, { recursive: true });
  if (!existsSync(join(bin, "node"))) copyFileSync(process.execPath, join(bin, "node"));

  const folders = new Map([...readdirSync(image.root).map((top) => [top, join(image.root, top)] as const), ...volumes]);
  const mapped = (text: string): string => mapPaths(text, folders);
  const inside = {
    cwd: join(image.root, image.workdir),
    env: {
      PATH: bin,
      ...Object.fromEntries(Object.entries(image.env).map(([name, value]) => [name, mapped(value)])),
      ...env,
    },
    ...(process.getuid?.() === 0 ? image.user : {}),
  };

  function start(command: readonly string[], asFirstProcess: boolean): ChildProcess {
    const program = command.map(mapped);
    const namespace = [...PID_NAMESPACE, ...(image.user ? become(image.user) : [])];
    const [file = "", ...args] = asFirstProcess ? [...namespace, ...program] : program;
    const root = { cwd: inside.cwd, env: { ...inside.env, PATH: `${bin}:${process.env.PATH}` } };
    return spawn(file, args, { ...(asFirstProcess ? root : inside), stdio: ["ignore", "pipe", "pipe"] });
  }

  const child = start([...image.entrypoint, ...image.command], CAN_BE_FIRST_PROCESS);
  const log = collect(child);
  return {
    volume: (path) => volumes.get(path.slice(1)) ?? "",
    output: log.output,
    exec: async (command) => {
      const asked = collect(start(command, false));
      return { code: await asked.code, output: asked.output() };
    },
    async stop() {
      if (CAN_BE_FIRST_PROCESS) process.kill(onlyChildOf(child), "SIGTERM");
      else child.kill("SIGTERM");
      return log.code;
    },
    remove() {
      child.kill("SIGKILL");
      rmSync(folder, { recursive: true, force: true });
    },
  };
}

function onlyChildOf({ pid }: ChildProcess): number {
  const child = Number(readFileSync(`/proc/${pid}/task/${pid}/children`, "utf8").trim());
  // 0 would be everything that this process belongs to.
  if (!(child > 0)) throw new Error("The container has ended");
  return child;
}

function collect(child: ChildProcess): { code: Promise<number | null>; output(): string } {
  let text = "";
  for (const stream of [child.stdout, child.stderr]) stream?.setEncoding("utf8").on("data", (some) => (text += some));
  const code = new Promise<number | null>((done, fail) => child.on("close", done).on("error", fail));
  return { code, output: () => text };
}
