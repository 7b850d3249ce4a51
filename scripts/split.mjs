// Splits a wasm module: what every page needs, and deferred parts.
//
// A deferred module works in the first one's memory, with its table and its functions. What others call of it are gates: in the others,
// a gate is but a call through a slot of the table, which the deferred module fills when it is started; before that, the call traps.
// What is reached through the gates of one part alone is deferred, whatever functions the compiler made, and nothing is there twice.
// So are the data that it alone refers to, and functions that it alone calls through the table. The names by which wasm-bindgen's glue
// is imported, which hold hashes, are made short in glue and module alike.

import binaryen from 'binaryen';

const CLEAN = ['remove-unused-module-elements'];
const GLUE = 'g'; // the name of the module that wasm-bindgen's glue is imported from
const TABLE = '$';
const CLOSURE = '_';
const PREFIX = '$'; // of the first's exports for the deferred one, which no name of wasm-bindgen begins with

const each = (count, at) => Array.from({ length: count }, (_, index) => at(index));
const functionsOf = (module) =>
  each(module.getNumFunctions(), (index) => binaryen.getFunctionInfo(module.getFunctionByIndex(index)));
const globalsOf = (module) =>
  each(module.getNumGlobals(), (index) => binaryen.getGlobalInfo(module.getGlobalByIndex(index)));
const exportsOf = (module) =>
  each(module.getNumExports(), (index) => binaryen.getExportInfo(module.getExportByIndex(index)));
const segmentsOf = (module) =>
  each(module.getNumElementSegments(), (index) => binaryen.getElementSegmentInfo(module.getElementSegmentByIndex(index)));
const memoryOf = (module) => exportsOf(module).find(({ kind }) => kind === binaryen.ExternalMemory).value;
const tableOf = (module) => binaryen.getTableInfo(module.getTableByIndex(0));

// Short names: a, b, … Z, aa, …
const LETTERS = 'abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ';
const letters = (number) => (number < 0 ? '' : letters(Math.floor(number / LETTERS.length) - 1) + LETTERS[number % LETTERS.length]);

const growTable = (module, slots) => {
  const { name, initial } = tableOf(module);
  binaryen._BinaryenTableSetInitial(module.getTable(name), initial + slots.size);
  binaryen._BinaryenTableSetMax(module.getTable(name), initial + slots.size);
};

// `[slot, function]` of the table as it is filled at the start.
const filledSlots = (module) =>
  segmentsOf(module).flatMap(({ offset, data }) => {
    const first = binaryen.getExpressionInfo(offset).value;
    return data.map((name, at) => [first + at, name]);
  });

// Fills the table with these functions, `[slot, function]` in ascending order, and no others.
const fillTable = (module, filled) => {
  const table = tableOf(module).name;
  for (const { name } of segmentsOf(module)) module.removeElementSegment(name);
  const runs = [];
  for (const [slot, name] of filled) {
    const last = runs.at(-1);
    if (last && slot === last.first + last.names.length) last.names.push(name);
    else runs.push({ first: slot, names: [name] });
  }
  for (const { first, names } of runs) module.addActiveElementSegment(table, `slots ${first}`, names, module.i32.const(first));
};

// In the first, gates are calls of what will be in their slots.
const openGates = (module, slots) => {
  for (const [gate, slot] of slots) {
    const { params, results } = binaryen.getFunctionInfo(module.getFunction(gate));
    const given = binaryen.expandType(params).map((type, index) => module.local.get(index, type));
    const call = module.call_indirect(tableOf(module).name, module.i32.const(slot), given, params, results);
    binaryen.Function.setBody(module.getFunction(gate), call);
  }
};

// Leaves what is reached through these gates; `filled` are the slots that are filled for that alone.
const leaveBehindGates = (module, slots, filled) => {
  for (const { name } of exportsOf(module)) module.removeExport(name);
  module.addTableImport(tableOf(module).name, '', TABLE);
  fillTable(module, [...filled, ...[...slots].map(([gate, slot]) => [slot, gate])]);
  module.runPasses(CLEAN);
};

// Segments are joined over gaps of so many bytes: zeros in a row take less, compressed, than a segment's head.
const GAP = 128;

// Of the memory's first content what stands at addresses that are to be kept, as segments. Where `isAlone`, nothing else may be
// written to: the module comes when others have used their memory.
const contentOf = (module, isKept, isAlone) => {
  const segments = [];
  for (const { offset, data } of each(module.getNumDataSegments(), (at) => module.getDataSegmentInfo(module.getDataSegmentByIndex(at)))) {
    let last;
    for (const [at, byte] of new Uint8Array(data).entries()) {
      if (!byte || !isKept(offset + at)) continue;
      const gap = last ? each(at - last.end, (step) => offset + last.end + step) : [];
      if (!last || gap.length > GAP || (isAlone && !gap.every(isKept))) {
        last = { start: at, bytes: [], end: at };
        segments.push({ offset: module.i32.const(offset + at), data: last.bytes });
      }
      last.bytes.push(...Array(at - last.end).fill(0), byte);
      last.end = at + 1;
    }
  }
  return segments.map(({ offset, data }) => ({ offset, data: Uint8Array.from(data) }));
};

