/** Discord's permissions as far as AMW needs them, from its documents. */
export const MAY = {
  administrator: 1n << 3n,
  manageChannels: 1n << 4n,
  viewChannel: 1n << 10n,
  sendMessages: 1n << 11n,
  readMessageHistory: 1n << 16n,
  connect: 1n << 20n,
  manageThreads: 1n << 34n,
  sendMessagesInThreads: 1n << 38n,
} as const;
export type Permission = keyof typeof MAY;

export const bitsOf = (permissions: readonly Permission[]): bigint =>
  permissions.reduce((sum, one) => sum | MAY[one], 0n);

export interface Role {
  readonly id: string;
  readonly name: string;
  readonly permissions: bigint;
}

export interface Overwrite {
  readonly id: string;
  /** 0 a role, 1 a member. */
  readonly type: 0 | 1;
  readonly allow: bigint;
  readonly deny: bigint;
}

const EVERYTHING = (1n << 50n) - 1n;

/** By the steps of Discord's "Permission Hierarchy": everyone, roles, then the channel's for everyone, roles, the member. */
export function computed(
  everyone: string,
  user: string,
  held: readonly Role[],
  overwrites: readonly Overwrite[],
): bigint {
  let sum = 0n;
  for (const role of held) sum |= role.permissions;
  if ((sum & MAY.administrator) === MAY.administrator) return EVERYTHING;
  const forEveryone = overwrites.find(({ id }) => id === everyone);
  if (forEveryone) sum = (sum & ~forEveryone.deny) | forEveryone.allow;
  let [allow, deny] = [0n, 0n];
  for (const overwrite of overwrites) {
    if (overwrite.type !== 0 || overwrite.id === everyone || !held.some(({ id }) => id === overwrite.id)) continue;
    allow |= overwrite.allow;
    deny |= overwrite.deny;
  }
  sum = (sum & ~deny) | allow;
  const own = overwrites.find(({ id, type }) => type === 1 && id === user);
  if (own) sum = (sum & ~own.deny) | own.allow;
  return sum;
}

export const ownersOwn = EVERYTHING;
