import { expect, it } from "vitest";
import { readCommandLine } from "../../src/cli/command-line.ts";

it("tells its own flags from the words and flags of the line", () => {
  expect(readCommandLine(["ask", "latest", "--since", "2026", "--format", "json", "--as=admin", "--tag=hbm"])).toEqual({
    words: ["ask", "latest", "--since", "2026", "--tag=hbm"],
    format: "json",
    as: "admin",
  });
  expect(readCommandLine(["--version"])).toEqual({ words: [], version: true });
  expect(readCommandLine(["ask", "huawei --fromat json"]).words).toEqual(["ask", "huawei --fromat json"]);
});

it.each([
  [["--format"], "Give --format a value, for example --format json."],
  [["--format="], "Give --format a value, for example --format json."],
  [["--as", "--format", "json"], "Give --as a value, for example --as editor."],
  [["--help=me"], "--help stands alone; leave out its value."],
  [["--fromat", "json"], "There is no flag --fromat; did you mean --format?"],
  [["--formt=json"], "There is no flag --formt; did you mean --format?"],
  [["--sa", "admin"], "There is no flag --sa; did you mean --as?"],
])("refuses %j", (args, sentence) => {
  expect(() => readCommandLine(["ask", "huawei", ...args])).toThrow(sentence);
});

it.each(["--tag", "--tas", "--page", "--sinse", "--from", "--x", "-f"])("leaves %s to the line", (flag) => {
  expect(readCommandLine(["ask", "latest", flag, "1"]).words).toEqual(["ask", "latest", flag, "1"]);
});