// What a deferred module has in common with the first it imports; it is added to `shared`, `[kind, name, short]` of each.
const importShared = (module, memory, content, kept, shared) => {
  const share = (kind, name) => {
    const known = shared.find((one) => one[0] === kind && one[1] === name);
    if (known) return known[2];
    const short = PREFIX + letters(shared.length);
    shared.push([kind, name, short]);
    return short;
  };
  module.setMemory(0, -1, null, content, false, false, memory);
  module.addMemoryImport(memory, '', share('Memory', memory));
  for (const { name, type, mutable } of globalsOf(module)) {
    module.removeGlobal(name);
    module.addGlobalImport(name, '', share('Global', name), type, mutable);
  }
  const common = functionsOf(module).filter(({ name }) => kept.has(name));
  for (const { name, params, results } of common) {
    module.removeFunction(name);
    module.addFunctionImport(name, '', name, params, results);
  }
  module.runPasses(CLEAN);
  // Those that are called by what is left.
  const used = new Set(functionsOf(module).map(({ name }) => name));
  for (const { name, params, results } of common.filter(({ name }) => used.has(name))) {
    module.removeFunction(name);
    module.addFunctionImport(name, '', share('Function', name), params, results);
  }
};

// Gives what is imported from `glue` short names, in the order of the glue, so that in both one name follows the other; the old ones
// and the new.
const shortenImports = (module, glue) => {
  const place = ({ base }) => glue.indexOf(` ${base}: `);
  const imported = functionsOf(module).filter(({ module }) => module);
  imported.sort((one, other) => place(one) - place(other));
  return imported.map(({ name, base, params, results }, index) => {
    module.removeFunction(name);
    module.addFunctionImport(name, GLUE, letters(index), params, results);
    return [base, letters(index)];
  });
};

// Gives what calls closures, which wasm-bindgen exports for its glue alone, short names; the old ones and the new.
const shortenClosures = (module) => {
  const closures = exportsOf(module).filter(({ name }) => name.startsWith('wasm_bindgen'));
  return closures.map(({ name, value }, index) => {
    module.removeExport(name);
    module.addFunctionExport(value, CLOSURE + letters(index));
    return [name, CLOSURE + letters(index)];
  });
};

// wasm-bindgen's glue `code` with these short names; an error where it does not have each old one once.
const shortened = (code, imports, closures) => {
  const once = (text, from, to) => {
    if (text.split(from).length !== 2) throw new Error(`wasm-bindgen's glue does not have ${from} once.`);
    return text.replace(from, to);
  };
  const called = closures.reduce((text, [from, to]) => once(text, `wasm.${from}(`, `wasm.${to}(`), code);
  const renamed = imports.reduce((text, [from, to]) => once(text, ` ${from}: `, ` ${to}: `), called);
  const [from] = /"\.\/[\w-]+_bg\.js": /.exec(renamed) ?? ['"./…_bg.js": '];
  return once(renamed, from, `${GLUE}: `);
};

/**
 * Modules made of `bytes`, a module with names, and its `code`, wasm-bindgen's glue: `{first, deferred, glue}`, with one of `deferred`
 * for each of `parts`. A part is `{isGate, addresses, slots, gates}`: what tells its gates by their names, and what
 * `scripts/relocations.mjs` says of it.
 */
export const split = (bytes, code, parts) => {
  binaryen.setDebugInfo(true);
  const first = binaryen.readBinary(bytes);
  const names = functionsOf(first).map(({ name }) => name);
  const slots = new Map(); // of gates
  const gatesOf = parts.map(({ isGate, gates }) => {
    const own = names.filter(isGate);
    if (own.length !== gates) throw new Error(`${own.length} gates, but the linker knows of ${gates}.`);
    for (const gate of own) slots.set(gate, tableOf(first).initial + slots.size);
    return new Map(own.map((gate) => [gate, slots.get(gate)]));
  });
  const filled = filledSlots(first);
  const early = filled.filter(([slot]) => !parts.some((part) => part.slots.has(slot)));
  const probe = binaryen.readBinary(bytes);
  for (const module of [probe, first]) {
    growTable(module, slots);
    openGates(module, slots);
    fillTable(module, early);
  }
  probe.runPasses(CLEAN);
  const modules = parts.map((part, at) => {
    const module = binaryen.readBinary(bytes);
    growTable(module, slots);
    openGates(module, new Map([...slots].filter(([gate]) => !gatesOf[at].has(gate))));
    leaveBehindGates(module, gatesOf[at], filled.filter(([slot]) => part.slots.has(slot)));
    return module;
  });
  // What of JavaScript a deferred module alone calls is imported by the first all the same, and what several call is in the first.
  const kept = new Set(functionsOf(probe).map(({ name }) => name));
  functionsOf(first).forEach(({ module, name }) => module && kept.add(name));
  const found = modules.map((module) => functionsOf(module).map(({ name }) => name));
  const again = new Set();
  for (const name of found.flat()) (again.has(name) ? kept : again).add(name);
  for (const gate of slots.keys()) kept.delete(gate);
  const shared = [['Table', tableOf(first).name, TABLE]];
  modules.forEach((module, at) => {
    const content = contentOf(module, (address) => parts[at].addresses.has(address), true);
    importShared(module, memoryOf(first), content, kept, shared);
  });
  for (const [kind, name, short] of shared) first[`add${kind}Export`](name, short);
  const { initial, max } = first.getMemoryInfo();
  const isEarly = (address) => !parts.some(({ addresses }) => addresses.has(address));
  first.setMemory(initial, max ?? -1, null, contentOf(first, isEarly, false), false, false, memoryOf(first));
  first.runPasses(CLEAN);
  const glue = shortened(code, shortenImports(first, code), shortenClosures(first));
  const made = { first: Buffer.from(first.emitBinary()), deferred: modules.map((module) => Buffer.from(module.emitBinary())), glue };
  for (const module of [probe, first, ...modules]) module.dispose();
  return made;
};
