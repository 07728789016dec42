import type { Announcement, Score } from "../knowledge/announcement.ts";
import { type Claim, statusOf } from "../knowledge/claim.ts";
import type { Knowledge } from "../knowledge/knowledge.ts";
import { recordId } from "../knowledge/slug.ts";
import { bestFirst, type Source, sourceKey } from "../knowledge/source.ts";
import { overallStatus, vectorOf } from "../knowledge/vector.ts";
import type { Block, Fact, Message, Span, Text } from "../message/message.ts";
import { HIGHEST, scoreDots } from "../message/score-dots.ts";
import { code, joined, link, spansOf, strong } from "../message/spans.ts";
import { isContested } from "./claim-text.ts";
import { EDITION_ZH as zh } from "./edition-zh.ts";

const countries = new Intl.DisplayNames(["zh-Hans"], { type: "region", style: "short" });

/** The whole read of one announcement with everything that AMW itself says in Chinese; the entry's own text as it is. */
export function announcementCardZh(announcement: Announcement, knowledge: Knowledge): Message {
  const { id, title, date, read, claims, retracted } = announcement;
  const status = overallStatus(claims.map(statusOf));
  const contested = claims.filter(isContested);
  const others = claims.filter((claim) => !isContested(claim));
  const [lead] = announcement.players;
  const leading = lead === undefined ? undefined : knowledge.players.get(lead);
  return {
    summary: `${zh.sentence(title)} ${zh.date(date)}，新颖性 ${read.novelty.score} 分，重要性 ${read.significance.score} 分（满分 ${HIGHEST} 分）${status ? `，状态：${zh.status[status]}` : ""}。${retracted ? "已撤回。" : ""}`,
    title,
    tone: retracted || contested.length > 0 ? "caution" : "plain",
    blocks: [
      ...(retracted
        ? [
            {
              kind: "caution",
              text: [strong(zh.retracted(retracted.date)), `：${zh.sentence(retracted.reason)}`],
            } as const,
          ]
        : []),
      ...contested.map((claim): Block => ({ kind: "caution", text: contestedText(claim, announcement, knowledge) })),
      { kind: "facts", facts: facts(announcement, knowledge) },
      {
        kind: "facts",
        facts: [
          { label: "新颖性", value: scored(read.novelty) },
          { label: "重要性", value: scored(read.significance) },
          { label: "评分向量", value: [code(vectorOf(announcement))] },
        ],
      },
      ...led("图谱变化", read.mapDelta),
      { kind: "heading", text: "发布内容" },
      { kind: "paragraph", text: announcement.summary },
      ...list("来源给出的数据", announcement.figures),
      ...list(
        contested.length > 0 ? "其他说法" : "各方说法",
        others.map((claim): Text => [code(zh.status[statusOf(claim)]), ` ${claimText(claim, knowledge)}`]),
      ),
      { kind: "heading", text: "为何重要" },
      { kind: "paragraph", text: read.whyItMatters },
      ...led(
        "竞争对手",
        announcement.rivals.map((slug) => nameOf(knowledge.players.get(slug), slug)).join("、") || undefined,
      ),
      ...list("后续关注", announcement.watch),
      ...led("存疑之处", read.scepticism),
      ...list("来源的分歧与不足", announcement.caveats),
      { kind: "note", text: ["来源：", ...spansOf(joined(bestFirst(announcement.sources).map(sourceText), " · "))] },
      { kind: "note", text: `评分日期：${zh.date(read.date)}。/amw rubric 说明各项代码（英文）。` },
    ],
    actions: [
      { kind: "run", label: "评分依据", line: `why ${id}` },
      ...(leading ? [{ kind: "run", label: zh.name(leading), line: leading.id } as const] : []),
    ],
    audience: "asker",
    about: [
      recordId("announcement", id),
      ...announcement.players.map((slug) => recordId("player", slug)),
      ...announcement.products.map((slug) => recordId("product", slug)),
      ...announcement.segments.map((slug) => recordId("segment", slug)),
    ],
  };
}

const nameOf = (
  named: { readonly name: string; readonly nativeName?: string | undefined } | undefined,
  slug: string,
) => (named ? zh.name(named) : slug);

const scored = ({ score, reason }: Score): string => `${scoreDots(score)} ${score}/${HIGHEST} · ${zh.sentence(reason)}`;

const led = (lead: string, text: string | undefined): Block[] =>
  text === undefined ? [] : [{ kind: "paragraph", text: [strong(`${lead}：`), text] }];

const list = (heading: string, items: readonly Text[]): Block[] =>
  items.length > 0
    ? [
        { kind: "heading", text: heading },
        { kind: "list", items },
      ]
    : [];

function facts(announcement: Announcement, knowledge: Knowledge): Fact[] {
  const row = (label: string, values: readonly string[]): Fact[] =>
    values.length > 0 ? [{ label, value: values.join("、") }] : [];
  const { players, others, products, segments, regions, tags } = announcement;
  return [
    { label: "日期", value: zh.date(announcement.date) },
    ...row("相关方", [...players.map((slug) => nameOf(knowledge.players.get(slug), slug)), ...others]),
    ...row(
      "产品",
      products.map((slug) => nameOf(knowledge.products.get(slug), slug)),
    ),
    ...row(
      "细分领域",
      segments.map((slug) => nameOf(knowledge.segments.get(slug), slug)),
    ),
    ...row(
      "国家和地区",
      regions.map((region) => countries.of(region) ?? region),
    ),
    ...row("标签", tags),
  ];
}

function claimText({ text, claimant, date }: Claim, knowledge: Knowledge): string {
  const who = "player" in claimant ? nameOf(knowledge.players.get(claimant.player), claimant.player) : claimant.name;
  return `${text.replace(/[.。]$/u, "")}（${who}，${zh.date(date)}）。`;
}

/** How much contrary evidence a card shows at a glance. */
const SHOWN = 3;

function contestedText(claim: Claim, { sources }: Announcement, knowledge: Knowledge): Text {
  const against = claim.evidence.filter(({ stance }) => stance === "contradicts");
  const named = (key: string): Span => {
    const source = sources.find((one) => sourceKey(one) === key);
    return source?.url ? link(source.publisher, source.url) : (source?.publisher ?? key);
  };
  return [
    strong(`${zh.status[statusOf(claim)]}：`),
    claimText(claim, knowledge),
    ...(against.length > 0 ? [strong("相反证据：")] : []),
    ...against.slice(0, SHOWN).flatMap(({ source, note }): Span[] => [named(source), `：${zh.sentence(note)} `]),
    ...(against.length > SHOWN ? [`另有 ${against.length - SHOWN} 条，见“评分依据”。`] : []),
  ];
}

function sourceText({ url, document, publisher, published, grade, secondhand, readInACopy }: Source): Text {
  const remarks = [
    published ? zh.date(published) : zh.undated,
    grade,
    ...(secondhand ? [zh.secondhand] : []),
    ...(readInACopy ? [zh.readInACopy] : []),
  ];
  return [url ? link(publisher, url) : `${publisher}《${document ?? ""}》`, zh.parenthesis(remarks.join(zh.comma))];
}
