import type { Message } from "../../src/core/message/message.ts";
import { ago, code, day, link, strong } from "../../src/core/message/spans.ts";

const plain = { tone: "plain", actions: [], audience: "asker", about: [] } as const;

/** What AMW says, by what it shows: every block, span, tone, audience and kind of action, in both scripts. */
export const SAMPLES: Readonly<Record<string, Message>> = {
  announcement: {
    summary:
      "Moore Threads announces MusaCoder. Novelty 2 of 3, significance 2 of 3; one claim is disputed by the maker's own model card.",
    title: "Moore Threads announces MusaCoder",
    tone: "caution",
    audience: "asker",
    about: ["announcement:2026-06-musacoder", "player:moore-threads"],
    blocks: [
      {
        kind: "caution",
        text: [
          strong("Disputed. "),
          "Reported as a GPU; the ",
          link("maker's model card", "https://huggingface.co/MooreThreads/MusaCoder-27B"),
          " describes a 27B code model trained on Moore Threads GPUs.",
        ],
      },
      {
        kind: "facts",
        facts: [
          { label: "Date", value: "June 2026" },
          { label: "Players", value: "Moore Threads (摩尔线程)" },
          { label: "Segments", value: "Training accelerators, Software stack" },
        ],
      },
      {
        kind: "score",
        novelty: { score: 2, reason: "A first training-chain claim updates the known player map." },
        significance: { score: 2, reason: "If true, it eases the supply of training compute in China." },
        vector: "AMW:1/N:2/S:2/ST:disputed/SRC:B3",
      },
      { kind: "heading", text: "Why it matters" },
      {
        kind: "paragraph",
        text: "Training is where CUDA has held longest; a complete domestic chain would loosen export controls.",
      },
      { kind: "heading", text: "What to watch" },
      {
        kind: "list",
        items: [
          "Independent benchmarks of training throughput",
          ["A second lab that trains with ", code("torch_musa"), " in public"],
        ],
      },
      {
        kind: "note",
        text: [
          "Sources: ",
          link("Moore Threads", "https://www.mthreads.com/news/1?lang=en&from=amw"),
          " (June 2026, B3) · seen ",
          ago(new Date("2026-06-12T08:12:00Z")),
        ],
      },
    ],
    actions: [
      { kind: "run", label: "Why this score", line: "why 2026-06-musacoder" },
      { kind: "run", label: "Compare with rivals", line: "compare moore-threads huawei biren" },
      { kind: "run", label: "Share", line: "2026-06-musacoder --share" },
      { kind: "open", label: "Model card", url: "https://huggingface.co/MooreThreads/MusaCoder-27B" },
    ],
  },
  player: {
    ...plain,
    summary: "Moore Threads (摩尔线程): a Beijing designer of GPUs. 12 announcements.",
    title: "Moore Threads (摩尔线程)",
    about: ["player:moore-threads", "product:mtt-s5000"],
    blocks: [
      { kind: "paragraph", text: "A Beijing designer of GPUs and the KUAE clusters built from them." },
      {
        kind: "facts",
        facts: [
          { label: "Country", value: "China" },
          { label: "Listing", value: "Shanghai STAR Market 688795" },
          { label: "Products", value: "MTT S5000, MTT S4000, KUAE (夸娥), MUSA" },
          { label: "Claim record", value: "7 claims: 2 verified, 1 refuted, 4 open" },
          { label: "Homepage", value: [link("www.mthreads.com", "https://www.mthreads.com")] },
        ],
      },
      { kind: "heading", text: "Newest announcements" },
      {
        kind: "list",
        numbered: true,
        items: [
          [strong("MusaCoder"), " · June 2026 · N2 S2 · disputed"],
          [strong("KUAE cluster of 10,000 GPUs"), " · May 2026 · N1 S2"],
        ],
      },
      { kind: "heading", text: "Highest scores before that" },
      { kind: "list", numbered: true, start: 3, items: [[strong("Listing on STAR"), " · 5 December 2025 · N2 S1"]] },
      { kind: "note", text: "Sources: prospectus (2025-11-28, A2)" },
    ],
    actions: [
      { kind: "run", label: "1", line: "2026-06-musacoder" },
      { kind: "run", label: "All 12", line: "timeline moore-threads" },
    ],
  },
  chinese: {
    ...plain,
    summary: "摩尔线程发布 MusaCoder。新颖度 2,重要性 2。",
    title: "摩尔线程发布 MusaCoder，首个完成大模型全流程训练的国产 GPU",
    about: ["announcement:2026-06-musacoder"],
    blocks: [
      {
        kind: "paragraph",
        text: ["据", strong("摩尔线程"), "称，其产品支持从数据预处理到推理的", code("全流程"), "训练。"],
      },
      { kind: "caution", text: "模型卡显示 MusaCoder 是代码模型，而不是 GPU。" },
      { kind: "list", items: ["华为（昇腾）", "百度（昆仑芯）", "壁仞科技", "沐曦"] },
      { kind: "note", text: ["来源：", link("魔搭社区", "https://modelscope.cn/models/摩尔线程")] },
    ],
    actions: [{ kind: "run", label: "为什么是这个分数？", line: "why 2026-06-musacoder" }],
  },
  map: {
    ...plain,
    summary: "4 players make training accelerators.",
    title: "Training accelerators (训练加速器)",
    about: ["segment:training-accelerators"],
    blocks: [
      {
        kind: "table",
        columns: [{ label: "Player" }, { label: "Products" }, { label: "Latest" }, { label: "N", align: "right" }],
        rows: [
          ["Huawei (华为)", "Ascend 910C, 昇腾 950", [day(new Date("2026-09-18T01:00:00Z"))], "3"],
          ["Moore Threads (摩尔线程)", [code("MTT S5000")], "June 2026", "2"],
          ["Biren (壁仞科技)", "BR100", [link("filing", "https://example.com/biren?a=1&b=2")], "1"],
          ["NVIDIA", "H100, B200", "—", "0"],
        ],
      },
      { kind: "note", text: "As of 3 May 2026." },
    ],
    actions: [],
  },
  timeline: {
    ...plain,
    summary: "40 announcements by Moore Threads, newest first; page 2 of 4.",
    title: "Moore Threads: timeline",
    about: ["player:moore-threads"],
    blocks: [
      {
        kind: "list",
        numbered: true,
        start: 11,
        items: Array.from({ length: 10 }, (_, i) => [strong(`Announcement ${i + 11}`), ` · 2025-${i + 1} · N1 S1`]),
      },
      { kind: "note", text: "Page 2 of 4." },
    ],
    actions: [
      { kind: "run", label: "Previous", line: "timeline moore-threads --page 1" },
      { kind: "run", label: "Next", line: "timeline moore-threads --page 3" },
      { kind: "run", label: "Share", line: "timeline moore-threads --page 2 --share" },
    ],
  },
  choice: {
    ...plain,
    summary: "S5000 is two things: choose one.",
    title: "Which S5000?",
    blocks: [{ kind: "paragraph", text: "Two records go by that name." }],
    actions: [
      { kind: "run", label: "MTT S5000 (Moore Threads)", line: "mtt-s5000" },
      { kind: "run", label: "S5000 server (Inspur)", line: "inspur-s5000" },
    ],
    about: ["product:mtt-s5000"],
  },
  nearSpelling: {
    ...plain,
    summary: "No exact match for “Moor Thread”; the nearest is Moore Threads.",
    title: "Moore Threads (摩尔线程)",
    tone: "caution",
    about: ["player:moore-threads"],
    blocks: [
      { kind: "caution", text: ["Nothing is called “Moor Thread”. This is ", strong("Moore Threads"), "."] },
      { kind: "paragraph", text: "A Beijing designer of GPUs." },
    ],
  },
  notFound: {
    ...plain,
    summary: "Nothing is called “grok5000”. The nearest names are Groq and MTT S5000.",
    title: "Nothing is called “grok5000”",
    tone: "refused",
    blocks: [{ kind: "paragraph", text: ["Try a name below, or type ", code("/amw search grok5000"), "."] }],
    actions: [
      { kind: "run", label: "Groq", line: "groq" },
      { kind: "run", label: "MTT S5000", line: "mtt-s5000" },
    ],
  },
  done: {
    ...plain,
    summary: "You now watch Huawei.",
    title: "You now watch Huawei (华为)",
    tone: "done",
    blocks: [{ kind: "paragraph", text: "AMW writes to you when Huawei announces something or a claim changes." }],
  },
  shared: {
    ...plain,
    summary: "Huawei (华为) makes Ascend.",
    title: "Huawei (华为)",
    audience: "channel",
    blocks: [{ kind: "paragraph", text: "Maker of the Ascend (昇腾) accelerators." }],
  },
  hostile: {
    ...plain,
    summary: "A record whose author tries every trick: <!channel> @everyone",
    title: "<!channel> *bold* `code` :smile: @everyone <@U1> [link](https://evil.example)",
    blocks: [
      {
        kind: "paragraph",
        text: "> quote\n- bullet\n# heading\n<https://evil.example|bank> ~struck~ _it_ ||spoiler|| &amp; <@U1> <!here> @here",
      },
      {
        kind: "facts",
        facts: [{ label: "*Label* <!everyone>", value: ["`a`", strong("*b*"), code("``` c"), " 1. one"] }],
      },
      {
        kind: "note",
        text: [
          link("https://bank.example", "https://evil.example/?q=<a|b>&x=)"),
          " ",
          link("not an address", "javascript:alert(1)"),
          " <t:0:R> <#1> <@&2> </amw:3> <a:b:4> \u202Egnihtyna\u202C \u0000",
        ],
      },
    ],
    actions: [
      { kind: "run", label: "<!channel> :smile: @everyone", line: "lookup <@U1> *x*" },
      { kind: "open", label: "Open", url: "javascript:alert(1)" },
    ],
  },
  titleOnly: { ...plain, summary: "Nothing new.", title: "Nothing new", blocks: [] },
};
