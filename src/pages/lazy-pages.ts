import type { WebPages, webPages } from "./web-pages.ts";

/** The pages of the web, whose HTTP client and extraction are loaded when the first one is asked for. */
export function lazyPages(options: Parameters<typeof webPages>[0]): WebPages {
  let opening: Promise<WebPages> | undefined;
  return {
    read: async (url) => {
      opening ??= import("./web-pages.ts").then(({ webPages }) => webPages(options));
      return (await opening).read(url);
    },
    close: async () => (await opening)?.close(),
  };
}
