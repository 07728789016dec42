import type { IncomingMessage, ServerResponse } from "node:http";
import { z } from "zod";
import type { Amw, Caller } from "../../core/amw.ts";
import type { HttpRoute } from "../front-end.ts";
import { Refused } from "../request-body.ts";
import { sendText } from "../send-text.ts";
import { readJson } from "./json-body.ts";
import { PAGE_HEADERS, playgroundPage } from "./playground-page.ts";
import { renderHtml } from "./render.ts";
import { foreign, isNamedRightly } from "./same-origin.ts";

interface PlaygroundParts {
  readonly amw: Amw;
  /** What the server listens on, as configured. */
  readonly host: string;
}

const CALLER: Caller = { actor: { id: "web:local", name: "you" }, surface: "web", forms: true, manages: true };
/** A form that is filled in holds 20,000 characters, of up to four bytes, and is sent in more words than that. */
const MOST_BYTES = 128 * 1024;
const SUGGESTIONS = 8;

const Asked = z.object({ line: z.string() });
const FilledIn = z.object({ command: z.string(), values: z.record(z.string(), z.string()) });

/**
 * The local playground: `GET /` is the page, and behind it `POST /ask` {line}, `GET /complete?line=`, `POST /form` {line}
 * and `POST /filled`, `POST /keep`, `POST /hint` {command, values} answer in JSON; what cannot be taken is answered as {error}, one sentence.
 */
export function playgroundRoutes({ amw, host }: PlaygroundParts): readonly HttpRoute[] {
  const page: HttpRoute = {
    method: "GET",
    path: "/",
    handle: async (request, response) => {
      if (isNamedRightly(request, host)) sendText(response, 200, playgroundPage(amw), PAGE_HEADERS);
      else sendText(response, 403, `${foreign(request, host)}\n`, { "content-type": "text/plain; charset=utf-8" });
    },
  };
  const answering = (method: HttpRoute["method"], path: string, answer: (request: IncomingMessage) => unknown) => ({
    method,
    path,
    handle: (request: IncomingMessage, response: ServerResponse) =>
      sendAnswer(response, async () => {
        const refusal = foreign(request, host);
        if (refusal) throw new Refused(403, refusal);
        return answer(request);
      }),
  });
  return [
    page,
    answering("POST", "/ask", async (request) => ask(amw, (await read(request, Asked)).line)),
    answering("GET", "/complete", ({ url = "" }) => amw.complete(lineIn(url), SUGGESTIONS)),
    answering("POST", "/form", async (request) => formOf(amw, (await read(request, Asked)).line)),
    answering("POST", "/filled", async (request) => {
      const { command, values } = await read(request, FilledIn);
      return amw.filled(command, values, CALLER);
    }),
    answering("POST", "/keep", async (request) => {
      const { command, values } = await read(request, FilledIn);
      await amw.keep(command, values, CALLER);
      return {};
    }),
    answering("POST", "/hint", async (request) => {
      const { command, values } = await read(request, FilledIn);
      return { hint: await amw.hint(command, values, CALLER) };
    }),
  ];
}

async function ask(amw: Amw, line: string) {
  const message = await amw.answer({ ...CALLER, line });
  const { title, tone, summary, problems } = message;
  const opens = message.actions.find((action) => action.kind === "form" && action.atOnce);
  return { title, tone, summary, problems, html: renderHtml(message), opens: opens?.kind === "form" && opens.line };
}

async function formOf(amw: Amw, line: string) {
  const form = await amw.form(line, CALLER);
  if (!form) throw new Refused(404, "There is nothing to fill in for that line.");
  return form;
}

const lineIn = (url: string): string => new URL(url, "http://localhost").searchParams.get("line") ?? "";

async function read<Schema extends z.ZodType>(request: IncomingMessage, schema: Schema): Promise<z.output<Schema>> {
  const result = schema.safeParse(await readJson(request, MOST_BYTES));
  if (!result.success) throw new Refused(400, "Send an object with the text that the page sends.");
  return result.data;
}

async function sendAnswer(response: ServerResponse, answer: () => Promise<unknown>): Promise<void> {
  const json = { "content-type": "application/json; charset=utf-8" };
  try {
    sendText(response, 200, JSON.stringify(await answer()), json);
  } catch (error) {
    if (!(error instanceof Refused)) throw error;
    // An unread body would keep the connection busy.
    sendText(response, error.status, JSON.stringify({ error: error.message }), { ...json, connection: "close" });
  }
}
