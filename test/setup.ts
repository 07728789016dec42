import fc from "fast-check";

// The same inputs on every run; FC_SEED=random looks elsewhere, FC_SEED=<number> looks there again.
const seed = process.env.FC_SEED;
if (seed !== "random") fc.configureGlobal({ seed: Number(seed ?? 20261123) });
