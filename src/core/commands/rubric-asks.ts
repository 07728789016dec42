interface Read {
  readonly novelty: number;
  readonly significance: number;
  readonly hasMapDelta: boolean;
  readonly hasSegment: boolean;
}

/** What the rubric asks of such scores and the record lacks: sentences by the field that they belong to. */
export const rubricAsks = ({ novelty, significance, hasMapDelta, hasSegment }: Read) => ({
  ...(novelty >= 2 && !hasMapDelta
    ? {
        mapDelta: `Novelty ${novelty} says that the player map changes, so say in a sentence what changes on it.`,
      }
    : {}),
  ...(significance >= 2 && !hasSegment
    ? { segment: `Significance ${significance} says that a segment must re-plan, so name it.` }
    : {}),
});
