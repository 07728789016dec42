import { describe, expect, test } from "vitest";
import type { Message, Text } from "../../../src/core/message/message.ts";
import { plainDate, plainSpans, plainText } from "../../../src/core/message/plain.ts";
import { ago, code, day, link, strong } from "../../../src/core/message/spans.ts";
import { SAMPLES } from "../../samples/messages.ts";

test.each(Object.entries(SAMPLES))("%s reads as plain text", (_, message) => {
  expect(plainText(message)).toMatchSnapshot();
});

test("spans lose their markup, links keep their address, dates are told in UTC", () => {
  const at = new Date("2026-05-03T09:00:00Z");
  expect(
    plainSpans([strong("a"), " ", code("b"), " ", link("c", "https://c.example"), " ", day(at), " ", ago(at)]),
  ).toBe("a b c (https://c.example) 3 May 2026, 09:00 UTC 3 May 2026, 09:00 UTC");
});

describe("tables", () => {
  const told = (labels: readonly string[], rows: readonly (readonly Text[])[]): string =>
    plainText({
      ...(SAMPLES.titleOnly as Message),
      title: "",
      blocks: [{ kind: "table", columns: labels.map((label) => ({ label })), rows }],
    });

  test("of two columns are told without their names", () => {
    expect(told(["Command", "What it does"], [[[code("/amw map")], "Who is where"], ["/amw about"]])).toBe(
      "/amw map: Who is where\n/amw about",
    );
  });

  test("of more columns name what they say of the first; an empty name or cell is left out", () => {
    expect(told(["", "NVIDIA", "Huawei"], [["What it is", "Company, United States", "Company, China"]])).toBe(
      "What it is: NVIDIA Company, United States; Huawei Company, China",
    );
    expect(
      told(
        ["Player", "", "Listing"],
        [
          ["Biren", "GPUs", ""],
          ["", "TPUs"],
        ],
      ),
    ).toBe("Biren: GPUs\nTPUs");
  });

  test("with a count have it in brackets, and it counts as no column", () => {
    const rows = [
      ["Foundry", "2", "TSMC, SMIC"],
      ["HBM", "1", "Micron"],
    ];
    expect(told(["Segment", "#", "Players"], rows)).toBe("Foundry (2): TSMC, SMIC\nHBM (1): Micron");
    expect(told(["Segment", "#", "Players"], [...rows, ["Optics", "few", "—"]])).toBe(
      "Foundry: # 2; Players TSMC, SMIC\nHBM: # 1; Players Micron\nOptics: # few; Players —",
    );
  });
});

test("a link that shows its address tells it once", () => {
  expect(plainSpans([link("https://c.example", "https://c.example")])).toBe("https://c.example");
});

test("an impossible instant is no reason to fall over", () => {
  expect(plainDate(new Date(Number.NaN))).toBe("unknown date");
});
