import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { isPublic } from "../../src/pages/public-address.ts";
import { FakeWeb, PUBLIC } from "../fakes/web/fake-web.ts";

/** Networks that are not public, by the registries of special addresses; another list than the one that the code goes by. */
const NOT_PUBLIC_4 =
  "0/8 10/8 100.64/10 127/8 169.254/16 172.16/12 192.0.0/24 192.0.2/24 192.88.99/24 192.168/16 198.18/15 198.51.100/24 203.0.113/24 224/4 240/4";
const NOT_PUBLIC_6 =
  "::/128 ::1/128 ::ffff:0:0/96 ::/96 64:ff9b::/96 64:ff9b:1::/48 100::/64 2001::/23 2001:db8::/32 2002::/16 3fff::/20 5f00::/16 fc00::/7 fe80::/10 fec0::/10 ff00::/8 4000::/3 8000::/3";

type Bits = bigint;

const four = (address: string): Bits =>
  address
    .split(".")
    .concat("0", "0", "0")
    .slice(0, 4)
    .reduce((all, part) => all * 256n + BigInt(part), 0n);

function six(address: string): Bits {
  const [front = "", back] = address.split("::");
  const head = front.split(":").filter(Boolean);
  const tail = (back ?? "").split(":").filter(Boolean);
  const groups = back === undefined ? head : [...head, ...Array(8 - head.length - tail.length).fill("0"), ...tail];
  return groups.reduce((all, group) => all * 65536n + BigInt(`0x${group}`), 0n);
}

const within = (networks: string, width: number, read: (address: string) => Bits) => {
  const all = networks.split(" ").map((network) => {
    const [address = "", length = "0"] = network.split("/");
    const free = BigInt(width) - BigInt(length);
    return { start: read(address) >> free, free };
  });
  return { all, has: (bits: Bits) => all.some(({ start, free }) => bits >> free === start) };
};

const PRIVATE_4 = within(NOT_PUBLIC_4, 32, four);
const PRIVATE_6 = within(NOT_PUBLIC_6, 128, six);

const inside = ({ all }: ReturnType<typeof within>) =>
  fc
    .constantFrom(...all)
    .chain(({ start, free }) =>
      fc
        .oneof(fc.constantFrom(0n, (1n << free) - 1n), fc.bigInt({ min: 0n, max: (1n << free) - 1n }))
        .map((low) => (start << free) + low),
    );

const dotted = (bits: Bits) => [24n, 16n, 8n, 0n].map((shift) => (bits >> shift) & 255n).join(".");
const grouped = (bits: Bits) =>
  Array.from({ length: 8 }, (_, i) => ((bits >> BigInt(112 - 16 * i)) & 65535n).toString(16)).join(":");

/** Some of the ways to write an address in an address of the web. */
const notations4 = (bits: Bits): fc.Arbitrary<string> => {
  const [a = 0n, b = 0n, c = 0n, d = 0n] = [24n, 16n, 8n, 0n].map((shift) => (bits >> shift) & 255n);
  const number = (value: Bits) =>
    fc.constantFrom(
      `${value}`,
      `0x${value.toString(16)}`,
      `0X${value.toString(16)}`,
      `0${value.toString(8)}`,
      `0000${value.toString(8)}`,
    );
  const joined = (...parts: Bits[]) =>
    fc
      .tuple(fc.constantFrom(".", "。", "．", "%2e"), fc.tuple(...parts.map(number)))
      .map(([dot, all]) => all.join(dot));
  const wide = (text: string) => text.replace(/\d/g, (digit) => String.fromCodePoint(0xff10 + Number(digit)));
  return fc.oneof(
    joined(a, b, c, d),
    joined(a, b, c * 256n + d),
    joined(a, bits & 0xffffffn),
    joined(bits),
    fc.constantFrom(wide(dotted(bits)), `${dotted(bits)}.`, `[::ffff:${dotted(bits)}]`, `[::${dotted(bits)}]`),
    fc.constantFrom(`[64:ff9b::${dotted(bits)}]`, `[2002:${grouped(bits << 80n).slice(4)}]`),
  );
};

