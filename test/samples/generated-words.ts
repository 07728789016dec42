/** The vocabulary of the generated knowledge base: sounds for names, phrases for prose, in both scripts. */

/** Each starts with a consonant and ends in a vowel, n, l or r, so different sounds never spell the same word. */
export const SYLLABLES = (
  "ba be bi bo bra cal can cer cho cor cu da del di dra fa fen fi ga gen gra ha hel hu ja jin ka kel ki ko kun la lei " +
  "lu ma mer mi mo na ne nor pa pei qi ra ri sa sen shan ta ter ti va vel vi wei xin ya yun zen zu"
).split(" ");

export const TRADES = ["Semiconductor", "Systems", "AI", "Microelectronics", "Labs", "Compute", "Silicon", "Cloud"];
export const LEGAL_FORMS = ["Corporation", "Technologies", "Group", "Holdings", "Inc"];
export const HAN = [
  ..."天海华云星光芯寒武昆仑海燧原沐曦壁仞摩尔平沧瀚玄睿智远博思景启明恒泰嘉联创新鸿腾飞凌越图灵量子深蓝数澜鼎盛",
];
export const HAN_TRADES = ["科技", "半导体", "智能", "微电子", "集成电路", "云计算"];
export const HAN_SERIES = ["天枢", "玉衡", "开阳", "摇光", "昆吾", "赤霄", "承影", "湛卢"];

export const SEGMENT_NAMES = [
  ["training accelerators", "训练加速器"],
  ["inference accelerators", "推理加速器"],
  ["cluster interconnect", "集群互连"],
  ["software stacks", "软件栈"],
  ["stacked memory", "堆叠内存"],
  ["contract manufacturing", "晶圆代工"],
  ["cloud capacity", "云算力"],
  ["foundation models", "基础模型"],
  ["advanced packaging", "先进封装"],
  ["export rules", "出口管制"],
] as const;

export const COUNTRIES = ["CN", "US", "KR", "TW", "JP", "GB", "DE", "NL"];
export const TAGS = [
  "benchmark",
  "export-control",
  "funding",
  "launch",
  "open-source",
  "order",
  "price",
  "training-run",
];
export const PUBLISHERS = ["Chip Ledger", "Fab Weekly", "The Rack", "Silicon Courier", "Compute Post", "Wafer Times"];
export const HAN_PUBLISHERS = ["算力日报", "芯片观察", "集成电路报", "智算周刊"];

/** `{p}` a player, `{q}` a product, `{r}` a rival, `{n}` a number, `{s}` a segment. */
export const SENTENCES = [
  "{p} says {q} reaches {n} teraflops at BF16 and draws {n} watts a card under sustained load.",
  "A cluster of {n} {q} cards finished the training run in {n} days, according to the company's own report.",
  "The filing puts revenue from {s} at {n} million, up {n} percent, while gross margin slipped by {n} points.",
  "{r} sells a comparable part; buyers who compared the two name memory bandwidth of {n} GB/s as the difference.",
  "Volume shipments are promised for the coming quarter, but the foundry that makes the wafers is not named.",
  "The licence decision leaves {n} units already ordered from {r} without a delivery date.",
  "Independent engineers repeated {n} of the published kernels and found speedups between {n} and {n} percent.",
  "Prices on the rental market fell to {n} cents an hour after the capacity of {q} came online.",
  "{p} opened the compiler and the collective communication library under a permissive licence.",
  "A provincial data centre tender lists {n} servers with {q} and asks for a software migration plan.",
  "The paper compares {q} with two unnamed accelerators and gives neither power nor utilisation.",
  "Analysts expect {s} to stay short until stacked memory output grows by {n} percent.",
  "{p} and {r} agreed to validate one another's interconnect over links of {n} metres.",
  "Customers in finance and logistics report that {n} percent of their models run without any change.",
];

export const HAN_SENTENCES = [
  "{p}表示，{q}的BF16算力达到{n}万亿次，单卡功耗为{n}瓦。",
  "由{n}张{q}组成的集群在{n}天内完成训练，数据来自公司公告。",
  "招股书显示，{s}业务收入为{n}万元，同比增长{n}个百分点，毛利率有所下降。",
  "与{r}的同类产品相比，客户更看重{n}GB/s的显存带宽。",
  "公司计划下季度量产，但没有披露代工厂和良率。",
  "第三方复现了{n}个算子，加速比在百分之{n}到百分之{n}之间。",
  "分析师认为，在高带宽内存产能增加百分之{n}之前，{s}仍将供不应求。",
];

export const TITLES = [
  "{p} ships {q} to its first {n} customers",
  "{p} claims {q} beats {r} by {n} percent in {s}",
  "{p} raises {n} million to expand {s}",
  "{p} opens the software of {q}",
  "Regulator puts {q} of {p} on a licence list, round {n}",
  "{p} builds a cluster of {n} {q} cards",
];

export const HAN_TITLES = [
  "{p}发布{q}，首批交付{n}家客户",
  "{p}称{q}在{s}上领先{r}百分之{n}",
  "{p}完成{n}万元融资，扩大{s}产能",
  "{p}建成{n}卡{q}集群",
];
