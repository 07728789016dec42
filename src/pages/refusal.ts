/** What each refusal needs to know to be said. */
export interface Refusals {
  "no-address": undefined;
  scheme: undefined;
  credentials: undefined;
  port: { port: string };
  private: undefined;
  "unknown-site": { host: string };
  "no-lookup": { host: string };
  unreachable: { host: string };
  certificate: { host: string };
  "too-slow": { host: string };
  "broken-answer": { host: string };
  downgrade: undefined;
  "too-many-redirects": undefined;
  "sign-in": { status: number };
  "not-there": { status: number };
  wait: { host: string };
  "site-failed": { host: string; status: number };
  "odd-status": { host: string; status: number };
  pdf: undefined;
  "no-page": { type: string };
  "unknown-packing": undefined;
  damaged: undefined;
  "too-large": { megabytes: number };
  empty: undefined;
  tangled: undefined;
  busy: undefined;
  failed: undefined;
}

const BY_HAND = "add it by hand with /amw add announcement";

/** One plain sentence for each, saying what to do instead. */
export const WORDING: { [Code in keyof Refusals]: (details: Refusals[Code]) => string } = {
  "no-address": () => "That is no web address; give one whole, such as https://www.example.com/news.",
  scheme: () => "AMW reads web pages only; give an address that begins with https:// and leads to one.",
  credentials: () => "That address holds a user name or a password, so AMW does not use it; give it without them.",
  port: ({ port }) => `AMW reads pages at the usual ports only; give an address without “:${port}”.`,
  private: () => "That address leads into a private network, so AMW does not read it; give the page's public address.",
  "unknown-site": ({ host }) => `There is no site called ${host}; check the address for a slip.`,
  "no-lookup": ({ host }) => `AMW could not look up ${host} just now; try again in a few minutes.`,
  unreachable: ({ host }) => `AMW could not reach ${host}; try again later, or ${BY_HAND}.`,
  certificate: ({ host }) =>
    `The certificate of ${host} is not valid, so AMW does not trust what it says; check the address, or ${BY_HAND}.`,
  "too-slow": ({ host }) => `${host} took too long to answer; try again later, or ${BY_HAND}.`,
  "broken-answer": ({ host }) => `${host} answered in a way that AMW cannot read; ${BY_HAND}.`,
  downgrade: () =>
    "That address leads on to a page without https, which anyone on the way can change; open it yourself, and give the address of the page that you want to cite.",
  "too-many-redirects": () =>
    "That address leads from one to the next and never to a page; open it yourself, and give the address where you end up.",
  "sign-in": ({ status }) =>
    `The site shows that page only to people who sign in, or to no programs (${status}); open it yourself, and ${BY_HAND}.`,
  "not-there": ({ status }) => `There is no page at that address (${status}); check it in a browser.`,
  wait: ({ host }) => `${host} asks AMW to come back later; try again in a few minutes, or ${BY_HAND}.`,
  "site-failed": ({ host, status }) => `${host} has a problem of its own (${status}); try again later, or ${BY_HAND}.`,
  "odd-status": ({ host, status }) =>
    `${host} answered with ${status} instead of a page; check the address in a browser, or ${BY_HAND}.`,
  pdf: () => `That is a PDF, which AMW does not read; give a page that reports on it, or ${BY_HAND}.`,
  "no-page": ({ type }) => `That is ${type}, not a page of text; give the address of a page, or ${BY_HAND}.`,
  "unknown-packing": () => `The page comes compressed in a way that AMW does not know; ${BY_HAND}.`,
  damaged: () => `The page arrived damaged; try again, or ${BY_HAND}.`,
  "too-large": ({ megabytes }) => `That page is larger than the ${megabytes} MB that AMW reads; ${BY_HAND}.`,
  empty: () => `AMW finds no text on that page; open it in a browser, and ${BY_HAND}.`,
  tangled: () => `That page is too tangled for AMW to read; ${BY_HAND}.`,
  busy: () => "AMW is reading as many pages as it can at once; try again in half a minute.",
  failed: () => `Something went wrong in AMW while it read that page; try again, or ${BY_HAND}.`,
};

/** Why a page is not read. Its message is the sentence for the person who asked. */
export class Refusal extends Error {
  readonly code: keyof Refusals;

  constructor(code: keyof Refusals, problem: string) {
    super(problem);
    this.name = "Refusal";
    this.code = code;
  }
}

type Details<Code extends keyof Refusals> = Refusals[Code] extends undefined ? [] : [details: Refusals[Code]];

export const refusal = <Code extends keyof Refusals>(code: Code, ...details: Details<Code>): Refusal =>
  new Refusal(code, WORDING[code](details[0] as Refusals[Code]));
