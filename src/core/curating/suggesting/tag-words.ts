/** What a text says that a tag of that name is about; tags that are not among these go by their own words. */
export const TAG_WORDS: Readonly<Record<string, RegExp>> = {
  geopolitics:
    /\b(?:geopolitic\w*|sanctions?|export (?:controls?|restrictions?)|entity list|decoupl\w*|sovereign)\b|出口管制|制裁|实体清单/iu,
  "export-controls": /\b(?:export (?:controls?|restrictions?|law|licen[cs]es?)|entity list|BIS)\b|出口管制|实体清单/iu,
  listing: /\b(?:IPO|listing|lists? (?:on|in)|STAR Market|prospectus|flotation)\b|上市|招股|科创板/iu,
  funding: /\b(?:raises?|raised|funding|series [A-F]|valuation)\b|融资|估值/iu,
  launch: /\b(?:launch(?:es|ed)?|unveils?|releases?|introduces?|announc\w+ the)\b|发布|推出/iu,
  roadmap: /\broadmaps?\b|路线图/iu,
  capacity: /\b(?:capacity|gigawatts?|wafers?|production)\b|产能|量产/iu,
  "training-run": /\b(?:trained on|training run|post-training|pre-training)\b|训练于|完成训练/iu,
  licence: /\blicen[cs]e[sd]?\b|许可/iu,
  benchmark: /\b(?:benchmarks?|pass@\d|MLPerf)\b|基准测试|跑分/iu,
  results: /\b(?:annual report|half-year|revenue|profit|quarter(?:ly)?)\b|营收|财报/iu,
  partnership: /\b(?:partner\w*|agreement|deal)\b|合作/iu,
  "open-source": /\bopen[- ]sourc\w+\b|开源/iu,
  "open-weights": /\bopen[- ]weights?\b|权重/iu,
  acquisition: /\b(?:acquir\w+|acquisition|merger|takeover)\b|收购|合并/iu,
};
