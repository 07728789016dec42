import { pathOf } from "../../src/stores/json-knowledge/record-kinds.ts";
import { knowledgeStoreConformance } from "../conformance/knowledge-store.ts";
import { temporaryBase } from "./temporary-base.ts";

knowledgeStoreConformance("createJsonKnowledgeStore", () => {
  const base = temporaryBase();
  for (const part of ["rubric.json", "players", "segments", "announcements"]) base.remove(part);
  return {
    put: async (kind, id, record) => base.write(pathOf(kind, id), record),
    putRubric: async (record) => base.write("rubric.json", record),
    remove: async (kind, id) => base.remove(pathOf(kind, id)),
    open: () => base.open(),
  };
});
