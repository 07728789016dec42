import { createRequire } from "node:module";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { decoded } from "../../src/pages/decoded.js";
import { FakeWeb } from "../fakes/web/fake-web.ts";

// What wrote these bytes is not what reads them.
const { encode } = createRequire(import.meta.url)("iconv-lite") as {
  encode(text: string, encoding: string): Buffer;
};

const SIMPLE =
  "摩尔线程今天发布了新一代软件工具链，支持更多的算子，并且与现有的程序兼容。该公司表示，客户已经开始试用，但是价格没有公布。业内人士认为，这一消息对国产芯片的发展具有重要意义。";
const TRADITIONAL =
  "台積電今天公布了第三季的財務報告，營收超過市場的預期。該公司表示，人工智慧晶片的需求仍然強勁，先進製程的產能已經滿載。分析師認為，這個消息對整個產業都有重要的意義。";
const JAPANESE =
  "東京のスタートアップは今日、新しい人工知能チップを発表しました。同社によると、この製品は来年の春に出荷される予定です。価格はまだ明らかにされていません。";
const KOREAN =
  "삼성전자는 오늘 새로운 인공지능 반도체를 발표했다. 회사는 이 제품이 내년 봄에 출하될 예정이라고 밝혔다. 가격은 아직 공개되지 않았다.";
const WESTERN = "Die Größe des Marktes – so „Müller“ – wächst: 5 € pro Stück, naïve Schätzungen übertreffend…";

const html = (text: string, charset?: string) =>
  `<html><head>${charset ? `<meta charset="${charset}">` : ""}<title>T</title></head><body><p>${text}</p></body></html>`;

describe("an encoding", () => {
  it.each([
    ["gbk", SIMPLE],
    ["gb2312", SIMPLE],
    ["gb18030", `${SIMPLE}😀`],
    ["big5", TRADITIONAL],
    ["shift_jis", JAPANESE],
    ["euc-jp", JAPANESE],
    ["euc-kr", KOREAN],
    ["windows-1252", WESTERN],
    ["utf-8", `${SIMPLE}${WESTERN}😀`],
  ])("%s is heard from the server, from the page, or seen", (encoding, text) => {
    const bytes = (page: string) => encode(page, encoding === "gb2312" ? "gbk" : encoding);
    expect(decoded(bytes(html(text)), encoding)).toBe(html(text));
    expect(decoded(bytes(html(text, encoding)), undefined)).toBe(html(text, encoding));
    expect(decoded(bytes(html(text)), undefined)).toBe(html(text));
  });

  it.each(["utf-16le", "utf-16be"])("%s is heard from its byte order mark, whatever else is said", (encoding) => {
    expect(decoded(encode(`\ufeff${html(SIMPLE, "gbk")}`, encoding), "big5")).toBe(html(SIMPLE, "gbk"));
  });

  it("of UTF-8 with a byte order mark loses the mark", () => {
    expect(decoded(Buffer.from(`\ufeff${html(SIMPLE)}`), undefined)).toBe(html(SIMPLE));
  });

  it.each([
    ["utf-8", "gbk", SIMPLE],
    ["utf-8", "big5", TRADITIONAL],
    ["utf-8", "shift_jis", JAPANESE],
    ["gbk", "utf-8", SIMPLE],
    ["big5", "utf-8", TRADITIONAL],
    ["iso-8859-1", "utf-8", `${SIMPLE}${WESTERN}`],
    ["no-such-thing", "gbk", SIMPLE],
    ["x-user-defined", "utf-8", SIMPLE],
    ["utf-16", "utf-8", SIMPLE],
  ])("said to be %s that is %s in truth is seen through", (said, truth, text) => {
    expect(decoded(encode(html(text), truth), said)).toBe(html(text));
    expect(decoded(encode(html(text, said), truth), undefined)).toBe(html(text, said));
  });

  it("of a page that is cut within a character, or has a slip, stands", () => {
    const bytes = Buffer.concat([Buffer.from(html(SIMPLE.repeat(3))), Buffer.from([0xe4, 0xb8])]);
    expect(decoded(bytes, "utf-8")).toBe(`${html(SIMPLE.repeat(3))}\ufffd`);
    expect(decoded(bytes, undefined)).toBe(`${html(SIMPLE.repeat(3))}\ufffd`);
    const gbk = Buffer.concat([encode(html(SIMPLE.repeat(3)), "gbk"), Buffer.from([0xff])]);
    expect(decoded(gbk, "gbk")).toContain(SIMPLE);
  });

  it("of a single accent is UTF-8 where nothing says otherwise, and what is said where something does", () => {
    expect(decoded(Buffer.from("café"), undefined)).toBe("café");
    expect(decoded(Buffer.from("café"), "windows-1252")).toBe("cafÃ©");
  });

  it("makes something of any bytes, said to be anything", () => {
    const labels = fc.constantFrom(undefined, "", "gbk", "big5", "utf-8", "utf-16", "iso-2022-jp", "x", "replacement");
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 300 }), labels, (bytes, label) => {
        expect(typeof decoded(bytes, label)).toBe("string");
      }),
    );
  });

  it("is heard from the wire", async () => {
    const web = await FakeWeb.open();
    web.page("news.example/", encode(html(TRADITIONAL), "big5"), { "content-type": 'text/html; charset="BIG5"' });
    web.page("news.example/text", encode(SIMPLE, "gbk"), { "content-type": "text/plain" });
    const pages = web.pages();
    expect(await pages.read("http://news.example/")).toMatchObject({ page: { text: TRADITIONAL } });
    expect(await pages.read("http://news.example/text")).toMatchObject({ page: { text: SIMPLE } });
    await web.close();
  });
});
