/** Discord takes a nonce of at most 25 characters. */
const LONGEST = 24;

/** The id of the delivery with that key: the same one always, so that what is made again after a crash is the same delivery. */
export const deliveryId = (key: string, hash: (text: string) => string): string => hash(key).slice(0, LONGEST);
