import { brotliCompressSync, deflateRawSync, deflateSync, gzipSync } from "node:zlib";
import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import { refusal } from "../../src/pages/refusal.ts";
import { answering, article, FakeWeb, PARAGRAPHS, PUBLIC } from "../fakes/web/fake-web.ts";

let web: FakeWeb;

beforeEach(async () => {
  web = await FakeWeb.open();
});

afterEach(async () => {
  await vi.waitFor(() => expect(web.openSockets).toBe(0), { timeout: 1000 });
  await web.close();
  expect(web.log).toEqual([]);
});

const refused = (problem: Error) => ({ outcome: "refused", problem: problem.message });
const read = async (url: string, limits = {}) => {
  const reading = await web.pages(limits).read(url);
  if (reading.outcome === "refused") throw new Error(reading.problem);
  return reading.page;
};
const host = "news.example";
const at = (path: string) => `${host}${path}`;

describe("a page", () => {
  it.each(["http", "https"])("is read over %s", async (scheme) => {
    web.page(at("/a?b=c"), article({ title: "It ships | News" }));
    const page = await read(`${scheme}://news.example/a?b=c#part`);
    expect(page).toMatchObject({ url: `${scheme}://news.example/a?b=c`, title: "It ships", language: "en" });
    expect(page.text).toMatch(/^Paragraph 1 tells.*\n\nParagraph 2 tells/);
    expect(page.text).not.toContain("Home");
    expect(web.dialled).toEqual([{ addresses: [PUBLIC], port: scheme === "http" ? 80 : 443 }]);
  });

  it("is asked for by AMW under its own name, without cookies or anything else that tells of the person", async () => {
    web.page(at("/"), article());
    await read("https://news.example/");
    expect(web.asked[0]?.headers).toEqual({
      host,
      connection: "keep-alive",
      "user-agent": "Mozilla/5.0 (compatible; AMW/0.0.0; reads one page when a person asks for it)",
      accept: "text/html, application/xhtml+xml, text/plain;q=0.8",
      "accept-language": "en, zh;q=0.9, *;q=0.5",
      "accept-encoding": "gzip, deflate, br",
    });
  });

  it("is read without regard to proxies that the environment names", async () => {
    vi.stubEnv("HTTP_PROXY", "http://127.0.0.1:9").stubEnv("http_proxy", "http://127.0.0.1:9");
    web.page(at("/"), article());
    await expect(read("http://news.example/")).resolves.toMatchObject({ publisher: "news.example" });
    vi.unstubAllEnvs();
  });

  it("is asked of the name in its plain form", async () => {
    web.page("xn--fiqs8s.example/", article());
    await read("http://中国.example./");
    expect(web.looked).toEqual(["xn--fiqs8s.example"]);
  });

  it("is read from an address in numbers", async () => {
    web.page(`${PUBLIC}/`, article());
    await read(`https://${PUBLIC}/`);
    expect(web.looked).toEqual([]);
  });
});

describe("an address", () => {
  it.each([
    ["news", refusal("no-address")],
    ["https://", refusal("no-address")],
    ["https://news..example/", refusal("no-address")],
    ["https://1.2.3.4.5/", refusal("no-address")],
    ["ftp://news.example/", refusal("scheme")],
    ["file:///etc/passwd", refusal("scheme")],
    ["javascript:alert(1)", refusal("scheme")],
    ["data:text/html,hello", refusal("scheme")],
    ["https://bo:secret@news.example/", refusal("credentials")],
    ["https://bo@news.example/", refusal("credentials")],
    ["https://news.example:8443/", refusal("port", { port: "8443" })],
    ["http://news.example:443/", refusal("port", { port: "443" })],
  ])("%s is refused without asking anybody", async (url, problem) => {
    await expect(web.pages().read(url)).resolves.toEqual(refused(problem));
    expect(web.looked).toEqual([]);
  });

  it.each([
    "localhost",
    "LOCALHOST.",
    "a.localhost",
    "intranet",
    "printer.local",
    "metadata.google.internal",
    "router.home.arpa",
    "127.0.0.1",
    "127.1",
    "2130706433",
    "0x7f000001",
    "0x7f.1",
    "017700000001",
    "0177.0.0.01",
    "１２７.0.0.1",
    "127。0。0。1",
    "%31%32%37.0.0.1",
    "0",
    "10.0.0.1",
    "172.16.0.1",
    "192.168.1.1",
    "169.254.169.254",
    "100.100.100.200",
    "168.63.129.16",
    "192.0.2.1",
    "198.18.0.1",
    "224.0.0.1",
    "255.255.255.255",
    "[::]",
    "[::1]",
    "[::ffff:8.8.8.8]",
    "[::ffff:127.0.0.1]",
    "[64:ff9b::8.8.8.8]",
    "[64:ff9b:1::1]",
    "[2002:7f00:1::]",
    "[2001::1]",
    "[2001:db8::1]",
    "[fe80::1]",
    "[fec0::1]",
    "[fd00:ec2::254]",
    "[ff02::1]",
    "[::127.0.0.1]",
    "[2600::5efe:10.0.0.1]",
    "[4000::1]",
  ])("at %s is refused as private, without asking anybody", async (host) => {
    await expect(web.pages().read(`http://${host}/`)).resolves.toEqual(refused(refusal("private")));
    expect(web.dialled).toEqual([]);
    expect(web.looked).toEqual([]);
  });

  it("that is one of this machine's own is refused", async () => {
    web.owned.push(PUBLIC);
    await expect(web.pages().read("https://news.example/")).resolves.toEqual(refused(refusal("private")));
    expect(web.dialled).toEqual([]);
  });
});