describe("a public address", () => {
  it.each(["8.8.8.8", "1.1.1.1", "93.184.216.34", "172.15.255.255", "172.32.0.0", "2606:4700::1111", "2a00:1450::1"])(
    "is %s",
    (address) => {
      expect(isPublic(address)).toBe(true);
    },
  );

  it.each([
    "",
    "localhost",
    "0x7f.1",
    "1",
    "127.1",
    "8.8.8.8:80",
    "[2606::1]",
    "2606::1%eth0",
    "8.8.8.8/8",
    " 8.8.8.8",
  ])("is not %j", (address) => {
    expect(isPublic(address)).toBe(false);
  });

  it("is none within what the registries keep back, and most others", () => {
    fc.assert(fc.property(inside(PRIVATE_4), (bits) => !isPublic(dotted(bits))));
    fc.assert(fc.property(inside(PRIVATE_6), (bits) => !isPublic(grouped(bits))));
    fc.assert(
      fc.property(
        fc.bigInt({ min: 0n, max: (1n << 32n) - 1n }),
        // Besides: anycast services of networks, which nobody reads pages from, and Azure's own.
        (bits) =>
          isPublic(dotted(bits)) ||
          PRIVATE_4.has(bits) ||
          /^192\.(?:175\.48|31\.196|52\.193)\.|^168\.63/.test(dotted(bits)),
      ),
    );
  });
});

describe("a connection", () => {
  const run = async (url: string, means: readonly string[] = [PUBLIC]) => {
    const web = await FakeWeb.open();
    web.name("news.example", means);
    const pages = web.pages({ totalMs: 2000 });
    const reading = await pages.read(url);
    const dialled = web.dialled.flatMap(({ addresses }) => addresses);
    await web.close();
    return { reading, dialled };
  };

  it("is never made to a private address, however it is written", async () => {
    const private4 = inside(PRIVATE_4).chain(notations4);
    const private6 = inside(PRIVATE_6).map((bits) => `[${grouped(bits)}]`);
    await fc.assert(
      fc.asyncProperty(fc.oneof(private4, private6), fc.constantFrom("http", "https"), async (host, scheme) => {
        const { reading, dialled } = await run(`${scheme}://${host}/`);
        expect(dialled).toEqual([]);
        expect(reading.outcome).toBe("refused");
      }),
    );
  });

  it("is never made to a name with a private address among its own", async () => {
    const bad = fc.oneof(inside(PRIVATE_4).map(dotted), inside(PRIVATE_6).map(grouped));
    await fc.assert(
      fc.asyncProperty(bad, fc.nat({ max: 2 }), async (address, place) => {
        const { dialled } = await run("http://news.example/", [PUBLIC, "8.8.8.8"].toSpliced(place, 0, address));
        expect(dialled).toEqual([]);
      }),
    );
  });

  it("is made to nothing but public addresses, whatever is asked for", async () => {
    const words = fc.constantFrom(
      "http://",
      "https://",
      "//",
      "@",
      ":",
      "/",
      "\\",
      "#",
      "?",
      "[",
      "]",
      "%",
      ".",
      "127.0.0.1",
      "0x7f",
      "::1",
      "localhost",
      "10.0.0.1",
      "a.example",
      "\t",
      "\n",
      "\0",
      "。",
      "ﬀ",
      "xn--",
      "169.254.169.254",
    );
    await fc.assert(
      fc.asyncProperty(fc.array(words, { maxLength: 8 }), async (parts) => {
        const { dialled } = await run(`http://${parts.join("")}`).catch((error) => {
          // The fake web knows no such page, which it says when it is closed.
          if (!/Nobody expected/.test(String(error))) throw error;
          return { dialled: [PUBLIC] };
        });
        expect(dialled.filter((address) => address !== PUBLIC)).toEqual([]);
      }),
    );
  });
});
