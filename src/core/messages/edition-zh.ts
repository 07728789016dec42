import type { PartialDate } from "../knowledge/partial-date.ts";
import type { EditionCounts, EditionWords } from "./edition-words.ts";

/** `2026年6月10日`, `2026年6月`, `2026年`. */
function date(text: PartialDate): string {
  const [year, month, day] = text.split("-");
  return [`${year}年`, ...(month ? [`${Number(month)}月`] : []), ...(day ? [`${Number(day)}日`] : [])].join("");
}

/** With a full stop, unless it ends in a mark of its own. */
const sentence = (text: string): string => (/[.!?…。！？][”"）)」]?$/u.test(text) ? text : `${text}。`);

/** The name that readers of Chinese know: a native name in another script is none. */
const nameOf: EditionWords["name"] = ({ name, nativeName }) =>
  nativeName !== undefined && /\p{Script=Han}/u.test(nativeName) ? nativeName : name;

function counted({ lead, brief, held, minor, corrections }: EditionCounts): string {
  const parts = [
    ...(lead > 0 ? [`要闻 ${lead} 条`] : []),
    ...(brief > 0 ? [`简讯 ${brief} 条`] : []),
    ...(held > 0 ? [`另有 ${held} 条未列出`] : []),
    ...(minor > 0 ? [`次要 ${minor} 条`] : []),
    ...(corrections > 0 ? [`更正 ${corrections} 条`] : []),
  ];
  return parts.join("，");
}

/** The editions' own sentences in Chinese. */
export const EDITION_ZH: EditionWords = {
  date,
  moment: (day, time) => `${date(day)} ${time}`,
  name: nameOf,
  shortName: nameOf,
  listed: (names) => names.join("、"),
  gap: (before) => (/[ -~]$/.test(before) ? " " : ""),
  colon: "：",
  stop: "。",
  comma: "，",
  parenthesis: (text) => `（${text}）`,
  sentence,
  status: {
    claimed: "单方说法",
    corroborated: "已有旁证",
    verified: "已核实",
    disputed: "有争议",
    refuted: "已证伪",
    stale: "逾期未证实",
    superseded: "已被取代",
  },
  news: {
    new: "",
    status: "有说法的状态已变",
    evidence: "有新证据",
    rescored: "评分有调整",
  },

  title: (day) => `${date(day)}简报`,
  alertTitle: (title) => `快讯：${title}`,
  summary: (day, counts, first) => `${date(day)}简报：${counted(counts)}。${first && `首条：${sentence(first)}`}`,
  quietSummary: (day, proof) => `${date(day)}简报：没有新内容。${proof}`,
  alertSummary: (title) => `快讯：${sentence(title)}`,
  late: (due, posted, missed) =>
    `本期迟发：原定 ${due}，实际 ${posted} 生成。${missed > 0 ? `此前错过的 ${missed} 期也并入本期。` : ""}`,
  first: (looked) =>
    looked === 1
      ? "这是本频道的第一期：选自符合条件的最新一条，不论日期。此后只推送新内容。"
      : `这是本频道的第一期：从符合条件的最新 ${looked} 条中选出最重要的，不论日期。此后只推送新内容。`,

  correctionsHeading: (n) => (n === 1 ? "更正" : `更正 ${n} 条`),
  leadHeading: "要闻",
  briefHeading: "简讯",
  quietHeading: "没有新内容",
  quiet: (looked) => (looked === 0 ? "自上一期以来，知识库没有变化。" : "自上一期以来的变化，都没有达到您设定的标准。"),
  quietFirst: "这是本频道的第一期，知识库中暂无达到您标准的内容；有新内容时会及时推送。",
  nothingOfWeight: "自上一期以来没有重要内容。",

  significance: (score) => `重要性 ${score}`,
  scale: { novelty: "新颖性", significance: "重要性" },
  claims: (claimant, text) => `${claimant}：${sentence(text)}`,
  claimedBy: (_, claimant) => `（${claimant}）`,
  moreClaims: (n) => `另有 ${n} 条说法。`,
  sources: () => "来源",
  moreSources: (_, all) => `等 ${all} 个来源`,
  undated: "无日期",
  secondhand: "转引",
  readInACopy: "据副本",

  more: ({ held, minor }, { max, each }) =>
    `${[
      ...(held > 0 ? [`另有 ${held} 条未列出（每期最多 ${max} 条，每家最多 ${each} 条）`] : []),
      ...(minor > 0 ? [`另有次要内容 ${minor} 条`] : []),
    ].join("；")}。`,
  moreButton: (held, minor) =>
    [...(held > 0 ? [`另 ${held} 条`] : []), ...(minor > 0 ? [`次要 ${minor} 条`] : [])].join("，"),
  whyButton: "排序依据",
  detailsButton: "查看全文",

  since: (from, to, timezone) => `本期涵盖 ${from} 至 ${to} 的变化（${timezone} 时间）。`,
  asOf: (to, timezone) => `截至 ${to}（${timezone} 时间）。`,
  cleared: ({ cleared, looked, corrected, told }) =>
    `${looked} 条中有 ${cleared} 条达到您的标准${corrected > 0 ? `，${corrected} 条为更正` : ""}${told > 0 ? `，${told} 条此前已播报` : ""}`,
  lastEntry: (moment) => (moment === undefined ? "；尚无变更记录。" : `；最近一次更新：${moment}。`),
  legend: "N 为新颖性，S 为重要性，各 0 至 3 分。",
  footer: (name, hash) => `“${name}” · #${hash}`,
  whatChanged: "/amw digest update 可修改设置。",
  alertFooter: (name, scale, least) =>
    `“${name}”的快讯：${scale === "novelty" ? "新颖性" : "重要性"}达到 ${least} 即时推送，下一期简报不再重复。`,

  correction: "更正",
  corrected: (day) => `${date(day)}更正`,
  toldOn: (day) => `本频道曾于${date(day)}播报`,
  statusNow: (text, claimant, from) => `“${text}”（${claimant}）这一说法，当时为“${from}”，现为 `,
  claimGone: (from) => `一条当时为“${from}”的说法已不再收录。`,
  scoreNow: (scale, from, to) => `${scale}由 ${from} 调整为 ${to}`,
  retracted: (day) => (day === undefined ? "已撤回" : `已于${date(day)}撤回`),
  reinstated: "此前撤回，现已恢复。",
  gone: "该条目已从知识库移除，请勿再引用。",
  standsAgain: "现已恢复为当时播报的内容。",
  moreDifferences: (n) => `另有 ${n} 处变动。`,
  moreCorrections: (titles, more) =>
    sentence(`同时更正：${[...titles, ...(more > 0 ? [`另有 ${more} 条`] : [])].join("；")}`),
};
