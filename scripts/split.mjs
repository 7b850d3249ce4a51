// Splits a wasm module in two: what every page needs, and a deferred part.
//
// The deferred module works in the first one's memory, with its table and its functions. What the first calls of it are gates: in the
// first, a gate is but a call through a slot of the table, which the deferred module fills when it is started; before that, the call
// traps. What is reached through gates alone is deferred, whatever functions the compiler made, and nothing is there twice. So are the
// data that it alone refers to, and functions that it alone calls through the table. The names by which wasm-bindgen's glue is imported, which hold hashes, are made short in glue and module alike.

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
  growTable(module, slots);
};

// Leaves what is reached through gates; `filled` are the slots that are filled for that alone.
const leaveBehindGates = (module, slots, filled) => {
  for (const { name } of exportsOf(module)) module.removeExport(name);
  growTable(module, slots);
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

// What the deferred module has in common with the first it imports; `[kind, name, short]` of each.
const importShared = (module, memory, content, kept) => {
  const shared = [['Table', tableOf(module).name, TABLE]];
  const share = (kind, name) => {
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
  for (const { name, params, results } of functionsOf(module).filter(({ name }) => kept.has(name))) {
    module.removeFunction(name);
    module.addFunctionImport(name, '', share('Function', name), params, results);
  }
  module.runPasses(CLEAN);
  const used = new Set(functionsOf(module).map(({ name }) => name));
  return shared.filter(([kind, name]) => kind !== 'Function' || used.has(name));
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
 * Two modules made of `bytes`, a module with names, and its `code`, wasm-bindgen's glue: `{first, deferred, gates, glue}`. `isGate`
 * tells gates by their names; `addresses` are those of data for the deferred part alone, `slots` those of the table.
 */
export const split = (bytes, code, isGate, { addresses, slots: deferredSlots }) => {
  const isDeferred = (address) => addresses.has(address);
  binaryen.setDebugInfo(true);
  const [probe, first, deferred] = each(3, () => binaryen.readBinary(bytes));
  const gates = functionsOf(first).map(({ name }) => name).filter(isGate);
  const slots = new Map(gates.map((gate, index) => [gate, tableOf(first).initial + index]));
  const filled = filledSlots(first);
  const early = filled.filter(([slot]) => !deferredSlots.has(slot));
  openGates(probe, slots);
  fillTable(probe, early);
  probe.runPasses(CLEAN);
  // What of JavaScript the deferred module alone calls is imported by the first all the same.
  const imported = functionsOf(first).filter(({ module }) => module);
  const kept = new Set([...functionsOf(probe), ...imported].map(({ name }) => name));
  for (const gate of gates) kept.delete(gate);
  leaveBehindGates(deferred, slots, filled.filter(([slot]) => deferredSlots.has(slot)));
  const shared = importShared(deferred, memoryOf(first), contentOf(deferred, isDeferred, true), kept);
  openGates(first, slots);
  fillTable(first, early);
  for (const [kind, name, short] of shared) first[`add${kind}Export`](name, short);
  const { initial, max } = first.getMemoryInfo();
  first.setMemory(initial, max ?? -1, null, contentOf(first, (at) => !isDeferred(at), false), false, false, memoryOf(first));
  first.runPasses(CLEAN);
  const glue = shortened(code, shortenImports(first, code), shortenClosures(first));
  const made = { first: Buffer.from(first.emitBinary()), deferred: Buffer.from(deferred.emitBinary()), gates, glue };
  for (const module of [probe, first, deferred]) module.dispose();
  return made;
};
