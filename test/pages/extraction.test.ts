import { describe, expect, it } from "vitest";
import { article, PARAGRAPHS } from "../fakes/web/fake-web.ts";
import { readPage } from "./read-page.ts";

const ld = (json: unknown) => `<script type="application/ld+json">${JSON.stringify(json)}</script>`;
const property = (name: string, content: string) => `<meta property="${name}" content="${content}">`;

describe("a title", () => {
  it.each([
    ["It ships | News", "", "It ships"],
    ["It ships - News Example", property("og:site_name", "News Example"), "It ships"],
    ["摩尔线程发布MUSA 5.1_科技频道_新浪网", "<h1>摩尔线程发布MUSA 5.1</h1>", "摩尔线程发布MUSA 5.1"],
    ["摩尔线程发布MUSA 5.1-36氪", property("og:site_name", "36氪"), "摩尔线程发布MUSA 5.1"],
    ["昇腾 950 - 华为 | 机器之心", property("og:site_name", "机器之心"), "昇腾 950 - 华为"],
    ["GLM-4.7 - what it can do", "", "GLM-4.7 - what it can do"],
    ["Zhipu’s GLM-4.7", "", "Zhipu’s GLM-4.7"],
    ["AI | The year in chips", "", "AI | The year in chips"],
    ["A &amp;amp; B &amp;#39;s", "", "A & B 's"],
    ["  over\n two   lines ", "", "over two lines"],
  ])("of %j is without the site", (title, more, expected) => {
    const [head, body] = more.startsWith("<h1>") ? ["", more] : [more, ""];
    expect(readPage(`<html><head><title>${title}</title>${head}</head><body>${body}<p>x</p></body></html>`).title).toBe(
      expected,
    );
  });

  it("is the article's before the page's", () => {
    const head = property("og:title", "Said to others") + ld({ "@type": "NewsArticle", headline: "Said by itself" });
    expect(readPage(article({ head })).title).toBe("Said by itself");
    expect(readPage(article({ head: property("og:title", "Said to others") })).title).toBe("Said to others");
  });

  it("is the only heading where nothing else says it, and nothing where there are several", () => {
    expect(readPage("<h1>It ships</h1><p>x</p>").title).toBe("It ships");
    expect(readPage("<p>x</p>").title).toBeUndefined();
    expect(readPage("<svg><title>Logo</title></svg><p>x</p>").title).toBeUndefined();
  });
});

describe("a publisher", () => {
  it.each([
    [property("og:site_name", "News Example"), "News Example"],
    [ld({ "@type": "NewsArticle", publisher: { "@type": "Organization", name: "Example Press" } }), "Example Press"],
    [ld([{ "@type": ["Thing", "BlogPosting"], publisher: [{ name: "Blog" }] }]), "Blog"],
    [ld({ "@graph": [{ "@type": "WebSite" }, { "@type": "TechArticle", publisher: "Plain" }] }), "Plain"],
    ['<meta name="application-name" content="App">', "App"],
    [property("og:site_name", "https://www.news.example/"), "news.example"],
    [property("og:site_name", " "), "news.example"],
    [ld("no object"), "news.example"],
    ['<script type="application/ld+json">{"@type": "NewsArticle", "publisher": </script>', "news.example"],
    ["", "news.example"],
  ])("of %j is %s", (head, expected) => {
    expect(readPage(article({ head })).publisher).toBe(expected);
  });

  it.each([
    ["https://m.sohu.com/a", "sohu.com"],
    ["https://xn--fiqs8s.example/", "中国.example"],
    ["https://www.com/", "www.com"],
    ["http://93.184.216.34/", "93.184.216.34"],
  ])("of %s without a name is %s", (url, expected) => {
    expect(readPage(article(), url).publisher).toBe(expected);
  });
});

