import { type ChildProcess, spawn } from "node:child_process";
import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, symlinkSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import ts from "typescript";

const ROOT = fileURLToPath(new URL("../..", import.meta.url));

/** Core and stores as JavaScript in a temporary folder, laid out as in `dist/`, for processes of their own. */
export class CompiledStores {
  readonly #dir = mkdtempSync(join(tmpdir(), "amw-compiled-"));

  constructor() {
    for (const part of ["core", "stores"]) this.#compile(part);
    writeFileSync(join(this.#dir, "package.json"), '{ "type": "module" }');
    symlinkSync(join(ROOT, "node_modules"), join(this.#dir, "node_modules"));
  }

  /**
   * Starts a process that opens the store as `store`, with a silent log, and then runs `script`; what it prints is
   * there when the process has ended.
   */
  run(base: { readonly knowledgeDir: string; readonly dataDir: string }, script: string): Running {
    const module = this.module("stores/json-knowledge/json-knowledge-store.js");
    const source = `
      import { createJsonKnowledgeStore } from ${module};
      const warnings = [];
      const log = { debug() {}, info() {}, warn: (message) => warnings.push(message), error() {} };
      const options = ${JSON.stringify({ knowledgeDir: base.knowledgeDir, dataDir: base.dataDir, watch: false })};
      const store = await createJsonKnowledgeStore({ ...options, log, clock: { now: () => new Date(0) } });
      ${script}
      await store.close();`;
    return this.start(source);
  }

  /** Where the module stands, such as `stores/open-durable.js`: what a source imports it from. */
  module(name: string): string {
    return JSON.stringify(join(this.#dir, name));
  }

  /** Starts a process that runs the source. */
  start(source: string): Running {
    const child = spawn(process.execPath, ["--input-type=module", "-e", source], {
      stdio: ["ignore", "pipe", "inherit"],
    });
    let printed = "";
    child.stdout?.on("data", (chunk) => {
      printed += String(chunk);
    });
    return { child, ended: new Promise((resolve) => child.on("close", (code) => resolve({ code, printed }))) };
  }

  remove(): void {
    rmSync(this.#dir, { recursive: true, force: true });
  }

  #compile(part: string): void {
    for (const name of readdirSync(join(ROOT, "src", part), { recursive: true, encoding: "utf8" })) {
      if (!/\.[jt]s$/.test(name)) continue;
      const text = readFileSync(join(ROOT, "src", part, name), "utf8");
      const to = join(this.#dir, part, name.replace(/\.ts$/, ".js"));
      mkdirSync(dirname(to), { recursive: true });
      writeFileSync(
        to,
        name.endsWith(".ts") ? ts.transpileModule(text, { compilerOptions: OPTIONS }).outputText : text,
      );
    }
  }
}

const OPTIONS: ts.CompilerOptions = {
  target: ts.ScriptTarget.ES2023,
  module: ts.ModuleKind.ESNext,
  rewriteRelativeImportExtensions: true,
  verbatimModuleSyntax: true,
};

interface Running {
  readonly child: ChildProcess;
  readonly ended: Promise<{ readonly code: number | null; readonly printed: string }>;
}
