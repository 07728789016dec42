import type { Command } from "../command/declare.ts";
import { about } from "./about.ts";
import { addAnnouncement } from "./add-announcement.ts";
import { addPlayer } from "./add-player.ts";
import { addSegment } from "./add-segment.ts";
import { alias } from "./alias.ts";
import { approve } from "./approve.ts";
import { audit } from "./audit.ts";
import { claim } from "./claim.ts";
import { claims } from "./claims.ts";
import { compare } from "./compare.ts";
import { digestHistory, digestReplay, digestResend } from "./digest-history.ts";
import { digest, digestList } from "./digest-list.ts";
import { digestNow, digestTest } from "./digest-now.ts";
import { digestPause, digestResume } from "./digest-pause.ts";
import { digestPreview } from "./digest-preview.ts";
import { digestRest } from "./digest-rest.ts";
import { digestSubscribe } from "./digest-subscribe.ts";
import { digestRestore, digestUnsubscribe } from "./digest-unsubscribe.ts";
import { digestUpdate } from "./digest-update.ts";
import { digestWhy } from "./digest-why.ts";
import { edit } from "./edit.ts";
import { exportAll } from "./export.ts";

import { help } from "./help.ts";
import { history } from "./history.ts";
import { importAll } from "./import.ts";
import { latest } from "./latest.ts";
import { lookup } from "./lookup.ts";
import { map } from "./map.ts";
import { merge } from "./merge.ts";
import { mute } from "./mute.ts";
import { propose } from "./propose.ts";
import { queue } from "./queue.ts";
import { reject } from "./reject.ts";
import { retract } from "./retract.ts";
import { roles } from "./roles.ts";
import { rubric } from "./rubric.ts";
import { scoreCommand } from "./score.ts";
import { search } from "./search.ts";
import { timeline } from "./timeline.ts";
import { top } from "./top.ts";
import { undo } from "./undo.ts";
import { unmute } from "./unmute.ts";
import { unwatch } from "./unwatch.ts";
import { useful } from "./useful.ts";
import { watch } from "./watch.ts";
import { watching } from "./watching.ts";
import { why } from "./why.ts";
import { wrong } from "./wrong.ts";

/** Every command, in the order in which help lists them. A new command is one file and one line here. */
export const COMMANDS: readonly Command[] = [
  lookup,
  search,
  latest,
  top,
  compare,
  timeline,
  map,
  claims,
  why,
  rubric,
  digest,
  digestSubscribe,
  digestUpdate,
  digestList,
  digestPause,
  digestResume,
  digestUnsubscribe,
  digestRestore,
  digestNow,
  digestTest,
  digestHistory,
  digestReplay,
  digestResend,
  digestPreview,
  digestWhy,
  digestRest,
  watch,
  unwatch,
  watching,
  mute,
  unmute,
  useful,
  wrong,
  propose,
  addAnnouncement,
  addPlayer,
  addSegment,
  edit,
  scoreCommand,
  claim,
  retract,
  merge,
  alias,
  queue,
  approve,
  reject,
  history,
  undo,
  audit,
  roles,
  exportAll,
  importAll,
  help,
  about,
];