describe("a date", () => {
  it.each([
    [ld({ "@type": "NewsArticle", datePublished: "2026-06-10T23:30:00+08:00" }), "2026-06-10"],
    [ld({ "@type": "WebPage", datePublished: "2026-06" }), "2026-06"],
    [property("article:published_time", "2026-06-10T00:00:00Z"), "2026-06-10"],
    ['<meta name="pubdate" content="20260610">', "2026-06-10"],
    ['<meta name="PubDate" content="2026/6/9 10:00">', "2026-06-09"],
    ['<meta itemprop="datePublished" content="June 10, 2026">', "2026-06-10"],
    ['<meta name="date" content="Wed, 10 Jun 2026 08:00:00 GMT">', "2026-06-10"],
    [property("article:modified_time", "2026-06-10"), undefined],
    [ld({ "@type": "NewsArticle", dateModified: "2026-06-10" }), undefined],
    [property("article:published_time", "2031-01-01"), undefined],
    [property("article:published_time", "2026-12"), undefined],
    [property("article:published_time", "0001-01-01"), undefined],
    [property("article:published_time", "1989-12-31"), undefined],
    [property("article:published_time", "2026-02-30"), undefined],
    [property("article:published_time", "yesterday"), undefined],
    [property("article:published_time", "06/10/2026"), undefined],
    [property("article:published_time", "1781049600"), undefined],
    [`${property("article:published_time", "2031-01-01")}<meta name="date" content="2026-06-10">`, "2026-06-10"],
    ["", undefined],
  ])("in the head %j is %s", (head, expected) => {
    expect(readPage(article({ head })).published).toBe(expected);
  });

  it.each([
    ["<div>发布时间：2026年6月10日 10:20 来源：新华社</div>", "2026-06-10"],
    ["<div>2026年6月</div>", "2026-06"],
    ["<div>二〇二六年六月十日</div>", "2026-06-10"],
    ["<div>二〇二五年十二月三十一日</div>", "2025-12-31"],
    ["<div>２０２６年６月１０日</div>", "2026-06-10"],
    ["<div>2026-06-10 10:20</div>", "2026-06-10"],
    ["<div>2026.06.10</div>", "2026-06-10"],
    ["<div>By Bo Li · 10 June 2026</div>", "2026-06-10"],
    ["<div>Jun. 10th, 2026</div>", "2026-06-10"],
    ["<div>2026년 6월 10일</div>", "2026-06-10"],
    ["<time datetime='2026-06-10T08:00'>a while ago</time>", "2026-06-10"],
    ["<p><time>June 10, 2026</time></p>", "2026-06-10"],
    ["<span itemprop='datePublished' content='2026-06-10'>last week</span>", "2026-06-10"],
    ["<div>06-10 10:20</div>", undefined],
    ["<div>6月10日</div>", undefined],
    ["<div>今天是2026年11月25日 星期三</div>", undefined],
    ["<p>On June 10, 2026, the company said that it would ship.</p>", undefined],
    ["<p>2026年6月10日，摩尔线程发布了新一代工具链。</p>", undefined],
    ["<div>Call 2026-06-10-11</div>", undefined],
    ["<div>Version 1.2026.06.10</div>", undefined],
  ])("under the heading %j is %s", (line, expected) => {
    expect(readPage(article({ body: line + PARAGRAPHS })).published).toBe(expected);
  });

  it("of another article further down is not taken", () => {
    expect(readPage(article({ body: `${PARAGRAPHS}<div>2026-06-10</div><time>2026-06-10</time>` })).published).toBe(
      undefined,
    );
  });

  it("that is tomorrow here may be today where the page is, and the day after is not", () => {
    const on = (day: string) => readPage(article({ head: property("article:published_time", day) })).published;
    expect(on("2026-11-26")).toBe("2026-11-26");
    expect(on("2026-11-27")).toBeUndefined();
    expect(on("2026")).toBe("2026");
    expect(on("2027")).toBeUndefined();
  });
});

describe("a canonical address", () => {
  const said = (href: string, url?: string) =>
    readPage(article({ head: `<link rel="alternate canonical" href="${href}">` }), url).canonical;

  it.each([
    ["/chips/musa-51", "https://www.news.example/chips/musa-51"],
    ["https://news.example/chips/musa", "https://news.example/chips/musa"],
    ["http://www.news.example/chips/musa", "https://www.news.example/chips/musa"],
    ["https://other.example/chips", "https://www.news.example/chips/musa"],
    ["https://www.news.example/", "https://www.news.example/chips/musa"],
    ["javascript:alert(1)", "https://www.news.example/chips/musa"],
    ["https://127.0.0.1/", "https://www.news.example/chips/musa"],
    ["https://www.news.example/chips/musa?utm_source=x&amp;id=7#top", "https://www.news.example/chips/musa?id=7"],
    ["", "https://www.news.example/chips/musa"],
    ["https://[", "https://www.news.example/chips/musa"],
  ])("of %j is %s", (href, expected) => {
    expect(said(href)).toBe(expected);
  });

  it("of one page of a host for many is of no other", () => {
    expect(said("https://bo.github.io/x", "https://eve.github.io/y")).toBe("https://eve.github.io/y");
  });

  it("is og:url where there is no link, and else where the page was found, without trackers", () => {
    expect(readPage(article({ head: property("og:url", "/c") })).canonical).toBe("https://www.news.example/c");
    expect(readPage(article(), "https://news.example/a?q=%e4%b8%ad&utm_campaign=b&spm=1").canonical).toBe(
      "https://news.example/a?q=%E4%B8%AD",
    );
    expect(readPage(article(), "https://news.example/a?q=%e4%b8%ad+x").canonical).toBe(
      "https://news.example/a?q=%e4%b8%ad+x",
    );
  });
});

