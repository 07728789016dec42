/** A tilde marks what rests on a near spelling. */
const QUERIES = `
  moore-threads | player:moore-threads
  Moore Threads | player:moore-threads
  Moore Thread | player:moore-threads
  moorethreads | player:moore-threads
  MOORE THREADS | player:moore-threads
  moore_threads | player:moore-threads
  “Moore Threads” | player:moore-threads
  Ｍｏｏｒｅ　Ｔｈｒｅａｄｓ | player:moore-threads
  moore | player:moore-threads
  Moore Threads Technology | player:moore-threads
  摩尔线程 | player:moore-threads
  摩爾線程 | player:moore-threads
  摩尔 | player:moore-threads
  moer xiancheng | player:moore-threads
  moerxiancheng | player:moore-threads
  mo er xian cheng | player:moore-threads
  Mo'er Xiancheng | player:moore-threads
  688795 | player:moore-threads
  688795.SH | player:moore-threads
  ~Mooer Threads | player:moore-threads
  ~Moore Thraeds | player:moore-threads
  ~moor thread | player:moore-threads
  ~摩尔线成 | player:moore-threads
  s5000 | product:mtt-s5000
  S-5000 | product:mtt-s5000
  MTT-S5000 | product:mtt-s5000
  MTT S5000 | product:mtt-s5000
  ＭＴＴ－Ｓ５０００ | product:mtt-s5000
  Moore Threads S5000 | product:mtt-s5000
  摩尔线程S5000 | product:mtt-s5000
  摩爾線程 MTT S5000 | product:mtt-s5000
  PingHu | product:mtt-s5000
  平湖 | product:mtt-s5000
  夸娥 | product:kuae
  kua e | product:kuae
  KUAE | product:kuae
  musa | product:musa
  musacoder | product:musacoder
  Musa Coder | product:musacoder
  MusaCoder-27B | product:musacoder
  ~musacodr | product:musacoder
  花港 | product:huagang
  huagang | product:huagang
  Huawei | player:huawei
  华为 | player:huawei
  華為 | player:huawei
  hua wei | player:huawei
  ~hauwei | player:huawei
  ~huawie | player:huawei
  ~huaweis | player:huawei
  HiSilicon | player:huawei
  海思 | player:huawei
  haisi | player:huawei
  昇腾 | player:huawei
  昇騰 | player:huawei
  shengteng | player:huawei
  ascend | player:huawei
  Ascend 910C | product:ascend-910c
  ascend-910c | product:ascend-910c
  910c | product:ascend-910c
  昇腾910C | product:ascend-910c
  昇騰 910C | product:ascend-910c
  huawei ascend 910c | product:ascend-910c
  ~ascned 910c | product:ascend-910c
  CloudMatrix 384 | product:cloudmatrix-384
  cloud matrix | product:cloudmatrix-384
  ~cloudmatirx 384 | product:cloudmatrix-384
  MindSpore | product:mindspore
  mind spore | product:mindspore
  ~mindspoer | product:mindspore
  Cambricon | player:cambricon
  寒武纪 | player:cambricon
  寒武紀 | player:cambricon
  hanwuji | player:cambricon
  han wu ji | player:cambricon
  ~夸鹅 | product:kuae
  ~话为 | player:huawei
  ~寒武记 | player:cambricon
  ~cambrican | player:cambricon
  688256 | player:cambricon
  ~思元590 | product:siyuan-590
  思元370 | product:siyuan-370
  Siyuan 590 | product:siyuan-590
  MLU590 | product:siyuan-590
  MetaX | player:metax
  沐曦 | player:metax
  mu xi | player:metax
  Muxi | player:metax
  曦云C600 | product:xiyun-c600
  曦雲 C600 | product:xiyun-c600
  xiyun c600 | product:xiyun-c600
  C550 | product:xiyun-c550
  Biren | player:biren
  壁仞科技 | player:biren
  壁仞 | player:biren
  biren keji | player:biren
  6082.HK | player:biren
  06082 | player:biren
  6082 | player:biren
  BR100 | product:br100
  壁砺100 | product:br100
  bili 100 | product:br100
  Enflame | player:enflame
  燧原 | player:enflame
  燧原科技 | player:enflame
  suiyuan | player:enflame
  ~enflmae | player:enflame
  Iluvatar | player:iluvatar
  天数智芯 | player:iluvatar
  天數智芯 | player:iluvatar
  tianshu zhixin | player:iluvatar
  ~illuvatar corex | player:iluvatar
  天垓100 | product:tiangai-100
  Hygon | player:hygon
  海光 | player:hygon
  haiguang | player:hygon
  Kunlunxin | player:kunlunxin
  昆仑芯 | player:kunlunxin
  崑崙芯 | player:kunlunxin
  kun lun xin | player:kunlunxin
  Kunlun P800 | product:kunlun-p800
  P800 | product:kunlun-p800
  Baidu | player:baidu
  百度 | player:baidu
  bai du | player:baidu
  文心5.1 | product:ernie-5-1
  Ernie 5.1 | product:ernie-5-1
  飞桨 | product:paddlepaddle
  飛槳 | product:paddlepaddle
  paddle paddle | product:paddlepaddle
  Alibaba | player:alibaba
  阿里巴巴 | player:alibaba
  阿里 | player:alibaba
  ~alibabba | player:alibaba
  aliyun | product:alibaba-cloud
  qwen | product:qwen3-7-max
  T-Head | player:t-head
  THead | player:t-head
  平头哥 | player:t-head
  平頭哥 | player:t-head
  pingtouge | player:t-head
  真武810E | product:zhenwu-810e
  zhenwu 810e | product:zhenwu-810e
  PPU | product:zhenwu-810e
  Sugon | player:sugon
  中科曙光 | player:sugon
  曙光 | player:sugon
  SMIC | player:smic
  中芯国际 | player:smic
  中芯國際 | player:smic
  zhongxin guoji | player:smic
  0981.HK | player:smic
  981 | player:smic
  N+2 | product:smic-n-plus-2
  n＋2 | product:smic-n-plus-2
  N2 | product:tsmc-n2
  TSMC | player:tsmc
  台积电 | player:tsmc
  台積電 | player:tsmc
  臺積電 | player:tsmc
  taijidian | player:tsmc
  CoWoS | product:cowos
  co-wos | product:cowos
  CXMT | player:cxmt
  长鑫存储 | player:cxmt
  長鑫存儲 | player:cxmt
  changxin cunchu | player:cxmt
  SK hynix | player:sk-hynix
  skhynix | player:sk-hynix
  SK하이닉스 | player:sk-hynix
  SK 하이닉스 | player:sk-hynix
  海力士 | player:sk-hynix
  ~sk hynics | player:sk-hynix
  000660 | player:sk-hynix
  Samsung | player:samsung
  삼성전자 | player:samsung
  삼성 | player:samsung
  三星 | player:samsung
  ~samsnug | player:samsung
  HBM4E | product:hbm4e
  Micron | player:micron
  美光 | player:micron
  NVIDIA | player:nvidia
  ~nvidia’s | player:nvidia
  英伟达 | player:nvidia
  英偉達 | player:nvidia
  輝達 | player:nvidia
  yingweida | player:nvidia
  ~nvida | player:nvidia
  ~nvdiia | player:nvidia
  NVDA | player:nvidia
  nv | player:nvidia
  ~nvidias | player:nvidia
  H100 | product:h100
  h 200 | product:h200
  cuda | product:cuda
  CUDA™ | product:cuda
  AMD | player:amd
  ROCm | product:rocm
  MI300X | product:instinct-mi300x
  Instinct MI455X | product:instinct-mi455x
  Intel | player:intel
  英特尔 | player:intel
  英特爾 | player:intel
  ~intle | player:intel
  gaudi | product:gaudi
  Google | player:google
  谷歌 | player:google
  TPU | player:google
  ~gogle | player:google
  gemini | product:gemini
  AWS | player:aws
  Amazon Web Services | player:aws
  trainium 3 | product:trainium3
  Microsoft | player:microsoft
  微软 | player:microsoft
  微軟 | player:microsoft
  ~mircosoft | player:microsoft
  maia 200 | product:maia-200
  Meta | player:meta
  facebook | player:meta
  llama | product:llama
  Broadcom | player:broadcom
  博通 | player:broadcom
  ~braodcom | player:broadcom
  Groq | player:groq
  groqcloud | product:groqcloud
  Cerebras | player:cerebras
  ~cerabras | player:cerebras
  WSE 3 | product:wse-3
  SambaNova | player:sambanova
  samba nova | player:sambanova
  ~sambonova | player:sambanova
  Tenstorrent | player:tenstorrent
  ~tenstorent | player:tenstorrent
  wormhole | product:wormhole
  OpenAI | player:openai
  open ai | player:openai
  Anthropic | player:anthropic
  ~antropic | player:anthropic
  claude | product:claude
  DeepSeek | player:deepseek
  深度求索 | player:deepseek
  shendu qiusuo | player:deepseek
  ~deepseak | player:deepseek
  R1 | product:deepseek-r1
  deepseek r1 | product:deepseek-r1
  Zhipu | player:zhipu
  智谱 | player:zhipu
  智譜 | player:zhipu
  Z.ai | player:zhipu
  GLM | player:zhipu
  GLM-5 | product:glm-5
  glm 5.2 | product:glm-5-2
  Moonshot | player:moonshot
  月之暗面 | player:moonshot
  kimi | player:moonshot
  Kimi K2 | product:kimi-k2
  ~monshot ai | player:moonshot
  BIS | player:bis
  US Commerce Department | player:bis
  实体清单 | product:entity-list
  實體清單 | product:entity-list
  entity list | product:entity-list
  HBM | segment:hbm
  高带宽内存 | segment:hbm
  training accelerators | segment:training-accelerators
  training accel | segment:training-accelerators
  训练加速器 | segment:training-accelerators
  訓練加速器 | segment:training-accelerators
  foundry | segment:foundry
  晶圆代工 | segment:foundry
  ~foundation modles | segment:foundation-models
  export controls | segment:export-controls
  software stack | segment:software-stack
`;

/** Queries by hand, each with the one record that must answer; `near` where the answer rests on a near spelling. */
export const ONE = QUERIES.trim()
  .split("\n")
  .map((row) => row.trim().split(" | "))
  .map(([query = "", expected = ""]) => ({ query: query.replace(/^~/, ""), near: query.startsWith("~"), expected }));