describe("a name", () => {
  it.each([
    [["127.0.0.1"]],
    [["10.1.2.3"]],
    [["::1"]],
    [["169.254.169.254"]],
    [["::ffff:93.184.216.34"]],
    [["fe80::1%eth0"]],
    [["2130706433"]],
    [["0x7f.0.0.1"]],
    [["localhost"]],
    [[PUBLIC, "192.168.0.1"]],
    [["fd12::1", PUBLIC]],
  ])("that means %s is refused before anything is dialled", async (addresses) => {
    web.name(host, addresses);
    await expect(web.pages().read("https://news.example/")).resolves.toEqual(refused(refusal("private")));
    expect(web.dialled).toEqual([]);
  });

  it("that changes its meaning between the check and the connection is taken at its checked word", async () => {
    const answers = [[PUBLIC], ["127.0.0.1"], ["127.0.0.1"]];
    web.name(host, () => answers.shift() ?? ["127.0.0.1"]);
    web.page(at("/"), article());
    await read("http://news.example/");
    expect(web.looked).toHaveLength(1);
    expect(web.dialled).toEqual([{ addresses: [PUBLIC], port: 80 }]);
  });

  it("that has turned private by the next connection is refused then", async () => {
    const answers = [[PUBLIC], ["127.0.0.1"]];
    web.name(host, () => answers.shift() ?? []);
    web.redirect(at("/"), "https://news.example/b", 301);
    await expect(web.pages().read("http://news.example/")).resolves.toEqual(refused(refusal("private")));
    expect(web.dialled).toHaveLength(1);
  });

  it.each([
    ["ENOTFOUND", refusal("unknown-site", { host })],
    ["EAI_AGAIN", refusal("no-lookup", { host })],
  ])("that cannot be looked up (%s) is told apart", async (code, problem) => {
    web.name(host, () => Promise.reject(Object.assign(new Error(code), { code })));
    await expect(web.pages().read("https://news.example/")).resolves.toEqual(refused(problem));
  });

  it("that has no address is no site", async () => {
    web.name(host, []);
    await expect(web.pages().read("https://news.example/")).resolves.toEqual(
      refused(refusal("unknown-site", { host })),
    );
  });

  it("that is never answered for is given up", async () => {
    web.name(host, () => new Promise(() => {}));
    await expect(web.pages({ totalMs: 50 }).read("https://news.example/")).resolves.toEqual(
      refused(refusal("too-slow", { host })),
    );
  });
});

