import { createCipheriv, createDecipheriv, hkdfSync, randomBytes } from "node:crypto";
import type { Installations, Log } from "../core/ports.ts";
import { openDurable } from "./open-durable.ts";

const CIPHER = "aes-256-gcm";
const NONCE_BYTES = 12;
const TAG_BYTES = 16;
const SCHEMA = "create table if not exists installation (key text primary key, sealed blob not null) without rowid";

/** Told once for each. */
const UNREADABLE =
  "A workspace's tokens cannot be read with this SLACK_STATE_SECRET. Set the one that they were kept with, or install AMW in that workspace again.";

interface SqliteInstallations extends Installations {
  close(): void;
}

/** Keeps installations in a database file, durably, sealed with a key made from `secret`; another secret cannot read them. */
export function sqliteInstallations({
  file,
  secret,
  log,
}: {
  readonly file: string;
  readonly secret: string;
  readonly log: Log;
}): SqliteInstallations {
  const db = openDurable(file, SCHEMA);
  const box = sealing(secret);
  const put = db.prepare(
    "insert into installation (key, sealed) values (?, ?) on conflict (key) do update set sealed = excluded.sealed",
  );
  const get = db.prepare("select sealed from installation where key = ?").raw();
  const drop = db.prepare("delete from installation where key = ?");
  const told = new Set<string>();

  function unreadable(key: string): undefined {
    if (!told.has(key)) log.error(UNREADABLE, { key });
    told.add(key);
  }

  return {
    save: (key, text) => void put.run(key, box.seal(key, text)),
    find(key) {
      const row = get.get(key) as [Uint8Array] | undefined;
      return row && (box.open(key, Buffer.from(row[0])) ?? unreadable(key));
    },
    remove: (key) => void drop.run(key),
    close: () => void db.close(),
  };
}

/** Authenticated encryption; the key of a row is part of what is checked, so rows cannot be exchanged. */
function sealing(secret: string) {
  const cipherKey = new Uint8Array(hkdfSync("sha256", secret, "", "amw installations", 32));
  return {
    seal(key: string, text: string): Buffer {
      const nonce = randomBytes(NONCE_BYTES);
      const cipher = createCipheriv(CIPHER, cipherKey, nonce).setAAD(Buffer.from(key));
      const body = Buffer.concat([cipher.update(text, "utf8"), cipher.final()]);
      return Buffer.concat([nonce, cipher.getAuthTag(), body]);
    },
    open(key: string, sealed: Buffer): string | undefined {
      try {
        const opener = createDecipheriv(CIPHER, cipherKey, sealed.subarray(0, NONCE_BYTES))
          .setAAD(Buffer.from(key))
          .setAuthTag(sealed.subarray(NONCE_BYTES, NONCE_BYTES + TAG_BYTES));
        return Buffer.concat([opener.update(sealed.subarray(NONCE_BYTES + TAG_BYTES)), opener.final()]).toString(
          "utf8",
        );
      } catch {
        return undefined;
      }
    },
  };
}
