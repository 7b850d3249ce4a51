// The functions of a wasm module: their names and what they take.

import { readFileSync } from 'node:fs';
import wasmparser from 'wasmparser';

// States of the parser, which its package names for TypeScript only.
const IMPORT = 12;
const NAMES = 19;
const FUNCTION_BEGINS = 28;
const FUNCTION_ENDS = 31;
const FUNCTION = 0; // kind of an import
const FUNCTION_NAMES = 1; // kind of a list of names

/** `[{name, bytes}]` of each function that the module `module` has itself, in its order; of `bytes`, locals are left out. It must have names. */
export const functionBodies = (module) => {
  const reader = new wasmparser.BinaryReader();
  reader.setData(module.buffer.slice(module.byteOffset, module.byteOffset + module.length), 0, module.length);
  const [bodies, names] = [[], new Map()];
  let [imported, start] = [0, 0];
  while (reader.read()) {
    const { state, result, position } = reader;
    if (state === IMPORT && result.kind === FUNCTION) imported++;
    if (state === FUNCTION_BEGINS) start = position;
    if (state === FUNCTION_ENDS) bodies.push(module.subarray(start, position));
    if (state !== NAMES || result.type !== FUNCTION_NAMES) continue;
    for (const { index, name } of result.names) names.set(index, new TextDecoder().decode(name));
  }
  if (!names.size) throw new Error('A module has no names of functions.');
  return bodies.map((bytes, at) => ({ name: names.get(imported + at) ?? '', bytes }));
};

/** `[{name, size}]` of each function of the module in the file `path`; sizes in bytes. */
export const functionSizes = (path) => functionBodies(readFileSync(path)).map(({ name, bytes }) => ({ name, size: bytes.length }));