describe("a redirect", () => {
  it.each([301, 302, 303, 307, 308])("%i is followed, also to another host", async (status) => {
    web.redirect(at("/"), "//other.example/x", status);
    web.page("other.example/x", article());
    expect((await read("https://news.example/")).url).toBe("https://other.example/x");
  });

  it.each([
    ["http://127.0.0.1/", refusal("private")],
    ["http://2130706433/", refusal("private")],
    ["http://[::1]/", refusal("private")],
    ["http://localhost/", refusal("private")],
    ["http://inside.example/", refusal("private")],
    ["file:///etc/passwd", refusal("scheme")],
    ["gopher://news.example/", refusal("scheme")],
    ["http://a:b@news.example/", refusal("credentials")],
    ["http://news.example:22/", refusal("port", { port: "22" })],
    ["http://", refusal("no-address")],
  ])("to %s is refused", async (to, problem) => {
    web.name("inside.example", ["10.0.0.1"]);
    web.redirect(at("/"), to);
    await expect(web.pages().read("http://news.example/")).resolves.toEqual(refused(problem));
    expect(web.asked).toHaveLength(1);
    expect(web.dialled).toHaveLength(1);
  });

  it("from https to http is refused", async () => {
    web.redirect(at("/"), "http://news.example/b");
    await expect(web.pages().read("https://news.example/")).resolves.toEqual(refused(refusal("downgrade")));
  });

  it("may come five times and no more", async () => {
    for (let i = 0; i < 6; i++) web.redirect(at(`/${i}`), `/${i + 1}`);
    web.page(at("/6"), article());
    expect((await read("http://news.example/1")).url).toBe("http://news.example/6");
    await expect(web.pages().read("http://news.example/0")).resolves.toEqual(refused(refusal("too-many-redirects")));
    web.redirect(at("/6"), "/6");
    await expect(web.pages().read("http://news.example/6")).resolves.toEqual(refused(refusal("too-many-redirects")));
  });

  it("that brings an endless body is not read", async () => {
    web.at(at("/"), (socket) => {
      socket.write("HTTP/1.1 302 Found\r\nlocation: /b\r\ncontent-length: 99999999\r\n\r\nx");
    });
    web.page(at("/b"), article());
    expect((await read("http://news.example/")).url).toBe("http://news.example/b");
  });

  it("to nowhere is no page", async () => {
    web.at(at("/"), answering(302, {}, ""));
    await expect(web.pages().read("http://news.example/")).resolves.toEqual(
      refused(refusal("odd-status", { host, status: 302 })),
    );
  });
});

describe("a body", () => {
  const long = article({ body: PARAGRAPHS.repeat(20) });

  it.each([
    ["gzip", gzipSync(long)],
    ["X-GZIP", gzipSync(long)],
    ["br", brotliCompressSync(long)],
    ["deflate", deflateSync(long)],
    ["deflate", deflateRawSync(long)],
    ["identity", Buffer.from(long)],
  ])("in %s is unpacked", async (packing, bytes) => {
    web.page(at("/"), bytes, { "content-encoding": packing });
    expect((await read("http://news.example/")).text).toContain("Paragraph 6 tells");
  });

  it.each(["zstd", "gzip, gzip", "constructor"])("in %s is refused", async (packing) => {
    web.page(at("/"), "?", { "content-encoding": packing });
    await expect(web.pages().read("http://news.example/")).resolves.toEqual(refused(refusal("unknown-packing")));
  });

  it.each([
    ["gzip", gzipSync(long).subarray(0, 200)],
    ["gzip", Buffer.from("no gzip at all")],
    ["gzip", Buffer.from(gzipSync(long)).fill(7, 40, 60)],
    ["br", brotliCompressSync(long).subarray(0, 50)],
    ["br", Buffer.alloc(500, 255)],
    ["deflate", Buffer.from("x")],
  ])("in damaged %s is refused", async (packing, bytes) => {
    web.page(at("/"), bytes, { "content-encoding": packing });
    await expect(web.pages().read("http://news.example/")).resolves.toEqual(refused(refusal("damaged")));
  });

  it.each([
    ["gzip", gzipSync(Buffer.alloc(50_000_000))],
    ["br", brotliCompressSync(Buffer.alloc(50_000_000))],
    ["deflate", deflateSync(Buffer.alloc(50_000_000))],
  ])("that is a bomb in %s is not unpacked", async (packing, bytes) => {
    web.page(at("/"), bytes, { "content-encoding": packing });
    await expect(web.pages().read("http://news.example/")).resolves.toEqual(
      refused(refusal("too-large", { megabytes: 6 })),
    );
  });

  it("without an end is cut off, whatever it says of its length", async () => {
    let sent = 0;
    web.at(at("/"), (socket) => {
      socket.write("HTTP/1.1 200 OK\r\ncontent-type: text/html\r\ntransfer-encoding: chunked\r\n\r\n");
      const more = () => {
        while (!socket.destroyed && socket.write(`10000\r\n${"x".repeat(65536)}\r\n`)) sent += 65536;
        sent += 65536;
      };
      socket.on("drain", more);
      more();
    });
    await expect(web.pages({ wireBytes: 500_000 }).read("http://news.example/")).resolves.toEqual(
      refused(refusal("too-large", { megabytes: 1 })),
    );
    expect(sent).toBeLessThan(20_000_000);
  });

  it("that says it is too long is not read at all", async () => {
    web.at(at("/"), (socket) => {
      socket.write("HTTP/1.1 200 OK\r\ncontent-type: text/html\r\ncontent-length: 99999999\r\n\r\n");
    });
    await expect(web.pages().read("http://news.example/")).resolves.toEqual(
      refused(refusal("too-large", { megabytes: 3 })),
    );
  });

  it("that is shorter than it says is damaged", async () => {
    web.at(at("/"), (socket) => {
      socket.end(`HTTP/1.1 200 OK\r\ncontent-type: text/html\r\ncontent-length: 9999\r\n\r\n${article()}`);
    });
    await expect(web.pages().read("http://news.example/")).resolves.toEqual(refused(refusal("damaged")));
  });

  it("that is longer than it says ends where it says", async () => {
    web.page(at("/"), `${article()}and this is too much`, { "content-length": String(article().length) });
    expect((await read("http://news.example/")).text).not.toContain("too much");
  });

  it.each(["", " \n ", "<html></html>", "<script>let a = 1</script>"])("of %j has no text", async (body) => {
    web.page(at("/"), body);
    await expect(web.pages().read("http://news.example/")).resolves.toEqual(refused(refusal("empty")));
  });

  it("with a title and nothing else is read", async () => {
    web.page(at("/"), "<title>It ships</title>");
    expect(await read("http://news.example/")).toMatchObject({ title: "It ships", text: "" });
  });
});

