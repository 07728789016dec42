import { createServer } from "node:http";
import type { AddressInfo, Socket } from "node:net";
import { type Button, choicesOf, Exchange, messageJson, type Posted } from "./exchange.ts";
import { type Gateway, gateway } from "./gateway.ts";
import type { Json } from "./message-rules.ts";
import { origin } from "./origin.ts";
import { Place } from "./place.ts";
import { answerRequest, type Fault, type Rooms, type RouteName } from "./rest.ts";
import type { Traffic } from "./traffic.ts";
import { CHANNEL, type Whence } from "./world.ts";

export interface FakeDiscord {
  /** What DISCORD_API_URL would be. */
  readonly apiUrl: string;
  /** The one token that it takes. */
  readonly token: string;
  /** The commands that are registered now, as Discord would list them. */
  readonly commands: readonly Json[];
  /** The same for the one server. */
  readonly guildCommands: readonly Json[];
  /** How often commands were written, anywhere. */
  readonly commandWrites: number;
  readonly gateway: Gateway;
  /** The server, its channels and what stands in them. */
  readonly place: Place;
  /** Asks `/amw query: share:` and waits for the answer. */
  command(options: { readonly query: string; readonly share?: boolean }, whence?: Whence): Promise<Exchange>;
  /** Types into `query` and waits for the choices. */
  autocomplete(partial: string, whence?: Whence): Promise<{ name: string; value: string }[]>;
  /** Presses a button and waits for the first response. */
  press(button: Pick<Button, "customId" | "on">, whence?: Whence): Promise<Exchange>;
  /** Like `command` and `press`, without waiting. */
  ask(options: { readonly query: string; readonly share?: boolean }, whence?: Whence): Exchange;
  /** Types into `query`, without waiting. */
  type(partial: string, whence?: Whence): Exchange;
  /** Sends any interaction, without waiting. `commands.ts` and `modals.ts` make what people do of it. */
  interact(kind: Exchange["kind"], data: Json, whence?: Whence, on?: Posted): Exchange;
  /** Every request so far, with its answer's status (none where no answer came) and real time. */
  readonly requests: Traffic["seen"];
  /** How many TCP connections are open, those to the gateway too. */
  tcpConnections(): number;
  /** How many requests Discord counts as invalid (401, 403, 429) within ten minutes: 10,000 ban the address. */
  invalidRequests(): number;
  /** Spoils the next request of that route, or the next few. One that no request meets fails the test. */
  fault(route: RouteName, fault: Fault, times?: number): void;
  /** Spoils every request of that route from now on, or none any more. */
  faultAlways(route: RouteName, fault: Fault | undefined): void;
  /** Moves the clock by which interactions expire and nonces are forgotten; it begins now. */
  advance(ms: number): void;
  /** From now on the gateway refuses the token that the REST API takes. */
  refuseAtGateway(): void;
  /** Somebody resets the token: REST refuses it, and the gateway ends the connection. */
  revokeToken(): void;
  /** Throws when anything happened that Discord would not have taken, or that nobody expected. */
  verify(): void;
  /** Stops, and verifies. */
  close(): Promise<void>;
}

const INVALID: readonly (number | undefined)[] = [401, 403, 429];
const TEN_MINUTES_MS = 10 * 60_000;
const INTERACTION_TYPES = { command: 2, menu: 2, button: 3, autocomplete: 4, modal: 5 } as const;

