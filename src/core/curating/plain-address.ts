/** Parameters that say how somebody came to a page, and nothing of which page it is. */
const TRACKERS =
  /^(?:utm_\w+|fbclid|gclid|gbraid|wbraid|dclid|msclkid|yclid|twclid|ttclid|igsh|igshid|li_fat_id|mc_cid|mc_eid|_hsenc|_hsmi|mkt_tok|oly_enc_id|oly_anon_id|vero_id|srsltid|ref_src|ref_url|spm|scm|share_token|share_from|isappinstalled|nsukey|wt_?mc\w*|cmpid|guccounter|guce_referrer\w*)$/i;

/** The address without what only tracks and without a fragment: two that differ in nothing else are of one page. */
export function plainAddress(address: URL): URL {
  const plain = new URL(address);
  plain.hash = "";
  const trackers = [...plain.searchParams.keys()].filter((name) => TRACKERS.test(name));
  // Untouched otherwise: to set one parameter is to write all of them anew.
  for (const name of trackers) plain.searchParams.delete(name);
  return plain;
}