describe("time", () => {
  const slow = refused(refusal("too-slow", { host }));

  it("is up for a site that never answers", async () => {
    web.at(at("/"), () => {});
    await expect(web.pages({ headersMs: 60, totalMs: 60_000 }).read("http://news.example/")).resolves.toEqual(slow);
  });

  it("is up for headers that drip", async () => {
    web.at(at("/"), (socket) => {
      socket.write("HTTP/1.1 200 OK\r\n");
      const drip = setInterval(() => socket.write("x-drip: 1\r\n"), 10);
      socket.on("close", () => clearInterval(drip));
    });
    await expect(web.pages({ totalMs: 100 }).read("http://news.example/")).resolves.toEqual(slow);
  });

  it("is up for a body that stops", async () => {
    web.at(at("/"), (socket) => {
      socket.write("HTTP/1.1 200 OK\r\ncontent-type: text/html\r\ncontent-length: 100\r\n\r\nx");
    });
    await expect(web.pages({ idleMs: 60, totalMs: 60_000 }).read("http://news.example/")).resolves.toEqual(slow);
  });

  it("is up for a body that drips", async () => {
    web.at(at("/"), (socket) => {
      socket.write("HTTP/1.1 200 OK\r\ncontent-type: text/html\r\n\r\n");
      const drip = setInterval(() => socket.write("x"), 10);
      socket.on("close", () => clearInterval(drip));
    });
    await expect(web.pages({ totalMs: 100, idleMs: 5000 }).read("http://news.example/")).resolves.toEqual(slow);
  });

  it("is up for redirects that each take a little", async () => {
    for (let i = 0; i < 6; i++)
      web.at(at(`/${i}`), (socket) => {
        setTimeout(() => socket.write(`HTTP/1.1 302 Found\r\nlocation: /${i + 1}\r\ncontent-length: 0\r\n\r\n`), 40);
      });
    await expect(web.pages({ totalMs: 100 }).read("http://news.example/0")).resolves.toEqual(slow);
  });

  it("is given up when AMW stops", async () => {
    web.at(at("/"), () => {});
    const pages = web.pages();
    const reading = pages.read("http://news.example/");
    await vi.waitFor(() => expect(web.asked).toHaveLength(1));
    await pages.close();
    await expect(reading).resolves.toEqual(slow);
  });
});

