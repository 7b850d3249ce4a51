// What the speed measurements share: the engine, clocks and tables.
//
// `trunk build --release` makes the engine; `make preview` puts a slow one in its place.

import { readFileSync } from 'node:fs';

export const BUILD = new URL('../dist/preview/', import.meta.url);

/** The engine's program; an error unless it is a release build, which has no names of functions. */
export const compiled = () => {
  const program = new WebAssembly.Module(readFileSync(new URL('claim-labels-engine_bg.wasm', BUILD)));
  if (WebAssembly.Module.customSections(program, 'name').length) throw new Error('First: trunk build --release');
  return program;
};

/** The engine in this process, and its memory. */
export const loadEngine = async () => {
  const module = await import(new URL('claim-labels-engine.js', BUILD));
  const { memory } = module.initSync({ module: compiled() });
  const anchorClaims = (text, manifest) => module.anchorClaims(text, JSON.stringify(manifest), () => {});
  return { anchorClaims, memory };
};

export const median = (values) => {
  const sorted = [...values].sort((a, b) => a - b);
  const middle = sorted.length >> 1;
  return sorted.length % 2 ? sorted[middle] : (sorted[middle - 1] + sorted[middle]) / 2;
};

/** Milliseconds that `run` takes. */
export const time = (run) => {
  const began = performance.now();
  run();
  return performance.now() - began;
};

/** A table with the first column to the left and figures to the right. */
export const table = (rows) => {
  const widths = rows[0].map((_, column) => Math.max(...rows.map((row) => String(row[column]).length)));
  const cell = (value, at) => (at ? String(value).padStart(widths[at] + 2) : String(value).padEnd(widths[0]));
  for (const row of rows) console.log(row.map(cell).join(''));
};

export const megabytes = (bytes) => `${(bytes / 2 ** 20).toFixed(1)} MiB`;
