import type { Amw, Call, Suggestion } from "../../../src/core/amw.ts";
import type { Message } from "../../../src/core/message/message.ts";
import { amwThat } from "../../samples/hand-made-amw.ts";
import { SAMPLES } from "../../samples/messages.ts";

interface SampleAmw extends Amw {
  /** What it was asked, in order. */
  readonly heard: Call[];
}

const SUGGESTIONS: readonly (Suggestion & { readonly for: RegExp })[] = [
  { for: /^(m|mo|摩|摩尔线?)$/, line: "moore-threads", label: "Moore Threads (摩尔线程) · player" },
  { for: /^m$/, line: "map", label: "map · Who is in which segment" },
  { for: /^(摩|mt)$/, line: "mtt-s5000", label: "MTT S5000 · Moore Threads" },
  { for: /^ti$/, line: "timeline moore-threads", label: "timeline" },
  { for: /^ti$/, line: "timeline moore-threads --page 2", label: "timeline, page 2" },
];

/** Answers a sample's name with the sample, and anything else with its title repeating the line. */
export function sampleAmw(): SampleAmw {
  const heard: Call[] = [];
  const amw = amwThat({
    async answer(call): Promise<Message> {
      heard.push(call);
      return SAMPLES[call.line] ?? { ...(SAMPLES.titleOnly as Message), title: `Heard ${call.line}` };
    },
    complete: (line, limit) => SUGGESTIONS.filter((suggestion) => suggestion.for.test(line.trim())).slice(0, limit),
  });
  return { ...amw, heard };
}
