import { describe, expect, it } from "vitest";
import { fold, foldWords } from "../../../src/core/lookup/fold.ts";
import { stem } from "../../../src/core/lookup/stem.ts";

describe("one stem for all forms of a word", () => {
  it.each([
    ["revenue revenues"],
    ["licence licences license licenses licensing licensed"],
    ["defence defense defences"],
    ["centre centres center centers"],
    ["favour favours favor favored"],
    ["programme programmes program programs"],
    ["company companies"],
    ["supply supplies supplied supplying"],
    ["process processes processing processed"],
    ["ship ships shipping shipped"],
    ["control controls controlling controlled"],
    ["price prices priced pricing"],
    ["launch launches launched launching"],
    ["train trains trained training"],
    ["ban bans banned banning"],
    ["focus focuses focused"],
    ["optimise optimize optimised optimizing"],
    ["authorisation authorization authorisations"],
    ["gpu gpus"],
    ["h20 h20s"],
    ["datacenter datacentre datacenters"],
    ["supernode supernodes"],
  ])("%s", (forms) => {
    expect([...new Set(forms.split(" ").map(stem))]).toHaveLength(1);
  });

  it.each([
    "data centre|datacenter|Data Centers|data-centres",
    "super node|supernodes|super-nodes",
    "SuperPoD|super pods",
  ])("in one word or two: %s", (spellings) => {
    const [first, ...others] = spellings.split("|").map(foldWords);
    expect(first).toHaveLength(2);
    for (const other of others) expect(other).toEqual(first);
  });
});

describe("words apart stay apart", () => {
  it.each([
    ["news new"],
    ["us used uses using use"],
    ["string str"],
    ["being be"],
    ["speed spee"],
    ["status stat"],
    ["core cores corex"],
    ["process processor"],
    ["s5000 s500"],
  ])("%s", (text) => {
    const [first = "", ...others] = text.split(" ");
    expect(others.filter((other) => other !== "cores").map(stem)).not.toContain(stem(first));
  });

  it("where they are no English words", () => {
    for (const word of ["aws", "h100", "910c", "线程", "하이닉스s", "éclairs", ""]) expect(stem(word)).toBe(word);
  });

  it("and names keep their endings", () => {
    for (const name of ["Cerebras", "Moore Threads", "Fusionlicensing"])
      expect(fold(name)).toBe(name.toLowerCase().replace(" ", ""));
  });
});
