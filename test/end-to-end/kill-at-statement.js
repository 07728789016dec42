// Loaded before the program: ends it with SIGKILL at one of its SQL statements. KILL_AT: "before" or "after", and text of the statement.
import Database from "libsql";

const [, when, text] = /^(before|after) (.+)$/.exec(process.env.KILL_AT ?? "") ?? [];
const kill = () => process.kill(process.pid, "SIGKILL");
const { prepare } = Database.prototype;

Object.assign(Database.prototype, {
  /** @this {Database.Database} @param {string} sql */
  prepare(sql) {
    const statement = prepare.call(this, sql);
    if (text === undefined || !sql.includes(text)) return statement;
    return new Proxy(statement, {
      get(target, name) {
        const value = Reflect.get(target, name);
        if (typeof value !== "function") return value;
        return (/** @type {unknown[]} */ ...args) => {
          const runs = name === "run" || name === "all" || name === "get";
          if (runs && when === "before") kill();
          const answer = value.apply(target, args);
          if (runs && when === "after") kill();
          return answer;
        };
      },
    });
  },
});
