/** `**` is any number of folders, `*` any part of a name. */
function matcher(pattern: string): RegExp {
  const source = pattern
    .split(/(\*\*\/|\*\*|\*|\?)/)
    .map((part) => {
      if (part === "**/") return "(?:.*/)?";
      if (part === "**") return ".*";
      if (part === "*") return "[^/]*";
      if (part === "?") return "[^/]";
      return part.replace(/[.+^${}()|[\]\\]/g, "\\$&");
    })
    .join("");
  return new RegExp(`^${source}$`);
}

/** Whether a path in the context, such as `src/main.ts`, is kept from Docker: the last line that fits it or a folder above decides. */
export function readDockerignore(text: string): (path: string) => boolean {
  const rules = text
    .split("\n")
    .map((line) => line.trim())
    .filter((line) => line !== "" && !line.startsWith("#"))
    .map((line) => ({
      keeps: line.startsWith("!"),
      fits: matcher(line.replace(/^!/, "").replace(/^\/|\/$/g, "")),
    }));
  return (path) => {
    const parts = path.split("/");
    const itAndAbove = parts.map((_, i) => parts.slice(0, i + 1).join("/"));
    return rules.reduce(
      (ignored, { keeps, fits }) => (itAndAbove.some((at) => fits.test(at)) ? !keeps : ignored),
      false,
    );
  };
}
