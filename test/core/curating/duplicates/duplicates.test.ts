import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { comparedWith, daysApart } from "../../../../src/core/curating/duplicates/find-duplicates.ts";
import { likeness, shinglesOf } from "../../../../src/core/curating/duplicates/likeness.ts";
import { addressKey, addressWord, sameAddress } from "../../../../src/core/curating/source-address.ts";
import { Announcement } from "../../../../src/core/knowledge/announcement.ts";
import { words } from "../../../../src/core/lookup/fold.ts";

const slug = fc
  .stringMatching(/^[a-z][a-z0-9]{1,9}$/u)
  .filter((text) => !/^(?:amp|m|index|wap|www\d?|mobile|touch)$/u.test(text));
const address = fc
  .record({ site: slug, path: fc.array(slug, { minLength: 1, maxLength: 4 }), id: fc.option(fc.nat(10_000)) })
  .map(({ site, path, id }) => `${site}.example/${path.join("/")}${id === null ? "" : `?id=${id}`}`);

describe("the same page by another address", () => {
  test("has the same key, whatever scheme, edition, slash, tracker and fragment", () => {
    const dressed = fc.record({
      address,
      scheme: fc.constantFrom("http://", "https://", "HTTPS://"),
      edition: fc.constantFrom("", "www.", "m.", "amp.", "mobile.", "www.m."),
      tail: fc.constantFrom("", "/", "/amp", "/amp/", "/index.html"),
      query: fc.constantFrom("", "utm_source=x&utm_medium=y", "fbclid=1", "amp=1", "outputType=amp"),
      fragment: fc.constantFrom("", "#top", "#:~:text=x"),
    });
    fc.assert(
      fc.property(dressed, (one) => {
        const [path = "", query] = one.address.split("?");
        const queries = [query, one.query].filter(Boolean).join("&");
        const spelled = `${one.scheme}${one.edition}${path}${one.tail}${queries && `?${queries}`}${one.fragment}`;
        expect(addressKey(spelled)).toBe(addressKey(`https://${one.address}`));
        expect(sameAddress(`https://${one.address}`, spelled)).toBe(true);
        expect(words(addressWord(spelled) ?? "")).toEqual([addressWord(`https://${one.address}`)]);
      }),
    );
  });

  test("other pages have other keys, and keys stay as they are", () => {
    fc.assert(
      fc.property(address, address, (one, other) => {
        expect(sameAddress(`https://${one}`, `https://${other}`)).toBe(one === other);
        const key = addressKey(`https://${one}`);
        expect(addressKey(`https://${key}`)).toBe(key);
      }),
    );
    expect(sameAddress("https://a.example/?id=1", "https://a.example/?id=2")).toBe(false);
    expect(sameAddress("https://m.com/a", "https://com/a")).toBe(false);
    expect(addressKey("https://www.google.com/amp/s/www.a.example/b/amp/")).toBe("a.example/b");
    expect(addressKey("https://en.m.wikipedia.org/wiki/X")).toBe("en.wikipedia.org/wiki/X");
    expect(addressKey("no address")).toBeUndefined();
  });
});

const sentence = fc
  .array(fc.oneof(slug, fc.constantFrom("摩尔线程发布", "训练芯片", "国产", "27B")), { maxLength: 12 })
  .map((all) => all.join(" "));

describe("likeness of wording", () => {
  test("is 1 for the same words, the same both ways, and between 0 and 1", () => {
    fc.assert(
      fc.property(sentence, sentence, (one, other) => {
        const [a, b] = [shinglesOf(one), shinglesOf(other)];
        expect(likeness(a, b)).toBe(likeness(b, a));
        expect(likeness(a, b)).toBeGreaterThanOrEqual(0);
        expect(likeness(a, b)).toBeLessThanOrEqual(1);
        if (a.size > 0) expect(likeness(a, shinglesOf(`${one.toUpperCase()} !`))).toBe(1);
      }),
    );
  });

  test("tells the same news from other news, in Chinese, too", () => {
    const alike = (one: string, other: string) => likeness(shinglesOf(one), shinglesOf(other));
    expect(alike("摩尔线程发布MusaCoder代码大模型", "摩尔線程发布 MusaCoder 代码大模型")).toBeGreaterThan(0.6);
    expect(alike("摩尔线程发布MusaCoder代码大模型", "华为发布昇腾960芯片")).toBeLessThan(0.2);
    expect(alike("Moore Threads releases MusaCoder", "Moore Threads goes public in Shanghai")).toBeLessThan(0.4);
  });
});

describe("what makes an announcement resemble another", () => {
  const announcement = Announcement.parse({
    id: "x",
    title: "Moore Threads opens MusaCoder",
    date: "2026-06",
    players: ["moore-threads"],
    products: ["musacoder"],
    regions: ["CN"],
    summary: "A code model.",
    read: {
      novelty: { score: 1, reason: "r" },
      significance: { score: 1, reason: "r" },
      whyItMatters: "w",
      date: "2026",
      by: "amw:test",
    },
    sources: [{ url: "https://a.example/1", publisher: "A" }],
  });
  const none = { title: "", summary: "", date: undefined, players: [], products: [], addresses: [] };

  test("each by itself, the strongest first", () => {
    expect(comparedWith(none)(announcement)).toEqual([]);
    expect(comparedWith({ ...none, addresses: ["http://www.a.example/1/"] })(announcement)).toEqual(["address"]);
    const same = { ...announcement, addresses: ["https://a.example/1"] };
    expect(comparedWith(same)(announcement)).toEqual(["address", "wording", "product"]);
    const later = { ...none, players: ["moore-threads"], products: ["musacoder"] };
    expect(comparedWith({ ...later, date: "2026-07-07" })(announcement)).toEqual(["product"]);
    expect(comparedWith({ ...later, date: "2026-07-08" })(announcement)).toEqual([]);
  });

  test("dates that can mean the same day are no days apart", () => {
    expect(daysApart("2026", "2026-06-10")).toBe(0);
    expect(daysApart("2026-06-10", "2026-06-17")).toBe(7);
    expect(daysApart("2026-07-01", "2026-06")).toBe(1);
  });
});