describe("a language", () => {
  it.each([
    ['<html lang="zh-cn">', "zh-CN"],
    ['<html lang="zh_CN">', "zh-CN"],
    ["<html lang='?!'>", undefined],
    [`<html>${property("og:locale", "en_US")}`, "en-US"],
    ['<html><meta http-equiv="Content-Language" content="zh">', "zh"],
    ["<html>", undefined],
  ])("of %s is %s", (start, expected) => {
    expect(readPage(`${start}<p>x</p>`).language).toBe(expected);
  });
});

describe("a text", () => {
  it("is the article, in paragraphs, without what frames it", () => {
    const body = `<div class="share"><button>Share</button></div><p>One<br>two &amp; <b>three</b></p><ul><li>four<li>five</ul>
      <script>six()</script><style>seven{}</style><p hidden>eight</p>${PARAGRAPHS}`;
    const { text } = readPage(article({ body }));
    expect(text).toContain("One\n\ntwo & three\n\nfour\n\nfive\n\nParagraph 1 tells");
    expect(text).not.toMatch(/Share|six|seven|eight|Home|All rights/);
  });

  it("is of Chinese as well", () => {
    const line = "摩尔线程今天发布了新一代工具链，支持更多的算子，性能提升明显，客户已经开始试用，价格没有公布。";
    const { text } = readPage(
      `<html lang=zh><body><div id=nav><a href=/>首页</a></div><div class=article><h1>发布</h1>${`<p>${line}</p>`.repeat(5)}</div></body></html>`,
    );
    expect(text.split("\n\n").filter((one) => one === line)).toHaveLength(5);
    expect(text).not.toContain("首页");
  });

  it("is cut at the end of a paragraph, never within a character", () => {
    const paragraphs = readPage(article({ body: PARAGRAPHS.repeat(100) })).text;
    expect(paragraphs.length).toBeGreaterThan(19_000);
    expect(paragraphs.length).toBeLessThanOrEqual(20_000);
    expect(paragraphs).toMatch(/say about it\.$/);
    const { text } = readPage(`<p>${"x"}${"😀".repeat(20_000)}</p>`);
    expect(text).toMatch(/^x(?:😀)+…$/u);
  });

  it("holds no control characters and no halves of characters", () => {
    expect(readPage(`<p>a\0b\x1bc\x85d&#xd800;e\ud83d f&#7;</p>`).text).toMatch(/^[\p{L}\ufffd…\s]+$/u);
  });
});

describe("a document", () => {
  it.each([
    ["<title>T</title><p>x", "T", "x"],
    ["<!doctype html><title>T</title><meta charset=utf-8><p>x", "T", "x"],
    ["<html><head><title>T</title><p>x", "T", "x"],
    ["<html><title>T</title><body><p>x</body></html>", "T", "x"],
    ["<!-- <html> --><title>T</title>x", "T", "x"],
    ["<body><p>x</p></body>", undefined, "x"],
    ["x", undefined, "x"],
    ["", undefined, ""],
    ["<", undefined, "<"],
    ["<html", undefined, ""],
    ["<frameset><frame src=x></frameset>", undefined, ""],
    ["<p>x</p></html><p>y</p>", undefined, "x\n\ny"],
    ["<TITLE>T</TITLE><P>x", "T", "x"],
  ])("%j without some of its parts is read all the same", (html, title, text) => {
    expect(readPage(html)).toMatchObject({ title, text });
  });

  it.each([
    ["nested deeply", "<div>".repeat(20_000)],
    ["never closed", "<table><tr><td>".repeat(300)],
    ["of very many parts", "<b>x</b>".repeat(40_000)],
  ])("%s gives its text all the same", (_, html) => {
    const page = readPage(`<title>T</title>${html}It ships.`);
    expect(page.title).toBe("T");
    expect(page.text).toMatch(/It ships\.$|^(?:x)+…$/);
  });
});