describe("a head", () => {
  it("of endless headers is refused", async () => {
    web.at(at("/"), (socket) => {
      socket.write(`HTTP/1.1 200 OK\r\n${"x-more: and more and more and more\r\n".repeat(3000)}`);
    });
    await expect(web.pages().read("http://news.example/")).resolves.toEqual(
      refused(refusal("broken-answer", { host })),
    );
  });

  it.each(["SSH-2.0-OpenSSH_9\r\n", "HTTP/1.1 OK\r\n\r\n", "\0\0\0", "HTTP/1.1 200 OK\r\ncontent-length: -1\r\n\r\n"])(
    "of %j is refused",
    async (bytes) => {
      web.at(at("/"), (socket) => void socket.end(bytes));
      await expect(web.pages().read("http://news.example/")).resolves.toEqual(
        refused(refusal("broken-answer", { host })),
      );
    },
  );

  it("that never comes because the site hangs up is refused", async () => {
    web.at(at("/"), (socket) => void socket.destroy());
    await expect(web.pages().read("http://news.example/")).resolves.toEqual(
      refused(refusal("broken-answer", { host })),
    );
  });

  it.each([
    ["application/pdf", refusal("pdf")],
    ["image/png", refusal("no-page", { type: "a picture" })],
    ["video/mp4", refusal("no-page", { type: "a video" })],
    ["application/zip", refusal("no-page", { type: "a file of type application/zip" })],
    ["application/json; charset=utf-8", refusal("no-page", { type: "a file of type application/json" })],
    ["<b>nonsense</b>", refusal("no-page", { type: "a file of an unknown kind" })],
    ["__proto__", refusal("no-page", { type: "a file of an unknown kind" })],
  ])("that says %s is refused without reading on", async (type, problem) => {
    web.at(at("/"), (socket) => {
      socket.write(`HTTP/1.1 200 OK\r\ncontent-type: ${type}\r\ncontent-length: 1000000\r\n\r\n`);
    });
    await expect(web.pages().read("http://news.example/")).resolves.toEqual(refused(problem));
  });

  it("that says HTML of a PDF is not believed", async () => {
    web.page(at("/"), "%PDF-1.7 …");
    await expect(web.pages().read("http://news.example/")).resolves.toEqual(refused(refusal("pdf")));
  });

  it("that says nothing of its type is judged by what follows", async () => {
    web.at(at("/html"), answering(200, {}, article()));
    web.at(at("/other"), answering(200, {}, "PK\x03\x04"));
    expect((await read("http://news.example/html")).title).toBe("Moore Threads ships MUSA 5.1");
    await expect(web.pages().read("http://news.example/other")).resolves.toEqual(
      refused(refusal("no-page", { type: "a file of an unknown kind" })),
    );
  });

  it("that says plain text is taken at its word", async () => {
    web.page(at("/"), "It ships.\r\n\r\n\r\n<b>Not bold</b>", { "content-type": "text/plain" });
    expect(await read("http://news.example/")).toMatchObject({
      title: undefined,
      published: undefined,
      text: "It ships.\n\n<b>Not bold</b>",
    });
  });

  it.each([
    [401, refusal("sign-in", { status: 401 })],
    [403, refusal("sign-in", { status: 403 })],
    [404, refusal("not-there", { status: 404 })],
    [410, refusal("not-there", { status: 410 })],
    [418, refusal("odd-status", { host, status: 418 })],
    [429, refusal("wait", { host })],
    [500, refusal("site-failed", { host, status: 500 })],
    [502, refusal("site-failed", { host, status: 502 })],
    [503, refusal("wait", { host })],
    [204, refusal("empty")],
    [304, refusal("odd-status", { host, status: 304 })],
  ])("of status %i has its own sentence", async (status, problem) => {
    web.at(at("/"), answering(status, status === 204 || status === 304 ? {} : { "content-type": "text/html" }, ""));
    await expect(web.pages().read("http://news.example/")).resolves.toEqual(refused(problem));
  });
});

describe("a site", () => {
  it("whose certificate is of another name is not trusted", async () => {
    await expect(web.pages().read("https://elsewhere.example/")).resolves.toEqual(
      refused(refusal("certificate", { host: "elsewhere.example" })),
    );
    expect(web.asked).toEqual([]);
  });

  it("whose certificate nobody vouches for is not trusted", async () => {
    Object.assign(web, { authorities: undefined });
    await expect(web.pages().read("https://news.example/")).resolves.toEqual(refused(refusal("certificate", { host })));
    expect(web.asked).toEqual([]);
  });

  it("that speaks no TLS where it should is not trusted", async () => {
    const dial = web.dial.bind(web);
    Object.assign(web, { dial: (addresses: readonly string[]) => dial(addresses, 80) });
    await expect(web.pages({ totalMs: 300 }).read("https://news.example/")).resolves.toMatchObject({
      outcome: "refused",
    });
  });

  it("that takes no connection is out of reach", async () => {
    const { connect } = await import("node:net");
    Object.assign(web, { dial: () => connect(1, "127.0.0.1") });
    await expect(web.pages().read("https://news.example/")).resolves.toEqual(refused(refusal("unreachable", { host })));
  });

  it("is not read eight times at once and once more", async () => {
    web.at(at("/"), () => {});
    const pages = web.pages({ headersMs: 200, atOnce: 2 });
    const both = [pages.read("http://news.example/"), pages.read("http://news.example/")];
    await expect(pages.read("http://news.example/")).resolves.toEqual(refused(refusal("busy")));
    await Promise.all(both);
    web.page(at("/"), article());
    await expect(pages.read("http://news.example/")).resolves.toMatchObject({ outcome: "read" });
  });
});