/** Discord on a loopback port: REST and gateway for one application, keeping the documented rules. */
export async function fakeDiscord(): Promise<FakeDiscord> {
  const token = "MTIzNDU2Nzg5.fake.token-of-the-bot";
  const problems: string[] = [];
  const faults = new Map<RouteName, Fault[]>();
  const lasting = new Map<RouteName, Fault>();
  const traffic: Traffic = { revoked: false, seen: [] };
  let now = 0;
  const place = new Place(() => Date.now() + now);
  let ids = 800_000_000_000_000_000n;
  let refusing = false;
  const server = createServer((request, response) => {
    const faultFor = (name: RouteName): Fault | undefined => faults.get(name)?.shift() ?? lasting.get(name);
    answerRequest(rooms, traffic, faultFor, request, response).catch((error) => {
      problems.push(`the fake failed: ${error}`);
      response.destroy();
    });
  });
  const tcp = new Set<Socket>();
  server.on("connection", (socket) => {
    tcp.add(socket);
    socket.once("close", () => tcp.delete(socket));
  });
  const hub = gateway(server, {
    token,
    onProblem: (problem) => problems.push(problem),
    refusesToken: () => refusing,
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const { port } = server.address() as AddressInfo;

  const rooms: Rooms = {
    token,
    gatewayUrl: () => `ws://127.0.0.1:${port}/gateway`,
    gatewayLimits: () => hub.weather,
    now: () => now,
    nextId: () => {
      ids += 1n;
      return String(ids);
    },
    problem: (problem) => problems.push(problem),
    exchanges: new Map(),
    place,
    commands: [],
    guildCommands: [],
    writes: 0,
  };

  function begin(kind: Exchange["kind"], type: number, data: Json, whence: Whence, on?: Posted): Exchange {
    const exchange = new Exchange(kind, rooms.nextId(), now, on);
    rooms.exchanges.set(exchange.token, exchange);
    const message = on ? { message: messageJson(on, on.channel ?? whence.channel ?? CHANNEL) } : {};
    hub.dispatch("INTERACTION_CREATE", {
      ...origin(whence, place),
      ...message,
      id: exchange.id,
      token: exchange.token,
      type,
      data,
    });
    return exchange;
  }
  const commandData = (options: readonly Json[]): Json => ({ id: rooms.nextId(), name: "amw", type: 1, options });
  const ask: FakeDiscord["ask"] = ({ query, share }, whence = {}) =>
    begin(
      "command",
      2,
      commandData([
        { name: "query", type: 3, value: query },
        ...(share === undefined ? [] : [{ name: "share", type: 5, value: share }]),
      ]),
      whence,
    );
  const type: FakeDiscord["type"] = (partial, whence = {}) =>
    begin("autocomplete", 4, commandData([{ name: "query", type: 3, value: partial, focused: true }]), whence);

  function verify(): void {
    const unmet = [...faults]
      .filter(([, left]) => left.length > 0)
      .map(([name]) => `no request met the fault: ${name}`);
    const all = [...problems, ...unmet];
    if (all.length > 0) throw new Error(`Discord would not have taken this:\n${all.join("\n")}`);
  }

  return {
    apiUrl: `http://127.0.0.1:${port}/api`,
    token,
    commands: rooms.commands,
    guildCommands: rooms.guildCommands,
    get commandWrites() {
      return rooms.writes;
    },
    gateway: hub,
    place,
    ask,
    type,
    interact: (kind, data, whence = {}, on) => begin(kind, INTERACTION_TYPES[kind], data, whence, on),
    command: (options, whence) =>
      ask(options, whence).until(
        ({ callback, thinking, followUps }) => callback !== undefined && (!thinking || followUps.length > 0),
      ),
    autocomplete: async (partial, whence) =>
      choicesOf(await type(partial, whence).until(({ callback }) => callback !== undefined)),
    press: ({ customId, on }, whence = {}) =>
      begin("button", 3, { component_type: 2, custom_id: customId, id: 1 }, whence, on).until(
        ({ callback }) => callback !== undefined,
      ),
    requests: traffic.seen,
    tcpConnections: () => tcp.size,
    invalidRequests: () =>
      traffic.seen.filter(({ status, at }) => INVALID.includes(status) && Date.now() - at < TEN_MINUTES_MS).length,
    fault: (route, fault, times = 1) =>
      void faults.set(route, [...(faults.get(route) ?? []), ...Array.from({ length: times }, () => fault)]),
    faultAlways(route, fault) {
      if (fault === undefined) lasting.delete(route);
      else lasting.set(route, fault);
    },
    advance: (ms) => {
      now += ms;
    },
    refuseAtGateway: () => {
      refusing = true;
    },
    revokeToken() {
      refusing = true;
      traffic.revoked = true;
      hub.closeAll(4004);
    },
    verify,
    async close() {
      await hub.close();
      for (const socket of tcp) socket.destroy();
      await new Promise((resolve) => server.close(resolve));
      verify();
    },
  };
}
