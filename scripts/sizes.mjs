// How many bytes each function of a wasm module takes.

import { readFileSync } from 'node:fs';
import wasmparser from 'wasmparser';

// States of the parser, which its package names for TypeScript only.
const IMPORT = 12;
const NAMES = 19;
const FUNCTION_BEGINS = 28;
const FUNCTION_ENDS = 31;
const FUNCTION = 0; // kind of an import
const FUNCTION_NAMES = 1; // kind of a list of names

/** `[{name, size}]` of each function of the module in the file `path`, which has a name section; sizes in bytes, locals left out. */
export const functionSizes = (path) => {
  const { buffer, byteOffset, length } = readFileSync(path);
  const reader = new wasmparser.BinaryReader();
  reader.setData(buffer.slice(byteOffset, byteOffset + length), 0, length);
  const [sizes, names] = [[], new Map()];
  let [imported, start] = [0, 0];
  while (reader.read()) {
    const { state, result, position } = reader;
    if (state === IMPORT && result.kind === FUNCTION) imported++;
    if (state === FUNCTION_BEGINS) start = position;
    if (state === FUNCTION_ENDS) sizes.push(position - start);
    if (state !== NAMES || result.type !== FUNCTION_NAMES) continue;
    for (const { index, name } of result.names) names.set(index, new TextDecoder().decode(name));
  }
  if (!names.size) throw new Error(`${path} has no names of functions.`);
  return sizes.map((size, at) => ({ name: names.get(imported + at) ?? '', size }));
};
